/** @file Turns matrices in blocks that fit a processor's cache. */

const blockSide = 32;

/** (rows, columns) to (columns, rows), both in C order. */
export function transposeMatrix(values: Float32Array, rows: number, columns: number): Float32Array {
  const turned = new Float32Array(values.length);
  for (let top = 0; top < rows; top += blockSide) {
    for (let left = 0; left < columns; left += blockSide) {
      const bottom = Math.min(top + blockSide, rows);
      const right = Math.min(left + blockSide, columns);
      for (let row = top; row < bottom; row++) {
        for (let column = left; column < right; column++) {
          turned[column * rows + row] = values[row * columns + column] as number;
        }
      }
    }
  }
  return turned;
}
