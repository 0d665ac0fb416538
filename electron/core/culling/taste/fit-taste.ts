/**
 * @file A photographer's taste: what their choices inside stacks add to the shared model.
 *
 * The log odds of a choice are the shared model's, plus a weighted sum of how the two frames differ in a few directions; the weights have a normal prior around nothing, so that few choices move little
 * (logistic regression with an offset; MacKay 1992 for the approximation at the peak).
 */
import { type Direction, directions, type Leanings, priorSpread } from './directions.ts';

/** A frame that was taken before another of its stack. */
export interface Preference {
  /** Shoot and stack that it is from. */
  shoot: number;
  stack: number;
  /** Log odds of the shared model that the taken one is taken. */
  shared: number;
  /** The taken one's less the other's. */
  difference: Leanings;
  /** 1 for a pick over a reject; less where the other was only passed over. */
  weight: number;
}

export interface Taste {
  weights: Leanings;
  /** Standard deviation of each. */
  spread: Leanings;
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** Stacks count alike: one of twelve frames says no more than one of three. */
function stackWeights(preferences: readonly Preference[]): number[] {
  const totals = new Map<string, number>();
  const keyOf = ({ shoot, stack }: Preference) => `${shoot} ${stack}`;
  for (const one of preferences) totals.set(keyOf(one), (totals.get(keyOf(one)) ?? 0) + one.weight);
  return preferences.map((one) => (one.weight * 2) / Math.max(2, totals.get(keyOf(one))!));
}

/** Milliseconds for some thousands of preferences. */
export function fitTaste(preferences: readonly Preference[]): Taste {
  const n = directions.length;
  const scales = directions.map((name) => priorSpread[name]);
  // In units of the prior's spread: the prior is then the identity.
  const rows = preferences.map(({ difference }) => directions.map((name, i) => difference[name] * scales[i]!));
  const weights = stackWeights(preferences);
  const theta = new Float64Array(n);
  let hessian = identity(n);
  for (let round = 0; round < 30; round++) {
    hessian = identity(n);
    const gradient = Float64Array.from(theta, (value) => -value);
    rows.forEach((row, k) => {
      const margin = preferences[k]!.shared + row.reduce((sum, x, i) => sum + x * theta[i]!, 0);
      const p = sigmoid(margin);
      for (let i = 0; i < n; i++) {
        gradient[i]! += weights[k]! * (1 - p) * row[i]!;
        for (let j = 0; j < n; j++) hessian[i]![j]! += weights[k]! * p * (1 - p) * row[i]! * row[j]!;
      }
    });
    const step = solve(hessian, gradient);
    let moved = 0;
    for (let i = 0; i < n; i++) {
      const by = Math.max(-1, Math.min(1, step[i]!));
      theta[i]! += by;
      moved = Math.max(moved, Math.abs(by));
    }
    if (moved < 1e-6) break;
  }
  const spread = directions.map((_, i) => {
    const unit = new Float64Array(n);
    unit[i] = 1;
    return Math.sqrt(Math.max(0, solve(hessian, unit)[i]!));
  });
  const named = (of: (i: number) => number) =>
    Object.fromEntries(directions.map((name, i) => [name, of(i) * scales[i]!])) as Record<Direction, number>;
  return { weights: named((i) => theta[i]!), spread: named((i) => spread[i]!) };
}

/** What a taste adds to a frame's worth, log odds. */
export const worthOf = (weights: Leanings, leanings: Leanings): number =>
  directions.reduce((sum, name) => sum + weights[name] * leanings[name], 0);

const identity = (n: number): number[][] =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)));

/** Gauss with pivots; the matrix is positive definite. */
function solve(matrix: readonly (readonly number[])[], right: ArrayLike<number>): number[] {
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  for (let i = 0; i < rows.length; i++) {
    for (let k = i + 1; k < rows.length; k++) if (Math.abs(rows[k]![i]!) > Math.abs(rows[i]![i]!)) swap(rows, i, k);
    for (let k = 0; k < rows.length; k++) {
      if (k === i) continue;
      const factor = rows[k]![i]! / rows[i]![i]!;
      for (let j = i; j <= rows.length; j++) rows[k]![j]! -= factor * rows[i]![j]!;
    }
  }
  return rows.map((row, i) => row.at(-1)! / row[i]!);
}

function swap<T>(list: T[], a: number, b: number): void {
  [list[a], list[b]] = [list[b]!, list[a]!];
}
