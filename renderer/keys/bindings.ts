/** @file Which keys are in force: the table, the preset, the photographer's own changes. */
import type { ViewName } from '../layout/url-state.ts';
import type { ActionDefinition } from './definitions.ts';
import { type Bound, conflictsIn } from './keymap.ts';

export type KeyPreset = 'chinagraph' | 'photo-mechanic';

export interface Bindings {
  keysOf(id: string): readonly string[];
  /** The action of a chord in a view; an action whose views do not include it is not live. */
  actionFor(chord: string, view: ViewName): ActionDefinition | undefined;
  conflicts: readonly { chord: string; ids: string[] }[];
}

export const createBindings = (
  definitions: readonly ActionDefinition[],
  preset: KeyPreset,
  changed: Readonly<Record<string, readonly string[]>>,
): Bindings => {
  const bound: (Bound & { definition: ActionDefinition })[] = definitions.map((definition) => ({
    id: definition.id,
    views: definition.views,
    keys:
      changed[definition.id] ?? (preset === 'photo-mechanic' ? definition.photoMechanic : undefined) ?? definition.keys,
    definition,
  }));
  const byChord = new Map<string, typeof bound>();
  for (const b of bound) for (const key of b.keys) byChord.set(key, [...(byChord.get(key) ?? []), b]);
  const keys = new Map(bound.map((b) => [b.id, b.keys]));
  return {
    keysOf: (id) => keys.get(id) ?? [],
    actionFor: (chord, view) => byChord.get(chord)?.find((b) => b.definition.views.includes(view))?.definition,
    conflicts: conflictsIn(bound),
  };
};
