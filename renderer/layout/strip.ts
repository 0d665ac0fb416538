/** @file The strip of neighbours: which part of a long list is seen, and the brackets around stacks. */

/** First index shown. The strip stands still until the active photo comes within `margin` of an edge. */
export const stripStart = (before: number, index: number, count: number, visible: number, margin = 2): number => {
  const last = Math.max(0, count - visible);
  const keep = Math.min(margin, Math.floor((visible - 1) / 2));
  let start = Math.min(before, last);
  if (index < start + keep) start = index - keep;
  if (index > start + visible - 1 - keep) start = index - visible + 1 + keep;
  // A jump far away puts the photo in the middle rather than at an edge.
  if (Math.abs(start - before) > visible) start = index - Math.floor(visible / 2);
  return Math.min(last, Math.max(0, start));
};

export interface StripBracket {
  stackId: number;
  /** Offsets from the first shown photo; `isCut...` where the stack goes on beyond. */
  from: number;
  to: number;
  isCutLeft: boolean;
  isCutRight: boolean;
  size: number;
}

/** Stacks of at least two among the shown, where their members stand together. */
export const stripBrackets = <Id>(
  ids: readonly Id[],
  start: number,
  end: number,
  stackOf: (id: Id) => { id: number; photoIds: readonly Id[] } | undefined,
): StripBracket[] => {
  const brackets: StripBracket[] = [];
  const same = (a: Id | undefined, stack: object): boolean => a !== undefined && stackOf(a) === stack;
  for (let i = start; i < end; i++) {
    const stack = stackOf(ids[i]!);
    if (!stack || stack.photoIds.length < 2) continue;
    const from = i;
    while (i + 1 < end && same(ids[i + 1], stack)) i++;
    brackets.push({
      stackId: stack.id,
      from: from - start,
      to: i - start,
      isCutLeft: same(ids[from - 1], stack),
      isCutRight: same(ids[i + 1], stack),
      size: stack.photoIds.length,
    });
  }
  return brackets;
};
