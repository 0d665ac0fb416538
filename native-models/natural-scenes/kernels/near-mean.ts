/**
 * @file AssemblyScript. Pixels that lie so near the mean of their window that the rounding of 32 bits could decide on which side: features count sides, and
 * where areas are nearly even thousands of pixels would follow it. In 64 bits, around the pixel itself, so that what is alike is 0 and stays so.
 */

/** Of a window of seven, beyond the middle; bytes of floats. */
const reachBytes: usize = 12;
const windowRows: usize = 7;
const windowBytes: usize = 28;
/** Normalised in 32 bits, pixels come out right to about 4e-5, at worst. */
const near: f32 = 1e-4;
/** What 64 bits leave over of differences that cancel. */
const nothing: f32 = 1e-10;

/**
 * Of the `count` bytes of normalised pixels at `out` those near 0, again: from seven padded rows whose addresses lie at `rows`, `at` bytes on. `taps`: four
 * 32-bit weights, the outermost first. `signs`: what stands for 0 around a whole brightness 0..255 (256 floats; 0: 0 it is).
 */
export function nearMean(rows: usize, at: usize, count: usize, taps: usize, signs: usize, out: usize): void {
  const areAllAlike = isFlat(rows, at, count + 2 * reachBytes);
  for (const end = out + count; out < end; at += 4, out += 4) {
    if (abs(load<f32>(out)) >= near) continue;
    const pixel = load<f32>(<usize>load<u32>(rows, 12) + at);
    const isZero = areAllAlike || isFlat(rows, at, windowBytes);
    const value: f32 = isZero ? 0 : normalised(rows, at, pixel, taps);
    store<f32>(out, abs(value) < nothing ? zeroAt(pixel, value, signs) : value);
  }
}

/** Whether in seven rows all pixels are alike, of `bytes` bytes that begin three pixels before `at`; at least 16 bytes. */
function isFlat(rows: usize, at: usize, bytes: usize): bool {
  const middle = v128.load32_splat(<usize>load<u32>(rows, 12) + at);
  for (let i: usize = 0; i < windowRows; i++) {
    let left = <usize>load<u32>(rows + 4 * i) + at - reachBytes;
    const last = left + bytes - 16;
    let alike = f32x4.eq(v128.load(last), middle);
    for (; left < last; left += 16) alike = v128.and(alike, f32x4.eq(v128.load(left), middle));
    if (!i32x4.all_true(alike)) return false;
  }
  return true;
}

function normalised(rows: usize, at: usize, pixel: f32, taps: usize): f32 {
  let mean: f64 = 0;
  let square: f64 = 0;
  for (let i: usize = 0; i < windowRows; i++) {
    const left = <usize>load<u32>(rows + 4 * i) + at - reachBytes;
    for (let j: usize = 0; j < windowRows; j++) {
      const weight = tap(taps, i) * tap(taps, j);
      const off = <f64>load<f32>(left + 4 * j) - <f64>pixel;
      mean += weight * off;
      square += weight * off * off;
    }
  }
  // Not -mean: no zero may be -0.
  return <f32>((0 - mean) / (sqrt(abs(square - mean * mean)) + 1));
}

/** Symmetric. */
function tap(taps: usize, i: usize): f64 {
  return <f64>load<f32>(taps + 4 * (i < 4 ? i : 6 - i));
}

/** What stands for a value that is nothing. */
function zeroAt(pixel: f32, value: f32, signs: usize): f32 {
  if (pixel < 0 || pixel > 255 || Mathf.floor(pixel) !== pixel) return value;
  if (signs === 0) return 0;
  return load<f32>(signs + 4 * <usize>pixel);
}
