/** @file Changing keys: what a change leaves in the settings. Only what differs from the key set is kept. */

import type { Settings } from '../../../electron/contract/settings.ts';
import type { Bindings } from '../../keys/bindings.ts';
import type { ActionDefinition } from '../../keys/definitions.ts';

type Keys = Settings['keys'];

const presetKeys = (action: ActionDefinition, preset: Settings['keyPreset']): readonly string[] =>
  (preset === 'photo-mechanic' ? action.photoMechanic : undefined) ?? action.keys;

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((k) => b.includes(k));

/** `keys` with these for one action; the set's own leave no trace. */
export const withKeys = (
  keys: Keys,
  action: ActionDefinition,
  preset: Settings['keyPreset'],
  next: readonly string[],
): Keys => {
  const { [action.id]: _gone, ...rest } = keys;
  return same(next, presetKeys(action, preset)) ? rest : { ...rest, [action.id]: [...next] };
};

/** Takes a chord off every other action that is live in a view of this one. */
export const takeChord = (
  keys: Keys,
  definitions: readonly ActionDefinition[],
  bindings: Pick<Bindings, 'keysOf'>,
  preset: Settings['keyPreset'],
  owner: ActionDefinition,
  chord: string,
): Keys =>
  definitions
    .filter((other) => other.id !== owner.id && bindings.keysOf(other.id).includes(chord))
    .filter((other) => other.views.some((view) => owner.views.includes(view)))
    .reduce(
      (all, other) =>
        withKeys(
          all,
          other,
          preset,
          bindings.keysOf(other.id).filter((key) => key !== chord),
        ),
      keys,
    );

/** Other actions this chord runs in a view where `action` is live too. */
export const clashesOf = (action: ActionDefinition, chord: string, bindings: Pick<Bindings, 'conflicts'>): string[] =>
  bindings.conflicts
    .filter((conflict) => conflict.chord === chord && conflict.ids.includes(action.id))
    .flatMap((conflict) => conflict.ids.filter((id) => id !== action.id));
