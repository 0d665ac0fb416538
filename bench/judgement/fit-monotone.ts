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
 * Weights, none below 0 where `isSigned` does not say so, that minimise the weighted log loss plus ridge * sum of squares (per row weight).
 * A pairwise model (Bradley and Terry 1952) is the same without a constant column, on differences, all labels 1.
 */
export function fitMonotone(
  rows: readonly FitRow[],
  columns: number,
  options: { ridge: number; isSigned?: (column: number) => boolean; sweeps?: number },
): number[] {
  const { ridge, isSigned = () => false, sweeps = 300 } = options;
  const scales = columnScales(rows, columns);
  const weights = new Float64Array(columns);
  const margins = new Float64Array(rows.length);
  const total = rows.reduce((sum, row) => sum + row.weight, 0);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    let moved = 0;
    for (let column = 0; column < columns; column++) {
      const scale = scales[column]!;
      if (scale === 0) continue;
      const pull = 2 * ridge * total * scale * scale;
      let gradient = pull * weights[column]!;
      let curvature = pull + 1e-9;
      for (let i = 0; i < rows.length; i++) {
        const { values, label, weight } = rows[i]!;
        const x = values[column]!;
        if (x === 0) continue;
        const p = 1 / (1 + Math.exp(-margins[i]!));
        gradient += weight * (p - label) * x;
        curvature += weight * Math.max(p * (1 - p), 0.01) * x * x;
      }
      const before = weights[column]!;
      const wanted = before - gradient / curvature;
      const after = isSigned(column) ? wanted : Math.max(0, wanted);
      if (after === before) continue;
      weights[column] = after;
      moved = Math.max(moved, Math.abs(after - before));
      for (let i = 0; i < rows.length; i++) margins[i]! += (after - before) * rows[i]!.values[column]!;
    }
    if (moved < 1e-5) break;
  }
  return [...weights];
}

/** Root mean square of each column: the ridge is on columns of size 1, whatever their units. */
function columnScales(rows: readonly FitRow[], columns: number): number[] {
  return Array.from({ length: columns }, (_, column) => {
    const squares = rows.reduce((sum, { values }) => sum + values[column]! ** 2, 0);
    return Math.sqrt(squares / Math.max(1, rows.length));
  });
}
