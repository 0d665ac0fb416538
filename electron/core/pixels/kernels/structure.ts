/**
 * @file AssemblyScript. Structural similarity (SSIM) of two grey pictures, row by row, in 32-bit floats: levels are taken from 128, so that squares
 * are small and lose little. `taps`: the six different weights of the symmetric window of eleven, the outermost first.
 */

/** Rows of the window. */
const span = 11;
const c1: f32 = 6.5025;
const c2: f32 = 58.5225;

/** `count` pixels of interleaved 8-bit RGB to grey as MATLAB's rgb2gray has it (BT.601, rounded), floats at `out`; 4 bytes beyond are read. */
export function greyRow(rgb: usize, count: i32, out: usize): void {
  const none = i8x16.splat(0);
  const half = f32x4.splat(0.5);
  for (let x = 0; x < count; x += 4, rgb += 12, out += 16) {
    const four = v128.load(rgb);
    const red = i8x16.shuffle(four, none, 0, 16, 16, 16, 3, 16, 16, 16, 6, 16, 16, 16, 9, 16, 16, 16);
    const green = i8x16.shuffle(four, none, 1, 16, 16, 16, 4, 16, 16, 16, 7, 16, 16, 16, 10, 16, 16, 16);
    const blue = i8x16.shuffle(four, none, 2, 16, 16, 16, 5, 16, 16, 16, 8, 16, 16, 16, 11, 16, 16, 16);
    const mixed = f32x4.add(
      f32x4.add(
        f32x4.mul(f32x4.splat(0.298936021293776), f32x4.convert_i32x4_s(red)),
        f32x4.mul(f32x4.splat(0.587043074451121), f32x4.convert_i32x4_s(green)),
      ),
      f32x4.mul(f32x4.splat(0.114020904255103), f32x4.convert_i32x4_s(blue)),
    );
    v128.store(out, f32x4.floor(f32x4.add(mixed, half)));
  }
}

/**
 * What the window sums up, of one row of both pictures (`width` floats at `a` and `b`): four rows at `out`, `stride` bytes apart: a, b, their
 * squares together, their product.
 */
export function structureTerms(a: usize, b: usize, width: i32, out: usize, stride: usize): void {
  const level = f32x4.splat(128);
  for (let x = 0; x < width; x += 4, a += 16, b += 16, out += 16) {
    const p = f32x4.sub(v128.load(a), level);
    const q = f32x4.sub(v128.load(b), level);
    v128.store(out, p);
    v128.store(out + stride, q);
    v128.store(out + 2 * stride, f32x4.add(f32x4.mul(p, p), f32x4.mul(q, q)));
    v128.store(out + 3 * stride, f32x4.mul(p, q));
  }
}

/**
 * One row of the map, `width - 10` places, of the eleven rows of terms in the ring at `terms` whose oldest is number `oldest`. Four rows of
 * `stride` bytes at `scratch`. Similarity and contrast are written as floats at `similarity` and `contrast` (whole vectors), and their sums added
 * to two 64-bit floats at `sums`.
 */
export function structureRow(
  terms: usize,
  stride: usize,
  oldest: i32,
  width: i32,
  taps: usize,
  scratch: usize,
  similarity: usize,
  contrast: usize,
  sums: usize,
): void {
  for (let term = 0; term < 4; term++)
    downColumns(terms + term * stride, 4 * stride, oldest, width, taps, scratch + term * stride);
  const places = width - span + 1;
  const one = f32x4.splat(c1);
  const two = f32x4.splat(c2);
  const level = f32x4.splat(128);
  const double = f32x4.splat(2);
  for (let x = 0; x < places; x += 4) {
    const at = scratch + 4 * x;
    const a = alongRow(at, taps);
    const b = alongRow(at + stride, taps);
    const power = alongRow(at + 2 * stride, taps);
    const product = alongRow(at + 3 * stride, taps);
    const ab = f32x4.mul(a, b);
    const aabb = f32x4.add(f32x4.mul(a, a), f32x4.mul(b, b));
    const cs = f32x4.div(
      f32x4.add(f32x4.mul(double, f32x4.sub(product, ab)), two),
      f32x4.add(f32x4.sub(power, aabb), two),
    );
    const bright = f32x4.add(a, level);
    const other = f32x4.add(b, level);
    const l = f32x4.div(
      f32x4.add(f32x4.mul(double, f32x4.mul(bright, other)), one),
      f32x4.add(f32x4.add(f32x4.mul(bright, bright), f32x4.mul(other, other)), one),
    );
    v128.store(similarity + 4 * x, f32x4.mul(cs, l));
    v128.store(contrast + 4 * x, cs);
  }
  store<f64>(sums, load<f64>(sums) + sumOf(similarity, places));
  store<f64>(sums, load<f64>(sums, 8) + sumOf(contrast, places), 8);
}

/** The eleven rows are named, not counted: the compiler then keeps their addresses. */
function downColumns(terms: usize, rowBytes: usize, oldest: i32, width: i32, taps: usize, out: usize): void {
  const r0 = rowOf(terms, rowBytes, oldest, 0);
  const r1 = rowOf(terms, rowBytes, oldest, 1);
  const r2 = rowOf(terms, rowBytes, oldest, 2);
  const r3 = rowOf(terms, rowBytes, oldest, 3);
  const r4 = rowOf(terms, rowBytes, oldest, 4);
  const r5 = rowOf(terms, rowBytes, oldest, 5);
  const r6 = rowOf(terms, rowBytes, oldest, 6);
  const r7 = rowOf(terms, rowBytes, oldest, 7);
  const r8 = rowOf(terms, rowBytes, oldest, 8);
  const r9 = rowOf(terms, rowBytes, oldest, 9);
  const r10 = rowOf(terms, rowBytes, oldest, 10);
  const w0 = v128.load32_splat(taps, 0);
  const w1 = v128.load32_splat(taps, 4);
  const w2 = v128.load32_splat(taps, 8);
  const w3 = v128.load32_splat(taps, 12);
  const w4 = v128.load32_splat(taps, 16);
  const w5 = v128.load32_splat(taps, 20);
  const end = <usize>(4 * width);
  for (let x: usize = 0; x < end; x += 16) {
    let sum = f32x4.mul(w5, v128.load(r5 + x));
    sum = f32x4.add(sum, f32x4.mul(w0, f32x4.add(v128.load(r0 + x), v128.load(r10 + x))));
    sum = f32x4.add(sum, f32x4.mul(w1, f32x4.add(v128.load(r1 + x), v128.load(r9 + x))));
    sum = f32x4.add(sum, f32x4.mul(w2, f32x4.add(v128.load(r2 + x), v128.load(r8 + x))));
    sum = f32x4.add(sum, f32x4.mul(w3, f32x4.add(v128.load(r3 + x), v128.load(r7 + x))));
    sum = f32x4.add(sum, f32x4.mul(w4, f32x4.add(v128.load(r4 + x), v128.load(r6 + x))));
    v128.store(out + x, sum);
  }
}

function rowOf(terms: usize, rowBytes: usize, oldest: i32, row: i32): usize {
  const at = oldest + row;
  return terms + <usize>(at >= span ? at - span : at) * rowBytes;
}

function alongRow(at: usize, taps: usize): v128 {
  let sum = f32x4.mul(v128.load32_splat(taps, 20), v128.load(at, 20));
  sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(taps, 0), f32x4.add(v128.load(at, 0), v128.load(at, 40))));
  sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(taps, 4), f32x4.add(v128.load(at, 4), v128.load(at, 36))));
  sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(taps, 8), f32x4.add(v128.load(at, 8), v128.load(at, 32))));
  sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(taps, 12), f32x4.add(v128.load(at, 12), v128.load(at, 28))));
  return f32x4.add(sum, f32x4.mul(v128.load32_splat(taps, 16), f32x4.add(v128.load(at, 16), v128.load(at, 24))));
}

/** In four 64-bit sums, so that a row of any length loses nothing. */
function sumOf(row: usize, count: i32): f64 {
  let low: v128 = f64x2.splat(0);
  let high: v128 = f64x2.splat(0);
  const whole = count & ~3;
  for (let x = 0; x < whole; x += 4, row += 16) {
    const four = v128.load(row);
    low = f64x2.add(low, f64x2.promote_low_f32x4(four));
    high = f64x2.add(
      high,
      f64x2.promote_low_f32x4(i8x16.shuffle(four, four, 8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15)),
    );
  }
  let sum =
    f64x2.extract_lane(low, 0) + f64x2.extract_lane(low, 1) + f64x2.extract_lane(high, 0) + f64x2.extract_lane(high, 1);
  for (let x = whole; x < count; x++, row += 4) sum += <f64>load<f32>(row);
  return sum;
}

/** Means of 2x2 of two rows of `columns * 2` floats. */
export function halveRows(upper: usize, lower: usize, columns: i32, out: usize): void {
  const quarter = f32x4.splat(0.25);
  for (let x = 0; x < columns; x += 4, upper += 32, lower += 32, out += 16) {
    const left = f32x4.add(v128.load(upper), v128.load(lower));
    const right = f32x4.add(v128.load(upper, 16), v128.load(lower, 16));
    const even = i8x16.shuffle(left, right, 0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27);
    const odd = i8x16.shuffle(left, right, 4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31);
    v128.store(out, f32x4.mul(f32x4.add(even, odd), quarter));
  }
}
