/** @file A band's coefficients as vectors of neighbouring ones: a gaussian scale mixture, each block a shared gaussian times its own power. */
import { pseudoInverse, symmetricEigen } from '../../../../native-models/signal/eigen.ts';
import type { Plane } from '../../../../native-models/signal/plane.ts';

export interface VectorField {
  readonly columns: number;
  readonly rows: number;
  /** Per block, row-major: how much stronger or weaker than the band as a whole. */
  readonly power: Float64Array;
  /** Of the covariance of all neighbourhoods, blockPx * blockPx of them; none is negative. */
  readonly eigenvalues: Float64Array;
}

/** Sides of the plane are multiples of blockPx. A flat band has no power. */
export function vectorField(plane: Plane, blockPx: number): VectorField {
  const size = blockPx * blockPx;
  const covariance = covarianceOf(plane, blockPx);
  const inverse = pseudoInverse(covariance, size);
  const columns = plane.widthPx / blockPx;
  const rows = plane.heightPx / blockPx;
  const power = new Float64Array(columns * rows);
  const vector = new Float64Array(size);
  for (let block = 0; block < power.length; block++) {
    const at = Math.floor(block / columns) * blockPx * plane.widthPx + (block % columns) * blockPx;
    for (let i = 0; i < size; i++)
      vector[i] = plane.data[at + Math.floor(i / blockPx) * plane.widthPx + (i % blockPx)]!;
    let sum = 0;
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++) sum += vector[i]! * inverse[i * size + j]! * vector[j]!;
    power[block] = Math.max(0, sum) / size;
  }
  const eigenvalues = symmetricEigen(covariance, size).values.map((value) => Math.max(0, value));
  return { columns, rows, power, eigenvalues };
}

function covarianceOf({ data, widthPx, heightPx }: Plane, blockPx: number): Float64Array {
  const size = blockPx * blockPx;
  const sums = new Float64Array(size);
  const products = new Float64Array(size * size);
  const vector = new Float64Array(size);
  let count = 0;
  for (let y = 0; y <= heightPx - blockPx; y++) {
    for (let x = 0; x <= widthPx - blockPx; x++) {
      for (let i = 0; i < size; i++) vector[i] = data[(y + Math.floor(i / blockPx)) * widthPx + x + (i % blockPx)]!;
      for (let i = 0; i < size; i++) {
        sums[i]! += vector[i]!;
        for (let j = i; j < size; j++) products[i * size + j]! += vector[i]! * vector[j]!;
      }
      count += 1;
    }
  }
  for (let i = 0; i < size; i++) {
    for (let j = i; j < size; j++) {
      const value = products[i * size + j]! / count - (sums[i]! / count) * (sums[j]! / count);
      products[i * size + j] = value;
      products[j * size + i] = value;
    }
  }
  return products;
}
