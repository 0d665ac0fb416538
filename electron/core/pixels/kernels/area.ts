/**
 * @file AssemblyScript. Shrinking by area: every new pixel is the mean of the rectangle of old ones that it covers, parts of pixels
 * counted as parts. Rows are gathered first (8.8 bits), then columns.
 */

/**
 * Puts `weight` / 256 of `bytes` bytes into 16-bit sums that begin at -32768, so that signed multiplication takes them later; up to 15 bytes more
 * are read and up to 30 written.
 */
export function setRow(row: usize, bytes: i32, weight: i32, sums: usize): void {
  const weights = i16x8.splat(<i16>weight);
  const lowest = i16x8.splat(-32768);
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
 * Columns of one gathered row to `pairs` x 2 pixels of three bytes at `out` (one byte more is written). `plan`: for each pair
 * the byte offsets in `sums` of its two first pixels (32 bits each). `weights`: for each pair `taps` vectors, four times the weight of the
 * first pixel's tap and four times the second's, in 32768ths.
 */
export function finishRow(sums: usize, pairs: i32, taps: i32, plan: usize, weights: usize, out: usize): void {
  if (taps === 3) finishOf3(sums, pairs, plan, weights, out);
  else finishOfMany(sums, pairs, taps, plan, weights, out);
}

/** Half a level of the 8 bits that go. */
const half: i16 = 128;

/** From half the size to the whole: what nav tiers mostly are. */
function finishOf3(sums: usize, pairs: i32, plan: usize, weights: usize, out: usize): void {
  for (let pair = 0; pair < pairs; pair++, plan += 8, weights += 48, out += 6) {
    const first = sums + load<u32>(plan);
    const second = sums + load<u32>(plan, 4);
    const a = v128.load_lane<u64>(second, v128.load64_zero(first), 1);
    const b = v128.load_lane<u64>(second, v128.load64_zero(first, 6), 1, 6);
    const c = v128.load_lane<u64>(second, v128.load64_zero(first, 12), 1, 12);
    let sum = i16x8.add_sat_s(i16x8.splat(half), i16x8.q15mulr_sat_s(a, v128.load(weights)));
    sum = i16x8.add_sat_s(sum, i16x8.q15mulr_sat_s(b, v128.load(weights, 16)));
    sum = i16x8.add_sat_s(sum, i16x8.q15mulr_sat_s(c, v128.load(weights, 32)));
    put(out, sum);
  }
}

function finishOfMany(sums: usize, pairs: i32, taps: i32, plan: usize, weights: usize, out: usize): void {
  for (let pair = 0; pair < pairs; pair++, plan += 8, out += 6) {
    let first = sums + load<u32>(plan);
    let second = sums + load<u32>(plan, 4);
    let sum: v128 = i16x8.splat(half);
    for (let tap = 0; tap < taps; tap++, first += 6, second += 6, weights += 16) {
      const levels = v128.load_lane<u64>(second, v128.load64_zero(first), 1);
      sum = i16x8.add_sat_s(sum, i16x8.q15mulr_sat_s(levels, v128.load(weights)));
    }
    put(out, sum);
  }
}

/** Two pixels, one byte more. */
function put(out: usize, sum: v128): void {
  const levels = i16x8.add(i16x8.shr_s(sum, 8), i16x8.splat(128));
  const shrunk = i8x16.narrow_i16x8_u(levels, levels);
  v128.store_lane<u32>(out, shrunk, 0);
  v128.store_lane<u32>(out, shrunk, 1, 3);
}
