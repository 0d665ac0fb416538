/** @file AssemblyScript. What shapes of distributions are told from, summed over rows of normalised pixels and of their products with neighbours. */

/** 64-bit floats per field: count below 0, count above, sum of |x|, of x^2, of x|x|. */
const fieldBytes: usize = 40;
/** Places that are summed up in 32-bit floats before they go to the 64-bit ones. */
const run: i32 = 96;

/** Fields: as it is, times its left neighbour, times those above, above left, above right. */
const cellBytes: usize = 5 * fieldBytes;

/** A row of `columns` cells of `width` floats to `out`, each cell (`stride` bytes apart, from the 16th on) between what lies at its other side. */
export function placeCells(row: usize, columns: i32, width: i32, out: usize, stride: usize): void {
  const bytes = <usize>(4 * width);
  for (let column = 0; column < columns; column++, row += bytes, out += stride) {
    const to = out + 16;
    memory.copy(to, row, bytes);
    store<f32>(to - 4, load<f32>(row + bytes - 4));
    store<f32>(to + bytes, load<f32>(row));
  }
}

/** Of the cells of a row placed at `row`: as they are and times their left neighbours. Cell after cell at `sums`. */
export function rowMoments(row: usize, columns: i32, width: i32, stride: usize, sums: usize): void {
  row += 16;
  for (let column = 0; column < columns; column++, row += stride, sums += cellBytes) {
    for (let x = 0; x < width; x += run) {
      const count = min(run, width - x);
      const at = row + <usize>(4 * x);
      sum(at, at, false, count, sums);
      sum(at, at - 4, true, count, sums + fieldBytes);
    }
  }
}

/** Times the cells of the row that was placed at `above`: straight, from the left, from the right. */
export function pairMoments(row: usize, above: usize, columns: i32, width: i32, stride: usize, sums: usize): void {
  row += 16;
  above += 16;
  sums += 2 * fieldBytes;
  for (let column = 0; column < columns; column++, row += stride, above += stride, sums += cellBytes) {
    for (let x = 0; x < width; x += run) {
      const count = min(run, width - x);
      const at = row + <usize>(4 * x);
      const over = above + <usize>(4 * x);
      sum(at, over, true, count, sums);
      sum(at, over - 4, true, count, sums + fieldBytes);
      sum(at, over + 4, true, count, sums + 2 * fieldBytes);
    }
  }
}

/** Of `count` numbers at `row`, or of their products with those at `other`. */
function sum(row: usize, other: usize, multiplies: bool, count: i32, sums: usize): void {
  let below = i32x4.splat(0);
  let above = i32x4.splat(0);
  let absolute = f32x4.splat(0);
  let squares = f32x4.splat(0);
  let signed = f32x4.splat(0);
  const none = f32x4.splat(0);
  for (let x = 0; x < count; x += 4, row += 16, other += 16) {
    let value = v128.load(row);
    if (multiplies) value = f32x4.mul(value, v128.load(other));
    // What lies behind the end counts for nothing.
    if (x + 4 > count) value = v128.and(value, i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(count - x)));
    const size = f32x4.abs(value);
    below = i32x4.sub(below, f32x4.lt(value, none));
    above = i32x4.sub(above, f32x4.gt(value, none));
    absolute = f32x4.add(absolute, size);
    squares = f32x4.add(squares, f32x4.mul(value, value));
    signed = f32x4.add(signed, f32x4.mul(value, size));
  }
  store<f64>(sums, load<f64>(sums) + total(f32x4.convert_i32x4_s(below)));
  store<f64>(sums, load<f64>(sums, 8) + total(f32x4.convert_i32x4_s(above)), 8);
  store<f64>(sums, load<f64>(sums, 16) + total(absolute), 16);
  store<f64>(sums, load<f64>(sums, 24) + total(squares), 24);
  store<f64>(sums, load<f64>(sums, 32) + total(signed), 32);
}

function total(four: v128): f64 {
  return (
    <f64>f32x4.extract_lane(four, 0) +
    <f64>f32x4.extract_lane(four, 1) +
    <f64>f32x4.extract_lane(four, 2) +
    <f64>f32x4.extract_lane(four, 3)
  );
}
