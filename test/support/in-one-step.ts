/** @file What a shoot derives, given instead of worked out. */
import type { Derive, Derived } from '../../electron/core/shoot/shoot.ts';

/** Nothing where nothing is given. */
export function inOneStep(derived: () => Partial<Derived> = () => ({})): Derive {
  // biome-ignore lint/correctness/useYield: it is there at once.
  return function* () {
    return { stacks: [], ranks: new Map(), changed: [], stacksChanged: false, ...derived() };
  };
}
