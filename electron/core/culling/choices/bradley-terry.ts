/**
 * @file Worth of photos from choices between two of them.
 *
 * Bradley and Terry (1952): the log odds that a photo is taken before another are the difference of their worths. Each worth has a normal prior, so that a photo nobody compared stays where its
 * evidence puts it, and the posterior is taken as normal at its peak (Laplace): Newton steps on the photos that were compared, a matrix of which is small.
 */

/** Indices of two photos. `outcome` is how much the first one wins: 1, 0, or a half where they are called equal. */
export interface Choice {
  first: number;
  second: number;
  outcome: number;
}

export interface Worths {
  mean: Float64Array;
  variance: Float64Array;
  /** Covariance of two photos; 0 where either was never compared. */
  covariance(a: number, b: number): number;
}

/** Standard deviation of a worth before anybody chose, log odds. */
export const priorSpread = 1.5;

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** `priors`: what is expected of each photo, log odds. */
export function worthsOf(priors: ArrayLike<number>, choices: readonly Choice[]): Worths {
  const compared = [...new Set(choices.flatMap(({ first, second }) => [first, second]))].sort((a, b) => a - b);
  const place = new Map(compared.map((photo, i) => [photo, i]));
  const n = compared.length;
  const precision = 1 / priorSpread ** 2;
  const mean = Float64Array.from(priors);
  let hessian = diagonal(n, precision);
  for (let round = 0; round < 25 && n > 0; round++) {
    hessian = diagonal(n, precision);
    const gradient = Float64Array.from(compared, (photo) => -precision * (mean[photo]! - priors[photo]!));
    for (const { first, second, outcome } of choices) {
      const [a, b] = [place.get(first)!, place.get(second)!];
      const p = sigmoid(mean[first]! - mean[second]!);
      gradient[a]! += outcome - p;
      gradient[b]! -= outcome - p;
      const w = Math.max(1e-6, p * (1 - p));
      hessian[a]![a]! += w;
      hessian[b]![b]! += w;
      hessian[a]![b]! -= w;
      hessian[b]![a]! -= w;
    }
    const step = solve(choleskyOf(hessian), gradient);
    let moved = 0;
    compared.forEach((photo, i) => {
      const by = Math.max(-2, Math.min(2, step[i]!));
      mean[photo]! += by;
      moved = Math.max(moved, Math.abs(by));
    });
    if (moved < 1e-6) break;
  }
  const root = choleskyOf(hessian);
  const inverse = compared.map((_, i) => {
    const unit = new Float64Array(n);
    unit[i] = 1;
    return solve(root, unit);
  });
  const variance = new Float64Array(mean.length).fill(priorSpread ** 2);
  compared.forEach((photo, i) => {
    variance[photo] = inverse[i]![i]!;
  });
  return {
    mean,
    variance,
    covariance: (a, b) => {
      const [i, j] = [place.get(a), place.get(b)];
      return i === undefined || j === undefined ? 0 : inverse[i]![j]!;
    },
  };
}

const diagonal = (n: number, value: number): Float64Array[] =>
  Array.from({ length: n }, (_, i) => {
    const row = new Float64Array(n);
    row[i] = value;
    return row;
  });

/** Lower triangle L of a positive definite matrix, L times its transpose. */
function choleskyOf(matrix: readonly Float64Array[]): Float64Array[] {
  const lower = matrix.map((row) => new Float64Array(row.length));
  for (let i = 0; i < matrix.length; i++)
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i]![j]!;
      for (let k = 0; k < j; k++) sum -= lower[i]![k]! * lower[j]![k]!;
      lower[i]![j] = i === j ? Math.sqrt(Math.max(1e-12, sum)) : sum / lower[j]![j]!;
    }
  return lower;
}

function solve(lower: readonly Float64Array[], right: Float64Array): Float64Array {
  const x = right.slice();
  for (let i = 0; i < x.length; i++) {
    for (let k = 0; k < i; k++) x[i]! -= lower[i]![k]! * x[k]!;
    x[i]! /= lower[i]![i]!;
  }
  for (let i = x.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < x.length; k++) x[i]! -= lower[k]![i]! * x[k]!;
    x[i]! /= lower[i]![i]!;
  }
  return x;
}
