/** @file Which neighbours to decode ahead: far in the direction of travel, a little behind. */

/** Indices in the order they should be decoded, the current one first. */
export const prefetchOrder = (
  index: number,
  direction: 1 | -1,
  count: number,
  depth: { ahead: number; behind: number },
): number[] => {
  const order: number[] = [];
  const add = (i: number): void => {
    if (i >= 0 && i < count) order.push(i);
  };
  add(index);
  for (let d = 1; d <= Math.max(depth.ahead, depth.behind); d++) {
    if (d <= depth.ahead) add(index + d * direction);
    if (d <= depth.behind) add(index - d * direction);
  }
  return order;
};
