/** @file Rules that settle what is disputed. A rule that has no answer leaves it to the photographer. */
import type { Flag, Label } from '../../../contract/decision.ts';
import type { MergeRule } from '../../../contract/merging.ts';
import type { Field } from '../../catalog/journal/stamps.ts';
import type { Side } from './merge-field.ts';

export type Value = Flag | Label | number;

const merit: Record<Flag, number> = { pick: 2, none: 1, reject: 0 };

/**
 * The side that the rule chooses; null where it chooses none. `starsOf` says how many stars they give the photo who say so.
 * "mine" and "theirs" depend on who merges; "keep-wins" and "more-stars" give the same for everybody.
 */
export function chooseSide(
  rule: MergeRule,
  field: Field,
  sides: readonly Side<Value>[],
  starsOf: (side: Side<Value>) => number,
): Side<Value> | null {
  switch (rule) {
    case 'mine':
      return only(sides.filter(isHere));
    case 'theirs':
      return only(sides.filter((side) => !isHere(side)));
    case 'more-stars':
      return best(sides, starsOf);
    case 'keep-wins':
      if (field === 'flag') return best(sides, ({ value }) => merit[value as Flag]);
      if (field === 'stars') return best(sides, ({ value }) => value as number);
      // One label against none; of two colours, or two ways to turn it, neither is "more kept".
      return field === 'label' ? only(sides.filter(({ value }) => value !== 'none')) : null;
  }
}

export const isHere = ({ files }: Pick<Side<Value>, 'files'>): boolean => files[0] === null;

const only = <T>(sides: readonly T[]): T | null => (sides.length === 1 ? sides[0]! : null);

function best<T>(sides: readonly T[], heightOf: (side: T) => number): T | null {
  const top = Math.max(...sides.map(heightOf));
  return only(sides.filter((side) => heightOf(side) === top));
}
