/**
 * @file AssemblyScript. What shapes of distributions are told from, summed over rows of normalised pixels and of their products with neighbours. Two
 * passes of a row: as it is and times its left neighbours; times those above. On which side of zero pixels lie is kept as bits (./sides.ts).
 */
import { countSides, keepSides } from './sides';

/** Per field: 64-bit floats, count below 0, count above, sum of |x|, of x^2, of x|x|; then what the sums lack yet, four 32-bit floats each. */
const sumsBytes: usize = 40;
const fieldBytes: usize = sumsBytes + 48;
/** Pixels of a row that are summed up in 32-bit floats before they go to the 64-bit ones. */
const run: i32 = 384;

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

/**
 * Of the cells of a row placed at `row`: as they are and times their left neighbours. Cell after cell at `sums`; their sides to `sides` bytes behind each.
 * `ends`: whether 64-bit sums are brought up to date; narrow cells take a few rows at once.
 */
export function rowMoments(
  row: usize,
  columns: i32,
  width: i32,
  stride: usize,
  sides: usize,
  ends: bool,
  sums: usize,
): void {
  const pixelEnd = 16 + <usize>(4 * width);
  for (let column = 0; column < columns; column++, row += stride, sums += cellBytes) {
    keepSides(row + 16, width, row + sides);
    const bits = row + sides;
    countSides(bits, 0, 0, width, sums);
    countSides(bits, bits, -1, width, sums + fieldBytes);
    const end = row + pixelEnd;
    for (let at = row + 16; at < end; ) {
      const stop = min(end, at + 4 * run);
      let absolute0 = v128.load(sums + sumsBytes);
      let squares0 = v128.load(sums + sumsBytes, 16);
      let signed0 = v128.load(sums + sumsBytes, 32);
      let absolute1 = v128.load(sums + fieldBytes + sumsBytes);
      let squares1 = v128.load(sums + fieldBytes + sumsBytes, 16);
      let signed1 = v128.load(sums + fieldBytes + sumsBytes, 32);
      for (; at < stop; at += 16) {
        let here = v128.load(at);
        if (at + 16 > end) here = first(here, end - at);
        const product = f32x4.mul(here, v128.load(at - 4));
        const size0 = f32x4.abs(here);
        const size1 = f32x4.abs(product);
        absolute0 = f32x4.add(absolute0, size0);
        absolute1 = f32x4.add(absolute1, size1);
        squares0 = f32x4.relaxed_madd(here, here, squares0);
        squares1 = f32x4.relaxed_madd(product, product, squares1);
        signed0 = f32x4.relaxed_madd(here, size0, signed0);
        signed1 = f32x4.relaxed_madd(product, size1, signed1);
      }
      keep(sums, absolute0, squares0, signed0, ends);
      keep(sums + fieldBytes, absolute1, squares1, signed1, ends);
    }
  }
}

/** Times the cells of the row that was placed at `above`: straight, from the left, from the right. Both rows' sides are kept already. */
export function pairMoments(
  row: usize,
  above: usize,
  columns: i32,
  width: i32,
  stride: usize,
  sides: usize,
  ends: bool,
  sums: usize,
): void {
  const pixelEnd = 16 + <usize>(4 * width);
  sums += 2 * fieldBytes;
  for (let column = 0; column < columns; column++, row += stride, above += stride, sums += cellBytes) {
    countSides(row + sides, above + sides, 0, width, sums);
    countSides(row + sides, above + sides, -1, width, sums + fieldBytes);
    countSides(row + sides, above + sides, 1, width, sums + 2 * fieldBytes);
    const end = row + pixelEnd;
    let over = above + 16;
    for (let at = row + 16; at < end; ) {
      const stop = min(end, at + 4 * run);
      let absolute0 = v128.load(sums + sumsBytes);
      let squares0 = v128.load(sums + sumsBytes, 16);
      let signed0 = v128.load(sums + sumsBytes, 32);
      let absolute1 = v128.load(sums + fieldBytes + sumsBytes);
      let squares1 = v128.load(sums + fieldBytes + sumsBytes, 16);
      let signed1 = v128.load(sums + fieldBytes + sumsBytes, 32);
      let absolute2 = v128.load(sums + 2 * fieldBytes + sumsBytes);
      let squares2 = v128.load(sums + 2 * fieldBytes + sumsBytes, 16);
      let signed2 = v128.load(sums + 2 * fieldBytes + sumsBytes, 32);
      for (; at < stop; at += 16, over += 16) {
        let here = v128.load(at);
        if (at + 16 > end) here = first(here, end - at);
        const straight = f32x4.mul(here, v128.load(over));
        const left = f32x4.mul(here, v128.load(over - 4));
        const right = f32x4.mul(here, v128.load(over, 4));
        const size0 = f32x4.abs(straight);
        const size1 = f32x4.abs(left);
        const size2 = f32x4.abs(right);
        absolute0 = f32x4.add(absolute0, size0);
        absolute1 = f32x4.add(absolute1, size1);
        absolute2 = f32x4.add(absolute2, size2);
        squares0 = f32x4.relaxed_madd(straight, straight, squares0);
        squares1 = f32x4.relaxed_madd(left, left, squares1);
        squares2 = f32x4.relaxed_madd(right, right, squares2);
        signed0 = f32x4.relaxed_madd(straight, size0, signed0);
        signed1 = f32x4.relaxed_madd(left, size1, signed1);
        signed2 = f32x4.relaxed_madd(right, size2, signed2);
      }
      keep(sums, absolute0, squares0, signed0, ends);
      keep(sums + fieldBytes, absolute1, squares1, signed1, ends);
      keep(sums + 2 * fieldBytes, absolute2, squares2, signed2, ends);
    }
  }
}

/** Four numbers of which `bytes` bytes count; the others are 0. */
function first(four: v128, bytes: usize): v128 {
  return v128.and(four, i32x4.lt_s(i32x4(0, 4, 8, 12), i32x4.splat(<i32>bytes)));
}

/** Of four numbers each to one of each (two pairs, then their halves) where it `ends`; else they are gone on with. */
function keep(sums: usize, absolute: v128, squares: v128, signed: v128, ends: bool): void {
  const lacking = sums + sumsBytes;
  if (!ends) {
    v128.store(lacking, absolute);
    v128.store(lacking, squares, 16);
    v128.store(lacking, signed, 32);
    return;
  }
  const sizes = sums + 16;
  v128.store(sizes, f64x2.add(v128.load(sizes), f64x2.promote_low_f32x4(pairSums(absolute, squares))));
  const leaning = pairSums(signed, signed);
  store<f64>(sums, load<f64>(sums, 32) + <f64>f32x4.extract_lane(leaning, 0), 32);
  const nothing = f32x4.splat(0);
  v128.store(lacking, nothing);
  v128.store(lacking, nothing, 16);
  v128.store(lacking, nothing, 32);
}

/** Sum of the lanes of `a`, sum of the lanes of `b`, and both again. */
function pairSums(a: v128, b: v128): v128 {
  const evens = i8x16.shuffle(a, b, 0, 1, 2, 3, 16, 17, 18, 19, 8, 9, 10, 11, 24, 25, 26, 27);
  const odds = i8x16.shuffle(a, b, 4, 5, 6, 7, 20, 21, 22, 23, 12, 13, 14, 15, 28, 29, 30, 31);
  const both = f32x4.add(evens, odds);
  return f32x4.add(both, i8x16.shuffle(both, both, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7));
}
