/** @file AssemblyScript. Detail of a band of luma at halving sizes, the arithmetic of measures/detail-sums.ts. Values are 16-bit, a quarter level each. */

/** `count` bytes to four times their value in 16 bits, 16 at a time: up to 15 bytes beyond are read, up to 30 beyond `out` written. */
export function widen(bytes: usize, count: i32, out: usize): void {
  for (const end = bytes + count; bytes < end; bytes += 16, out += 32) {
    const levels = v128.load(bytes);
    v128.store(out, i16x8.shl(i16x8.extend_low_i8x16_u(levels), 2));
    v128.store(out, i16x8.shl(i16x8.extend_high_i8x16_u(levels), 2), 16);
  }
}

/** Means of 2x2 values: `rows` rows of `width` values (both even) at `from` to half of both at `out`, which may be `from`. `stride` values a row in both. */
export function halve(from: usize, width: i32, rows: i32, stride: i32, out: usize): void {
  const rowBytes = (<usize>stride) << 1;
  const two = i32x4.splat(2);
  for (let y = 0; y < rows; y += 2, from += 2 * rowBytes, out += rowBytes) {
    let into = out;
    for (let at = from, end = from + ((<usize>width) << 1); at < end; at += 32, into += 16) {
      const low = i32x4.extadd_pairwise_i16x8_s(i16x8.add(v128.load(at), v128.load(at + rowBytes)));
      const high = i32x4.extadd_pairwise_i16x8_s(i16x8.add(v128.load(at, 16), v128.load(at + rowBytes, 16)));
      v128.store(into, i16x8.narrow_i32x4_s(i32x4.shr_s(i32x4.add(low, two), 2), i32x4.shr_s(i32x4.add(high, two), 2)));
    }
  }
}

/**
 * Squares of differences between neighbours, for `rows` (8 at most) rows at `band` and the one below them, `stride` values a row: for `columns` tiles of
 * `perTile` values (600 at most). Adds xx, yy and xy to three 64-bit floats at `sums` for the first tile, every `tileBytes` for the next; and the amounts of both differences to one at `amounts` likewise,
 * unless that is 0.
 */
export function tensors(
  band: usize,
  stride: i32,
  rows: i32,
  columns: i32,
  perTile: i32,
  sums: usize,
  amounts: usize,
  tileBytes: usize,
): void {
  const rowBytes = (<usize>stride) << 1;
  const whole = perTile & ~7;
  const rest = i16x8.gt_s(i16x8.splat(<i16>(perTile - whole)), i16x8(0, 1, 2, 3, 4, 5, 6, 7));
  for (let column = 0; column < columns; column++, band += (<usize>perTile) << 1, sums += tileBytes) {
    let xx: v128 = i32x4.splat(0);
    let yy: v128 = i32x4.splat(0);
    let xy: v128 = i32x4.splat(0);
    let amount: v128 = i32x4.splat(0);
    for (let x = 0; x < perTile; x += 8) {
      const mask = x < whole ? i16x8.splat(-1) : rest;
      let at = band + ((<usize>x) << 1);
      let here = v128.load(at);
      for (let y = 0; y < rows; y++) {
        const dx = v128.and(i16x8.sub(v128.load(at, 2), here), mask);
        at += rowBytes;
        const below = v128.load(at);
        const dy = v128.and(i16x8.sub(below, here), mask);
        xx = i32x4.add(xx, i32x4.dot_i16x8_s(dx, dx));
        yy = i32x4.add(yy, i32x4.dot_i16x8_s(dy, dy));
        xy = i32x4.add(xy, i32x4.dot_i16x8_s(dx, dy));
        if (amounts !== 0)
          amount = i32x4.add(amount, i32x4.extadd_pairwise_i16x8_s(i16x8.add(i16x8.abs(dx), i16x8.abs(dy))));
        here = below;
      }
    }
    addTo(sums, xx);
    addTo(sums + 8, yy);
    addTo(sums + 16, xy);
    if (amounts !== 0) {
      addTo(amounts, amount);
      amounts += tileBytes;
    }
  }
}

function addTo(sum: usize, lanes: v128): void {
  const total =
    <f64>i32x4.extract_lane(lanes, 0) +
    <f64>i32x4.extract_lane(lanes, 1) +
    <f64>i32x4.extract_lane(lanes, 2) +
    <f64>i32x4.extract_lane(lanes, 3);
  store<f64>(sum, load<f64>(sum) + total);
}

/**
 * Every `step`-th of a row's pixels at `rgb`, `perTile` of them for each of `columns` tiles. Adds red, green, blue (8-bit levels) and the number of pixels with
 * a channel at 254 or more to four 64-bit floats at `sums`, every `tileBytes` for the next.
 */
export function colours(rgb: usize, columns: i32, perTile: i32, step: i32, sums: usize, tileBytes: usize): void {
  for (let column = 0; column < columns; column++, sums += tileBytes) {
    let red = 0;
    let green = 0;
    let blue = 0;
    let clipped = 0;
    for (let x = 0; x < perTile; x++, rgb += 3 * step) {
      const r = <i32>load<u8>(rgb);
      const g = <i32>load<u8>(rgb, 1);
      const b = <i32>load<u8>(rgb, 2);
      red += r;
      green += g;
      blue += b;
      if (r >= 254 || g >= 254 || b >= 254) clipped++;
    }
    store<f64>(sums, load<f64>(sums) + <f64>red);
    store<f64>(sums, load<f64>(sums, 8) + <f64>green, 8);
    store<f64>(sums, load<f64>(sums, 16) + <f64>blue, 16);
    store<f64>(sums, load<f64>(sums, 24) + <f64>clipped, 24);
  }
}
