/** @file C-order copies of strided views. */

/**
 * The elements of a view in C order. `strides` and `offset` count elements of `source`.
 * The caller has checked that the view lies inside `source`.
 */
export function gatherStrided(
  source: Float32Array,
  dims: readonly number[],
  strides: readonly number[],
  offset: number,
): Float32Array {
  const count = dims.reduce((product, dim) => product * dim, 1);
  const values = new Float32Array(count);
  const index = dims.map(() => 0);
  let position = offset;
  for (let target = 0; target < count; target++) {
    values[target] = source[position] as number;
    for (let axis = dims.length - 1; axis >= 0; axis--) {
      const stride = strides[axis] as number;
      const next = (index[axis] as number) + 1;
      position += stride;
      if (next < (dims[axis] as number)) {
        index[axis] = next;
        break;
      }
      position -= next * stride;
      index[axis] = 0;
    }
  }
  return values;
}

/** Strides of a C-order array. */
export function rowMajorStrides(dims: readonly number[]): number[] {
  const strides = dims.map(() => 1);
  for (let axis = dims.length - 2; axis >= 0; axis--) {
    strides[axis] = (strides[axis + 1] as number) * (dims[axis + 1] as number);
  }
  return strides;
}

/** Strides of a Fortran-order array: the first index runs fastest. */
export function columnMajorStrides(dims: readonly number[]): number[] {
  const strides = dims.map(() => 1);
  for (let axis = 1; axis < dims.length; axis++) {
    strides[axis] = (strides[axis - 1] as number) * (dims[axis - 1] as number);
  }
  return strides;
}
