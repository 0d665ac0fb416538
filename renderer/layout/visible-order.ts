/** @file What order the photos stand in: flat as the engine sorted them, grouped by stack, or one per closed stack. Ids only. */

import { indexIds } from './id-index.ts';

export interface StackMembers<Id> {
  id: number;
  photoIds: readonly Id[];
  bestId: Id | null;
}
export type StackOf<Id> = (id: Id) => StackMembers<Id> | undefined;

/** A stack stands where its first photo stood, its members together in capture order. Alone-standing photos keep their place. */
export const groupByStack = <Id extends number>(ids: readonly Id[], stackOf: StackOf<Id>): Id[] => {
  const indexOf = indexIds(ids);
  const isPlaced = new Uint8Array(ids.length);
  const order: Id[] = [];
  for (let i = 0; i < ids.length; i++) {
    if (isPlaced[i]) continue;
    const id = ids[i]!;
    const stack = stackOf(id);
    if (!stack || stack.photoIds.length < 2) {
      order.push(id);
      continue;
    }
    for (const member of stack.photoIds) {
      const at = indexOf(member);
      if (at < 0) continue;
      isPlaced[at] = 1;
      order.push(member);
    }
    // A stack that no longer names this photo must not make it vanish.
    if (!isPlaced[i]) order.push(id);
  }
  return order;
};

/** Of every stack not open: its best if it is among these, else its first. Expects stacks to stand together. */
export const collapseStacks = <Id extends number>(
  grouped: readonly Id[],
  stackOf: StackOf<Id>,
  open: ReadonlySet<number>,
): Id[] => {
  const order: Id[] = [];
  for (let i = 0; i < grouped.length; i++) {
    const first = grouped[i]!;
    const stack = stackOf(first);
    if (!stack || stack.photoIds.length < 2 || open.has(stack.id)) {
      order.push(first);
      continue;
    }
    let chosen = first;
    let end = i;
    while (end < grouped.length && stackOf(grouped[end]!) === stack) {
      const member = grouped[end]!;
      if (member === stack.bestId) chosen = member;
      end++;
    }
    order.push(chosen);
    i = end - 1;
  }
  return order;
};

/** First photo of the next or previous stack (a photo without one counts as its own); null at the end. */
export const nextStackStart = <Id extends number>(
  order: readonly Id[],
  index: number,
  by: 1 | -1,
  stackOf: StackOf<Id>,
): Id | null => {
  const same = (a: Id, b: Id): boolean => {
    const stack = stackOf(a);
    return stack !== undefined && stack.photoIds.length > 1 && stack === stackOf(b);
  };
  let i = index;
  const startOf = (at: number): number => {
    let start = at;
    while (start > 0 && same(order[start]!, order[start - 1]!)) start--;
    return start;
  };
  if (by === 1) {
    while (i + 1 < order.length && same(order[i]!, order[i + 1]!)) i++;
    return order[i + 1] ?? null;
  }
  const start = startOf(i);
  return start === 0 ? null : order[startOf(start - 1)]!;
};
