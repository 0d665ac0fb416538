/**
 * @file The four-parameter logistic that VQEG lays between a metric and ratings before PLCC and RMSE are taken:
 * low + (high - low) / (1 + exp(-(x - middle) / width)). Least squares by Levenberg and Marquardt.
 */

export interface Logistic {
  low: number;
  high: number;
  middle: number;
  /** Above 0; a falling metric has `low` above `high`. */
  width: number;
}

export const logisticAt = ({ low, high, middle, width }: Logistic, x: number): number =>
  low + (high - low) / (1 + Math.exp(-(x - middle) / width));

/** Null where one of the rows is constant. `near`: where to begin, such as the fit of nearly the same numbers. */
export function fitLogistic(x: readonly number[], y: readonly number[], near?: Logistic): Logistic | null {
  const [meanX, deviationX] = meanAndDeviation(x);
  const [meanY, deviationY] = meanAndDeviation(y);
  if (!(deviationX > 0) || !(deviationY > 0)) return null;
  // On a common scale the steps of all four are alike.
  const u = x.map((value) => (value - meanX) / deviationX);
  const v = y.map((value) => (value - meanY) / deviationY);
  const rises = u.reduce((sum, value, i) => sum + value * v[i]!, 0) >= 0;
  const [least, most] = [Math.min(...v), Math.max(...v)];
  const starts = near
    ? [
        [
          (near.low - meanY) / deviationY,
          (near.high - meanY) / deviationY,
          (near.middle - meanX) / deviationX,
          near.width / deviationX,
        ],
      ]
    : [0.5, 1.5].map((width) => (rises ? [least, most, 0, width] : [most, least, 0, width]));
  const found = starts.map((start) => descend(u, v, start, near ? 1e-6 : 1e-14)).sort((a, b) => a.error - b.error)[0]!;
  const [low, high, middle, width] = found.at as [number, number, number, number];
  const isTurned = width < 0;
  return {
    low: (isTurned ? high : low) * deviationY + meanY,
    high: (isTurned ? low : high) * deviationY + meanY,
    middle: middle * deviationX + meanX,
    width: Math.abs(width) * deviationX,
  };
}

function meanAndDeviation(values: readonly number[]): [number, number] {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return [mean, Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)];
}

const narrowest = 1e-3;

function descend(
  x: readonly number[],
  y: readonly number[],
  start: number[],
  precise: number,
): { at: number[]; error: number } {
  const errorOf = ([low, high, middle, width]: number[]) => {
    if (Math.abs(width!) < narrowest) return Number.POSITIVE_INFINITY;
    let sum = 0;
    for (let i = 0; i < x.length; i++)
      sum += (y[i]! - logisticAt({ low: low!, high: high!, middle: middle!, width: width! }, x[i]!)) ** 2;
    return sum;
  };
  let at = start;
  let error = errorOf(at);
  let damping = 1e-2;
  for (let step = 0; step < 200 && damping < 1e10; step++) {
    const [low, high, middle, width] = at as [number, number, number, number];
    const normal = Array.from({ length: 4 }, () => new Float64Array(5));
    for (let i = 0; i < x.length; i++) {
      const s = 1 / (1 + Math.exp(-(x[i]! - middle) / width));
      const slope = (high - low) * s * (1 - s);
      const gradient = [1 - s, s, -slope / width, (-slope * (x[i]! - middle)) / (width * width)];
      const rest = y[i]! - (low + (high - low) * s);
      for (let row = 0; row < 4; row++) {
        for (let column = 0; column < 4; column++) normal[row]![column]! += gradient[row]! * gradient[column]!;
        normal[row]![4]! += gradient[row]! * rest;
      }
    }
    const change = solve(
      normal.map((row, i) => row.map((value, j) => (i === j ? value * (1 + damping) + 1e-12 : value))),
    );
    const next = at.map((value, i) => value + change[i]!);
    const nextError = errorOf(next);
    if (nextError < error) {
      const gain = error - nextError;
      [at, error] = [next, nextError];
      damping /= 5;
      if (gain < precise * (1 + error)) break;
    } else damping *= 4;
  }
  return { at, error };
}

/** Four unknowns, by elimination with the largest pivot. */
function solve(rows: Float64Array[]): number[] {
  const n = rows.length;
  for (let column = 0; column < n; column++) {
    let best = column;
    for (let row = column + 1; row < n; row++)
      if (Math.abs(rows[row]![column]!) > Math.abs(rows[best]![column]!)) best = row;
    [rows[column], rows[best]] = [rows[best]!, rows[column]!];
    for (let row = 0; row < n; row++) {
      if (row === column) continue;
      const factor = rows[row]![column]! / rows[column]![column]!;
      for (let k = column; k <= n; k++) rows[row]![k]! -= factor * rows[column]![k]!;
    }
  }
  return rows.map((row, i) => row[n]! / row[i]!);
}
