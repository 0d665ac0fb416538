/** @file Whether a shoot is still culled as its type says, or was changed since. */
import type { ListedType } from '../../../electron/contract/shoot-type.ts';
import type { CullSettings } from '../../../electron/contract/suggestion.ts';

type Part = Pick<CullSettings, 'strictness' | 'keep' | 'stackStrength' | 'weights'>;

const partOf = ({ strictness, keep, stackStrength, weights }: Part): string =>
  JSON.stringify([strictness, keep, stackStrength, Object.entries(weights).sort()]);

export const isAsType = (settings: Part, type: Part): boolean => partOf(settings) === partOf(type);

/** The type that a shoot goes by; a shoot that never chose one goes by the first, as long as it is as that says. */
export const typeOf = (settings: CullSettings, types: readonly ListedType[]): ListedType | null =>
  types.find(({ name }) => name === (settings.type ?? types[0]?.name)) ?? null;
