/** @file AssemblyScript. Brightness and colour of a lattice of pixels, the arithmetic of measures/tone-measures.ts. */

/** Numbers at `sums`: 64-bit floats in this order. */
const high: usize = 0;
const low: usize = 8;
const light: usize = 16;
const lumaSum: usize = 24;
const lumaSquares: usize = 32;
const rgSum: usize = 40;
const rgSquares: usize = 48;
const ybSum: usize = 56;
const ybSquares: usize = 64;

/**
 * Every `step`-th of a row's pixels, `count` of them from `rgb`. `linear`: 3 x 256 floats, what each level of red, green and blue adds to linear light. `bins`: 4 x 64 counts (32 bits)
 * of red, green, blue, luma. `cellOfX`: a byte for each, the column of the hash's thumbnail; `cells`: that row of it, pairs of floats (sum of luma, count).
 */
export function tone(
  rgb: usize,
  count: i32,
  step: i32,
  linear: usize,
  bins: usize,
  cellOfX: usize,
  cells: usize,
  sums: usize,
): void {
  let highs = 0;
  let lows = 0;
  let lumas = 0;
  let squares: i64 = 0;
  let rgs = 0;
  let rgSquared: i64 = 0;
  let ybs = 0;
  let ybSquared: i64 = 0;
  let lit = load<f64>(sums + light);
  let cell = <i32>load<u8>(cellOfX);
  let cellLumas = 0;
  let cellCount = 0;
  for (let x = 0; x < count; x++, rgb += 3 * step) {
    const r = <i32>load<u8>(rgb);
    const g = <i32>load<u8>(rgb, 1);
    const b = <i32>load<u8>(rgb, 2);
    const luma = (77 * r + 150 * g + 29 * b) >> 8;
    count1(bins, r);
    count1(bins + 256, g);
    count1(bins + 512, b);
    count1(bins + 768, luma);
    if (r >= 254 || g >= 254 || b >= 254) highs++;
    if (r <= 1 && g <= 1 && b <= 1) lows++;
    lit += level(linear, r) + level(linear + 2048, g) + level(linear + 4096, b);
    lumas += luma;
    squares += luma * luma;
    const rg = r - g;
    const yb = r + g - 2 * b;
    rgs += rg;
    rgSquared += rg * rg;
    ybs += yb;
    ybSquared += yb * yb;
    const here = <i32>load<u8>(cellOfX + x);
    if (here !== cell) {
      addCell(cells, cell, cellLumas, cellCount);
      cell = here;
      cellLumas = 0;
      cellCount = 0;
    }
    cellLumas += luma;
    cellCount++;
  }
  addCell(cells, cell, cellLumas, cellCount);
  store<f64>(sums + light, lit);
  add(sums + high, highs);
  add(sums + low, lows);
  add(sums + lumaSum, lumas);
  add(sums + lumaSquares, <f64>squares);
  add(sums + rgSum, rgs);
  add(sums + rgSquares, <f64>rgSquared);
  add(sums + ybSum, ybs);
  add(sums + ybSquares, <f64>ybSquared);
}

function addCell(cells: usize, cell: i32, lumas: i32, count: i32): void {
  add(cells + ((<usize>cell) << 4), lumas);
  add(cells + ((<usize>cell) << 4) + 8, count);
}

function level(linear: usize, value: i32): f64 {
  return load<f64>(linear + ((<usize>value) << 3));
}

/** 64 bins of four levels. */
function count1(bins: usize, value: i32): void {
  const bin = bins + ((<usize>(value >> 2)) << 2);
  store<u32>(bin, load<u32>(bin) + 1);
}

function add(at: usize, value: f64): void {
  store<f64>(at, load<f64>(at) + value);
}
