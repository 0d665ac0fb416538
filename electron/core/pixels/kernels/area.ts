/**
 * @file AssemblyScript. Shrinking by area: every new pixel is the mean of the rectangle of old ones that it covers, parts of pixels
 * counted as parts. Rows are gathered first (8.8 bits), then columns.
 */
import { opaque } from './opaque';

/**
 * Puts `weight` / 256 of `bytes` bytes into 16-bit sums that begin at -32768, so that signed multiplication takes them later; up to 15 bytes more
 * are read and up to 30 written.
 */
export function setRow(row: usize, bytes: i32, weight: i32, sums: usize): void {
  const weights = i16x8.splat(<i16>weight);
  const lowest = opaque(i16x8.splat(-32768));
  for (const end = row + bytes; row < end; row += 16, sums += 32) {
    const levels = v128.load(row);
    v128.store(sums, i16x8.add(i16x8.mul(i16x8.extend_low_i8x16_u(levels), weights), lowest));
    v128.store(sums, i16x8.add(i16x8.mul(i16x8.extend_high_i8x16_u(levels), weights), lowest), 16);
  }
}

/** As `setRow`, added to what is there. A whole row's weights add up to 256, so 16 bits hold the sums. */
export function addRow(row: usize, bytes: i32, weight: i32, sums: usize): void {
  const weights = i16x8.splat(<i16>weight);
  for (const end = row + bytes; row < end; row += 16, sums += 32) {
    const levels = v128.load(row);
    const low = i16x8.mul(i16x8.extend_low_i8x16_u(levels), weights);
    const high = i16x8.mul(i16x8.extend_high_i8x16_u(levels), weights);
    v128.store(sums, i16x8.add(v128.load(sums), low));
    v128.store(sums, i16x8.add(v128.load(sums, 16), high), 16);
  }
}

/**
 * Columns of one gathered row to `quads` x 4 pixels of three bytes at `out` (four bytes more are written). `plan`: the byte offset in `sums` of
 * each pixel's first tap (32 bits). `weights`: for each two pixels `taps` vectors, four times the weight of the first one's tap and four
 * times the second's, in 32768ths.
 */
export function finishRow(sums: usize, quads: i32, taps: i32, plan: usize, weights: usize, out: usize): void {
  const pairBytes = (<usize>taps) << 4;
  const half = opaque(i16x8.splat(halfLevel));
  const sign = opaque(i8x16.splat(-128));
  const packed = opaque(i8x16(0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, 15, 15, 15, 15));
  for (let quad = 0; quad < quads; quad++, plan += 16, weights += 2 * pairBytes, out += 12) {
    const a = sums + load<u32>(plan);
    const b = sums + load<u32>(plan, 4);
    const c = sums + load<u32>(plan, 8);
    const d = sums + load<u32>(plan, 12);
    let first: v128;
    let second: v128;
    if (taps === 3) {
      // From half the size to the whole: what nav tiers mostly are.
      first = weighThree(a, b, weights, half);
      second = weighThree(c, d, weights + 48, half);
    } else {
      first = weigh(a, b, taps, weights, half);
      second = weigh(c, d, taps, weights + pairBytes, half);
    }
    const signed = i8x16.narrow_i16x8_s(i16x8.shr_s(first, 8), i16x8.shr_s(second, 8));
    v128.store(out, i8x16.relaxed_swizzle(v128.xor(signed, sign), packed));
  }
}

/** Half a level of the 8 bits that go. */
const halfLevel: i16 = 128;

/** The weighed taps of two pixels. */
function weigh(a: usize, b: usize, taps: i32, weights: usize, half: v128): v128 {
  let sum: v128 = half;
  for (let tap = 0; tap < taps; tap++, a += 6, b += 6, weights += 16) {
    const levels = v128.load_lane<u64>(b, v128.load64_zero(a), 1);
    sum = i16x8.add_sat_s(sum, i16x8.q15mulr_sat_s(levels, v128.load(weights)));
  }
  return sum;
}

function weighThree(a: usize, b: usize, weights: usize, half: v128): v128 {
  const first = v128.load_lane<u64>(b, v128.load64_zero(a), 1);
  const second = v128.load_lane<u64>(b, v128.load64_zero(a, 6), 1, 6);
  const third = v128.load_lane<u64>(b, v128.load64_zero(a, 12), 1, 12);
  let sum = i16x8.add_sat_s(half, i16x8.q15mulr_sat_s(first, v128.load(weights)));
  sum = i16x8.add_sat_s(sum, i16x8.q15mulr_sat_s(second, v128.load(weights, 16)));
  return i16x8.add_sat_s(sum, i16x8.q15mulr_sat_s(third, v128.load(weights, 32)));
}
