/**
 * @file Logistic regression with weights that are not negative, by cyclic coordinate Newton steps on the penalised likelihood
 * (Hastie, Tibshirani and Wainwright, "Statistical Learning with Sparsity", 2015, ch. 5); rows are few thousand, columns some dozens.
 */

export interface FitRow {
  /** One number per column. */
  values: readonly number[];
  /** 1 or 0. */
  label: number;
  weight: number;
}

/**
 * Weights, none below 0 where `isSigned` does not say so, that minimise the weighted log loss plus ridge * sum of squares (per row weight). Signed ones are levels (a base): no ridge pulls them, since
 * probabilities would then lean towards a half.
 * A pairwise model (Bradley and Terry 1952) is the same without a constant column, on differences, all labels 1.
 */
export function fitMonotone(
  rows: readonly FitRow[],
  columns: number,
  options: { ridge: number; isSigned?: (column: number) => boolean; sweeps?: number },
): number[] {
  const { ridge, isSigned = () => false, sweeps = 300 } = options;
  const sparse = Array.from({ length: columns }, (_, column) => columnOf(rows, column));
  const labels = Float64Array.from(rows, ({ label }) => label);
  const shares = Float64Array.from(rows, ({ weight }) => weight);
  const weights = new Float64Array(columns);
  const margins = new Float64Array(rows.length);
  const total = rows.reduce((sum, row) => sum + row.weight, 0);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    let moved = 0;
    for (let column = 0; column < columns; column++) {
      const { places, values, scale } = sparse[column]!;
      if (scale === 0) continue;
      const pull = isSigned(column) ? 0 : 2 * ridge * total * scale * scale;
      let gradient = pull * weights[column]!;
      let curvature = pull + 1e-9;
      for (let k = 0; k < places.length; k++) {
        const i = places[k]!;
        const x = values[k]!;
        const p = 1 / (1 + Math.exp(-margins[i]!));
        gradient += shares[i]! * (p - labels[i]!) * x;
        curvature += shares[i]! * Math.max(p * (1 - p), 0.01) * x * x;
      }
      const before = weights[column]!;
      const wanted = before - gradient / curvature;
      const after = isSigned(column) ? wanted : Math.max(0, wanted);
      if (after === before) continue;
      weights[column] = after;
      moved = Math.max(moved, Math.abs(after - before));
      for (let k = 0; k < places.length; k++) margins[places[k]!]! += (after - before) * values[k]!;
    }
    if (moved < 1e-5) break;
  }
  return [...weights];
}

/** What is not 0 of a column, and its root mean square: the ridge is on columns of size 1, whatever their units. */
function columnOf(rows: readonly FitRow[], column: number) {
  const places = Uint32Array.from([...rows.keys()].filter((i) => rows[i]!.values[column] !== 0));
  const values = Float64Array.from(places, (i) => rows[i]!.values[column]!);
  const squares = values.reduce((sum, value) => sum + value ** 2, 0);
  return { places, values, scale: Math.sqrt(squares / Math.max(1, rows.length)) };
}
