/** @file Where stepping by stack lands: on the frame that the keys will most likely be for. */
import { nextStackStart, type StackOf } from '../layout/visible-order.ts';

interface Walked<Id> {
  ids: readonly Id[];
  indexOf(id: Id): number;
}

/**
 * The best of the next or previous stack, so that one key a stack is enough where the app is right; its first frame shown where none is
 * best (can't tell, a bracket, the best filtered out). A photo without a stack counts as its own; null at the end.
 */
export const stackStep = <Id extends number>(
  order: Walked<Id>,
  index: number,
  by: 1 | -1,
  stackOf: StackOf<Id>,
): Id | null => {
  const first = nextStackStart(order.ids, index, by, stackOf);
  const best = first === null ? null : (stackOf(first)?.bestId ?? null);
  if (best === null) return first;
  // A best that no longer stands in the direction of travel is of a stack that was derived anew meanwhile.
  const at = order.indexOf(best);
  return at >= 0 && (at - index) * by > 0 ? best : first;
};
