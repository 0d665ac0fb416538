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
  let below = 0;
  let smallest = f32x4.splat(1);
  let absolute = f32x4.splat(0);
  let squares = f32x4.splat(0);
  let signed = f32x4.splat(0);
  const end = row + <usize>(4 * (count & ~3));
  let a = row;
  let b = other;
  for (; a < end; a += 16, b += 16) {
    const value = valueAt(a, b, multiplies);
    const size = f32x4.abs(value);
    // Signs, those of zeros too: zeros are looked for below.
    below += popcnt(i32x4.bitmask(value));
    smallest = f32x4.pmin(smallest, size);
    absolute = f32x4.add(absolute, size);
    squares = f32x4.relaxed_madd(value, value, squares);
    signed = f32x4.relaxed_madd(value, size, signed);
  }
  const rest = count & 3;
  if (rest > 0) {
    // What lies behind the end counts for nothing.
    const value = v128.and(valueAt(a, b, multiplies), i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(rest)));
    const size = f32x4.abs(value);
    absolute = f32x4.add(absolute, size);
    squares = f32x4.add(squares, f32x4.mul(value, value));
    signed = f32x4.add(signed, f32x4.mul(value, size));
  }
  let above = count - below;
  if (rest > 0 || v128.any_true(f32x4.eq(smallest, f32x4.splat(0)))) {
    below = 0;
    above = 0;
    for (let i = 0; i < count; i++) {
      const value = load<f32>(row + <usize>(4 * i)) * (multiplies ? load<f32>(other + <usize>(4 * i)) : 1);
      below += i32(value < 0);
      above += i32(value > 0);
    }
  }
  addTo(sums, f64x2(<f64>below, <f64>above));
  // Of four numbers each to one of each: two pairs, then their halves.
  const sizes = pairSums(absolute, squares);
  addTo(sums + 16, f64x2.promote_low_f32x4(sizes));
  const leaning = pairSums(signed, signed);
  store<f64>(sums, load<f64>(sums, 32) + <f64>f32x4.extract_lane(leaning, 0), 32);
}

function valueAt(row: usize, other: usize, multiplies: bool): v128 {
  const value = v128.load(row);
  return multiplies ? f32x4.mul(value, v128.load(other)) : value;
}

function addTo(sums: usize, two: v128): void {
  v128.store(sums, f64x2.add(v128.load(sums), two));
}

/** Sum of the lanes of `a`, sum of the lanes of `b`, and both again. */
function pairSums(a: v128, b: v128): v128 {
  const evens = i8x16.shuffle(a, b, 0, 1, 2, 3, 16, 17, 18, 19, 8, 9, 10, 11, 24, 25, 26, 27);
  const odds = i8x16.shuffle(a, b, 4, 5, 6, 7, 20, 21, 22, 23, 12, 13, 14, 15, 28, 29, 30, 31);
  const both = f32x4.add(evens, odds);
  return f32x4.add(both, i8x16.shuffle(both, both, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7));
}
