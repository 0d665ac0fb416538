/** @file What lies beyond the edge of a picture, for filters that reach over it. */

/** zero: nothing. replicate: the edge pixel goes on. reflect: mirrored at the edge pixel's centre (dcb|abcd|cba); symmetric: at its side (cba|abcd|dcb). */
export type Edge = 'zero' | 'replicate' | 'reflect' | 'symmetric';

/** The index inside 0..length-1 that stands for `index`; -1 where there is nothing. */
export function edgeIndex(index: number, length: number, edge: Edge): number {
  if (index >= 0 && index < length) return index;
  if (edge === 'zero') return -1;
  if (edge === 'replicate' || length === 1) return index < 0 ? 0 : length - 1;
  const period = edge === 'reflect' ? 2 * length - 2 : 2 * length;
  const inside = ((index % period) + period) % period;
  if (inside < length) return inside;
  return edge === 'reflect' ? period - inside : period - 1 - inside;
}
