/** @file Eigenvalues and the pseudo-inverse of small symmetric matrices, by Jacobi's rotations (Golub & Van Loan, ch. 8.5). */

export interface Eigen {
  readonly values: Float64Array;
  /** Column k, that is `vectors[row * size + k]`, belongs to value k. */
  readonly vectors: Float64Array;
}

/** `matrix`: size x size, row-major, symmetric. */
export function symmetricEigen(matrix: Float64Array, size: number): Eigen {
  const a = matrix.slice();
  const v = Float64Array.from({ length: size * size }, (_, i) => (i % (size + 1) === 0 ? 1 : 0));
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0;
    let all = 0;
    for (let i = 0; i < a.length; i++) {
      all += a[i]! ** 2;
      if (i % (size + 1) !== 0) off += a[i]! ** 2;
    }
    if (off <= 1e-30 * all) break;
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(a, v, size, p, q);
  }
  return { values: Float64Array.from({ length: size }, (_, i) => a[i * size + i]!), vectors: v };
}

function rotate(a: Float64Array, v: Float64Array, size: number, p: number, q: number): void {
  const apq = a[p * size + q]!;
  if (apq === 0) return;
  const theta = (a[q * size + q]! - a[p * size + p]!) / (2 * apq);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  const turn = (m: Float64Array, i: number, j: number) => {
    const x = m[i]!;
    const y = m[j]!;
    m[i] = c * x - s * y;
    m[j] = s * x + c * y;
  };
  for (let k = 0; k < size; k++) turn(a, p * size + k, q * size + k);
  for (let k = 0; k < size; k++) turn(a, k * size + p, k * size + q);
  for (let k = 0; k < size; k++) turn(v, k * size + p, k * size + q);
}

/** Directions that hold nearly nothing (below 1e-12 of the largest) are left out, as MATLAB's pinv does. */
export function pseudoInverse(matrix: Float64Array, size: number): Float64Array {
  const { values, vectors } = symmetricEigen(matrix, size);
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const out = new Float64Array(size * size);
  values.forEach((value, k) => {
    if (Math.abs(value) <= 1e-12 * largest) return;
    for (let row = 0; row < size; row++)
      for (let column = 0; column < size; column++)
        out[row * size + column]! += (vectors[row * size + k]! * vectors[column * size + k]!) / value;
  });
  return out;
}
