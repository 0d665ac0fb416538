/**
 * @file AssemblyScript. Sums of brightness differences, the arithmetic of measures/tile-sums.ts: whole numbers throughout, added
 * to 64-bit floats at `sums`, so that the result does not depend on the order.
 */

/**
 * Fine differences over `rows` (16 at most) rows of luma and the one below them, `width` bytes apart, for the pixels `left` to `right`
 * (192 at most; 32 bits hold the sums of that many). Adds luma, xx, yy, 4 xy and plain squares to five numbers at `sums`.
 */
export function fine(band: usize, width: i32, left: i32, right: i32, rows: i32, sums: usize): void {
  const whole = right - ((right - left) & 7);
  fineLanes(band, width, left, whole, rows, i16x8.splat(-1), sums);
  if (whole < right) fineLanes(band, width, whole, right, rows, laneMask(right - whole), sums);
}

/** Lanes that are not in `mask` count for nothing: without differences and without luma. */
function fineLanes(band: usize, width: i32, left: i32, right: i32, rows: i32, mask: v128, sums: usize): void {
  let lumas: v128 = i32x4.splat(0);
  let xx: v128 = i32x4.splat(0);
  let yy: v128 = i32x4.splat(0);
  let xy: v128 = i32x4.splat(0);
  let plain: v128 = i32x4.splat(0);
  for (let x = left; x < right; x += 8) {
    let at = band + x;
    let a = v128.and(v128.load8x8_u(at), mask);
    let b = v128.and(v128.load8x8_u(at, 1), mask);
    let dx = i16x8.sub(b, a);
    for (let y = 0; y < rows; y++) {
      at += width;
      const c = v128.and(v128.load8x8_u(at), mask);
      const d = v128.and(v128.load8x8_u(at, 1), mask);
      const dy = i16x8.sub(c, a);
      const dxBelow = i16x8.sub(d, c);
      const dyBeside = i16x8.sub(d, b);
      lumas = i32x4.add(lumas, i32x4.extadd_pairwise_i16x8_u(a));
      xx = i32x4.add(xx, i32x4.dot_i16x8_s(dx, dxBelow));
      yy = i32x4.add(yy, i32x4.dot_i16x8_s(dy, dyBeside));
      xy = i32x4.add(xy, i32x4.dot_i16x8_s(i16x8.add(dx, dxBelow), i16x8.add(dy, dyBeside)));
      plain = i32x4.add(plain, i32x4.add(i32x4.dot_i16x8_s(dx, dx), i32x4.dot_i16x8_s(dy, dy)));
      // The row below is the upper one of the next pair.
      a = c;
      b = d;
      dx = dxBelow;
    }
  }
  add(sums, lumas);
  add(sums + 8, xx);
  add(sums + 16, yy);
  add(sums + 24, xy);
  add(sums + 32, plain);
}

/**
 * Differences over `span` places of a lattice of luma, `width` bytes a row, between two `lag` places apart across them, for the row at `row`: for
 * `columns` tiles of `perTile` places, the last of which goes on to the end (2,000 places at most). Adds xx, yy and xy to three numbers at
 * `sums` for the first tile, every `tileBytes` for the next.
 */
export function coarse(
  row: usize,
  width: i32,
  columns: i32,
  perTile: i32,
  span: i32,
  lag: i32,
  sums: usize,
  tileBytes: usize,
): void {
  for (let column = 0; column < columns; column++, sums += tileBytes) {
    const from = column * perTile;
    const to = min(width - span, column === columns - 1 ? width : from + perTile);
    if (from < to) coarseTile(row, width, from, to, span, lag, sums);
  }
}

function coarseTile(row: usize, width: i32, from: i32, to: i32, span: i32, lag: i32, sums: usize): void {
  let xx: v128 = i32x4.splat(0);
  let yy: v128 = i32x4.splat(0);
  let xy: v128 = i32x4.splat(0);
  const whole = to - ((to - from) & 7);
  const lastLanes = laneMask(to - whole);
  for (let x = from; x < to; x += 8) {
    const top = row + x;
    const middle = top + lag * width;
    const bottom = top + span * width;
    const mask = x < whole ? i16x8.splat(-1) : lastLanes;
    const corner = v128.load8x8_u(top);
    const dx = v128.and(i16x8.sub(v128.load8x8_u(top + span), corner), mask);
    const dxBelow = i16x8.sub(v128.load8x8_u(middle + span), v128.load8x8_u(middle));
    const dy = v128.and(i16x8.sub(v128.load8x8_u(bottom), corner), mask);
    const dyBeside = i16x8.sub(v128.load8x8_u(bottom + lag), v128.load8x8_u(top + lag));
    xx = i32x4.add(xx, i32x4.dot_i16x8_s(dx, dxBelow));
    yy = i32x4.add(yy, i32x4.dot_i16x8_s(dy, dyBeside));
    xy = i32x4.add(xy, i32x4.dot_i16x8_s(dxBelow, dy));
  }
  add(sums, xx);
  add(sums + 8, yy);
  add(sums + 16, xy);
}

/** Ones in the first `lanes` of eight. */
function laneMask(lanes: i32): v128 {
  return i16x8.gt_s(i16x8.splat(<i16>lanes), i16x8(0, 1, 2, 3, 4, 5, 6, 7));
}

function add(sum: usize, lanes: v128): void {
  const total =
    i32x4.extract_lane(lanes, 0) +
    i32x4.extract_lane(lanes, 1) +
    i32x4.extract_lane(lanes, 2) +
    i32x4.extract_lane(lanes, 3);
  store<f64>(sum, load<f64>(sum) + <f64>total);
}
