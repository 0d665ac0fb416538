/** @file How well one row of numbers follows another: Spearman, Kendall's tau-b, Pearson. As scipy.stats has them; null where a row is constant. */

type Numbers = readonly number[] | Float64Array;

/** Ranks from 1, equal values by the mean of theirs. */
export function ranksOf(values: Numbers): Float64Array {
  const order = Uint32Array.from(values, (_, i) => i).sort((a, b) => values[a]! - values[b]!);
  const ranks = new Float64Array(values.length);
  for (let i = 0; i < order.length; ) {
    let end = i;
    while (end + 1 < order.length && values[order[end + 1]!] === values[order[i]!]) end += 1;
    for (let k = i; k <= end; k++) ranks[order[k]!] = (i + end) / 2 + 1;
    i = end + 1;
  }
  return ranks;
}

/** -1..1. */
export function pearson(a: Numbers, b: Numbers): number | null {
  const n = a.length;
  let [meanA, meanB] = [0, 0];
  for (let i = 0; i < n; i++) {
    meanA += a[i]! / n;
    meanB += b[i]! / n;
  }
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const [x, y] = [a[i]! - meanA, b[i]! - meanB];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return n > 1 && aa > 0 && bb > 0 ? Math.min(1, Math.max(-1, ab / Math.sqrt(aa * bb))) : null;
}

/** Pearson of ranks: SRCC, -1..1. */
export const spearman = (a: Numbers, b: Numbers): number | null => pearson(ranksOf(a), ranksOf(b));

/** KRCC, -1..1: concordant less discordant pairs, ties taken off both ways. By merge sort (Knight 1966). */
export function kendall(a: Numbers, b: Numbers): number | null {
  const n = a.length;
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => a[i]! - a[j]! || b[i]! - b[j]!);
  const pairs = (n * (n - 1)) / 2;
  let [tiedA, tiedBoth] = [0, 0];
  for (let i = 0, sameA = 1, sameBoth = 1; i < n; i++) {
    const next = i + 1 < n && a[order[i]!] === a[order[i + 1]!];
    const nextBoth = next && b[order[i]!] === b[order[i + 1]!];
    if (next) tiedA += sameA++;
    else sameA = 1;
    if (nextBoth) tiedBoth += sameBoth++;
    else sameBoth = 1;
  }
  const sorted = Float64Array.from(order, (i) => b[i]!);
  const swaps = sortCountingSwaps(sorted);
  let tiedB = 0;
  for (let i = 0, same = 1; i < n; i++) {
    if (i + 1 < n && sorted[i] === sorted[i + 1]) tiedB += same++;
    else same = 1;
  }
  const free = Math.sqrt(pairs - tiedA) * Math.sqrt(pairs - tiedB);
  return free > 0 ? (pairs - tiedA - tiedB + tiedBoth - 2 * swaps) / free : null;
}

/** Sorts in place; the number of exchanges of neighbours that it takes. */
function sortCountingSwaps(values: Float64Array): number {
  let swaps = 0;
  let from: Float64Array = values;
  let to: Float64Array = new Float64Array(values.length);
  for (let width = 1; width < values.length; width *= 2) {
    for (let start = 0; start < values.length; start += 2 * width) {
      const middle = Math.min(start + width, values.length);
      const end = Math.min(start + 2 * width, values.length);
      let [left, right] = [start, middle];
      for (let k = start; k < end; k++) {
        if (left < middle && (right >= end || from[left]! <= from[right]!)) to[k] = from[left++]!;
        else {
          swaps += middle - left;
          to[k] = from[right++]!;
        }
      }
    }
    [from, to] = [to, from];
  }
  if (from !== values) values.set(from);
  return swaps;
}
