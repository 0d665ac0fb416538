/**
 * @file AssemblyScript. What shapes of distributions are told from, summed over normalised pixels and over their products with neighbours, a few rows at
 * a time. Two passes: rows as they are and times their left neighbours; times those above. On which side of zero pixels lie is kept as bits (./sides.ts).
 */
import { countPairs, countRows, keepSides } from './sides';

/** Per field: 64-bit floats, count below 0, count above, sum of |x|, of x^2, of x|x|. */
const fieldBytes: usize = 40;
/** Pixels of a row that are summed up in 32-bit floats before they go to the 64-bit ones; of narrow cells, those of a few rows. */
const run: i32 = 384;
const narrow: i32 = 96;

/** Fields: as it is, times its left neighbour, times those above, above left, above right. */
const cellBytes: usize = 5 * fieldBytes;

/**
 * A row of `columns` cells of `width` floats to `out`, each cell (`stride` bytes apart, from the 16th on) between what lies at its other side; its sides to
 * `sides` bytes behind each.
 */
export function placeCells(row: usize, columns: i32, width: i32, out: usize, stride: usize, sides: usize): void {
  const bytes = <usize>(4 * width);
  for (let column = 0; column < columns; column++, row += bytes, out += stride) {
    const to = out + 16;
    keepSides(row, width, to, out + sides);
    store<f32>(to - 4, load<f32>(row + bytes - 4));
    store<f32>(to + bytes, load<f32>(row));
  }
}

/** Of the cells of `count` rows, whose addresses lie at `rows`: as they are and times their left neighbours. Cell after cell at `sums`. */
export function rowMoments(
  rows: usize,
  count: i32,
  columns: i32,
  width: i32,
  stride: usize,
  sides: usize,
  sums: usize,
): void {
  const bytes = <usize>(4 * width);
  let cell: usize = 0;
  for (let column = 0; column < columns; column++, cell += stride, sums += cellBytes) {
    countRows(rows, count, cell + sides, width, sums, fieldBytes);
    let absolute0 = f32x4.splat(0);
    let squares0 = f32x4.splat(0);
    let signed0 = f32x4.splat(0);
    let absolute1 = f32x4.splat(0);
    let squares1 = f32x4.splat(0);
    let signed1 = f32x4.splat(0);
    for (let i = 0; i < count; i++) {
      let at = <usize>load<u32>(rows + 4 * <usize>i) + cell + 16;
      const end = at + bytes;
      while (at < end) {
        const stop = min(end, at + 4 * run);
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
        if (width <= narrow && i + 1 < count) continue;
        keep(sums, absolute0, squares0, signed0);
        keep(sums + fieldBytes, absolute1, squares1, signed1);
        absolute0 = squares0 = signed0 = absolute1 = squares1 = signed1 = f32x4.splat(0);
      }
    }
  }
}

/** Times the cells of the row above each, whose address lies before its own; of the first, before `rows`: straight, from the left, from the right. */
export function pairMoments(
  rows: usize,
  count: i32,
  columns: i32,
  width: i32,
  stride: usize,
  sides: usize,
  sums: usize,
): void {
  const bytes = <usize>(4 * width);
  let cell: usize = 0;
  sums += 2 * fieldBytes;
  for (let column = 0; column < columns; column++, cell += stride, sums += cellBytes) {
    countPairs(rows, count, cell + sides, width, sums, fieldBytes);
    let absolute0 = f32x4.splat(0);
    let squares0 = f32x4.splat(0);
    let signed0 = f32x4.splat(0);
    let absolute1 = f32x4.splat(0);
    let squares1 = f32x4.splat(0);
    let signed1 = f32x4.splat(0);
    let absolute2 = f32x4.splat(0);
    let squares2 = f32x4.splat(0);
    let signed2 = f32x4.splat(0);
    for (let i = 0; i < count; i++) {
      let at = <usize>load<u32>(rows + 4 * <usize>i) + cell + 16;
      let over = <usize>load<u32>(rows + 4 * <usize>i - 4) + cell + 16;
      const end = at + bytes;
      while (at < end) {
        const stop = min(end, at + 4 * run);
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
        if (width <= narrow && i + 1 < count) continue;
        keep(sums, absolute0, squares0, signed0);
        keep(sums + fieldBytes, absolute1, squares1, signed1);
        keep(sums + 2 * fieldBytes, absolute2, squares2, signed2);
        absolute0 = squares0 = signed0 = absolute1 = squares1 = signed1 = f32x4.splat(0);
        absolute2 = squares2 = signed2 = f32x4.splat(0);
      }
    }
  }
}

/** Four numbers of which `bytes` bytes count; the others are 0. */
function first(four: v128, bytes: usize): v128 {
  return v128.and(four, i32x4.lt_s(i32x4(0, 4, 8, 12), i32x4.splat(<i32>bytes)));
}

/** Adds four numbers of each (two pairs, then their halves) to one of each. */
function keep(sums: usize, absolute: v128, squares: v128, signed: v128): void {
  const sizes = sums + 16;
  v128.store(sizes, f64x2.add(v128.load(sizes), f64x2.promote_low_f32x4(pairSums(absolute, squares))));
  const leaning = pairSums(signed, signed);
  store<f64>(sums, load<f64>(sums, 32) + <f64>f32x4.extract_lane(leaning, 0), 32);
}

/** Sum of the lanes of `a`, sum of the lanes of `b`, and both again. */
function pairSums(a: v128, b: v128): v128 {
  const evens = i8x16.shuffle(a, b, 0, 1, 2, 3, 16, 17, 18, 19, 8, 9, 10, 11, 24, 25, 26, 27);
  const odds = i8x16.shuffle(a, b, 4, 5, 6, 7, 20, 21, 22, 23, 12, 13, 14, 15, 28, 29, 30, 31);
  const both = f32x4.add(evens, odds);
  return f32x4.add(both, i8x16.shuffle(both, both, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7));
}
