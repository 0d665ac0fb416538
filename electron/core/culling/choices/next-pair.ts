/** @file Which two photos to ask about next: where an answer tells most about who is among the best. */
import type { Worths } from './bradley-terry.ts';

/** So many photos whose place among the best is least certain are paired with each other. */
const considered = 40;

/**
 * Chance that a photo is among the best: its worth above the line between the last that is and the first that is not; or above the line over which as many as are wanted are expected, where that is lower: of most of
 * the photos most are right by chance.
 */
export function chancesOfTop({ mean, variance }: Worths, top: number): Float64Array {
  const sorted = Float64Array.from(mean).sort().reverse();
  if (top >= sorted.length) return new Float64Array(mean.length).fill(1);
  const above = (line: number) => mean.map((value, i) => normalAt((value - line) / Math.sqrt(variance[i]!)));
  const expected = (line: number) => above(line).reduce((sum, chance) => sum + chance, 0);
  let high = (sorted[top - 1]! + sorted[top]!) / 2;
  if (expected(high) >= top) return above(high);
  let low = sorted.at(-1)! - 8 * Math.sqrt(Math.max(...variance));
  for (let halving = 0; halving < 40; halving++) {
    const line = (low + high) / 2;
    if (expected(line) > top) low = line;
    else high = line;
  }
  return above(low);
}

/** Null where no pair is left. `isAsked`: pairs not to be asked again. */
export function nextPair(
  worths: Worths,
  top: number,
  isAsked: (a: number, b: number) => boolean,
): { first: number; second: number } | null {
  const doubt = Array.from(chancesOfTop(worths, top), entropy);
  const order = [...doubt.keys()].sort((a, b) => doubt[b]! - doubt[a]! || worths.mean[b]! - worths.mean[a]!);
  // Where nothing is in doubt any more, the order of the best is left to ask about.
  for (const some of [order.slice(0, considered), order]) {
    const best = mostTelling(worths, doubt, some, isAsked);
    if (best) return best;
  }
  return null;
}

function mostTelling(
  { mean, variance, covariance }: Worths,
  doubt: readonly number[],
  photos: readonly number[],
  isAsked: (a: number, b: number) => boolean,
): { first: number; second: number } | null {
  let best: { first: number; second: number; tells: number } | null = null;
  for (let i = 0; i < photos.length; i++)
    for (let j = i + 1; j < photos.length; j++) {
      const [a, b] = [photos[i]!, photos[j]!];
      if (isAsked(a, b)) continue;
      const spread = variance[a]! + variance[b]! - 2 * covariance(a, b);
      const tells = toldBy(mean[a]! - mean[b]!, spread) * (doubt[a]! + doubt[b]! + 1e-6);
      if (best === null || tells > best.tells) best = { first: a, second: b, tells };
    }
  return best && { first: best.first, second: best.second };
}

/** Points and weights of Gauss and Hermite for a mean over a standard normal. */
const normalPoints = [
  [0, 0.5333333333],
  [1.3556261799, 0.222075922],
  [-1.3556261799, 0.222075922],
  [2.8569700138, 0.0112574113],
  [-2.8569700138, 0.0112574113],
] as const;

/** What an answer tells about a difference of worths (mean, variance), in bits: entropy of the answer less what is noise in it (Houlsby et al. 2011). */
function toldBy(difference: number, variance: number): number {
  const spread = Math.sqrt(Math.max(0, variance));
  let [mean, noise] = [0, 0];
  for (const [point, weight] of normalPoints) {
    const p = 1 / (1 + Math.exp(-(difference + spread * point)));
    mean += weight * p;
    noise += weight * entropy(p);
  }
  return Math.max(0, entropy(mean) - noise);
}

function entropy(p: number): number {
  return p <= 0 || p >= 1 ? 0 : -(p * Math.log2(p) + (1 - p) * Math.log2(1 - p));
}

/** Standard normal distribution function (Abramowitz and Stegun 26.2.17). */
function normalAt(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const tail =
    (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return x >= 0 ? 1 - tail : tail;
}
