/** @file AssemblyScript. Brightness of rows, and of rows half as large, in 32-bit floats: both are exact there, but for rounded thousandths of colours. */

/**
 * `count` pixels of interleaved 8-bit RGB to grey, rounded; floats at `out`; 4 bytes beyond are read. `weights`: of red, green and blue, then a half, each
 * four times: engines make a constant anew wherever it is used, and keep in a register what was loaded.
 */
export function greyRow(rgb: usize, count: i32, weights: usize, out: usize): void {
  const ofRed = v128.load(weights);
  const ofGreen = v128.load(weights, 16);
  const ofBlue = v128.load(weights, 32);
  const half = v128.load(weights, 48);
  const reds = v128.load(weights, 64);
  const greens = v128.load(weights, 80);
  const blues = v128.load(weights, 96);
  for (let x = 0; x < count; x += 4, rgb += 12, out += 16) {
    const four = v128.load(rgb);
    const red = i8x16.relaxed_swizzle(four, reds);
    const green = i8x16.relaxed_swizzle(four, greens);
    const blue = i8x16.relaxed_swizzle(four, blues);
    const ofTwo = f32x4.relaxed_madd(
      ofGreen,
      f32x4.convert_i32x4_s(green),
      f32x4.relaxed_madd(ofRed, f32x4.convert_i32x4_s(red), half),
    );
    v128.store(out, f32x4.floor(f32x4.relaxed_madd(ofBlue, f32x4.convert_i32x4_s(blue), ofTwo)));
  }
}

/**
 * One row of half the width, rounded up, from eight rows whose addresses lie at `rows`, uppermost first. `taps`: four 32-bit weights of the symmetric
 * window, from the middle outwards. `even`, `odd`: two rows of scratch with 16 bytes before and 32 behind the half width.
 */
export function halveRow(rows: usize, width: i32, taps: usize, even: usize, odd: usize, out: usize): void {
  const w0 = v128.load32_splat(taps, 0);
  const w1 = v128.load32_splat(taps, 4);
  const w2 = v128.load32_splat(taps, 8);
  const w3 = v128.load32_splat(taps, 12);
  const r0 = <usize>load<u32>(rows, 0);
  const r1 = <usize>load<u32>(rows, 4);
  const r2 = <usize>load<u32>(rows, 8);
  const r3 = <usize>load<u32>(rows, 12);
  const r4 = <usize>load<u32>(rows, 16);
  const r5 = <usize>load<u32>(rows, 20);
  const r6 = <usize>load<u32>(rows, 24);
  const r7 = <usize>load<u32>(rows, 28);
  for (let x = 0, to: usize = 0; x < width; x += 8, to += 16) {
    const at = <usize>(4 * x);
    const left = weighed(
      w0,
      f32x4.add(v128.load(r3 + at), v128.load(r4 + at)),
      w1,
      f32x4.add(v128.load(r2 + at), v128.load(r5 + at)),
      w2,
      f32x4.add(v128.load(r1 + at), v128.load(r6 + at)),
      w3,
      f32x4.add(v128.load(r0 + at), v128.load(r7 + at)),
    );
    const right = weighed(
      w0,
      f32x4.add(v128.load(r3 + at, 16), v128.load(r4 + at, 16)),
      w1,
      f32x4.add(v128.load(r2 + at, 16), v128.load(r5 + at, 16)),
      w2,
      f32x4.add(v128.load(r1 + at, 16), v128.load(r6 + at, 16)),
      w3,
      f32x4.add(v128.load(r0 + at, 16), v128.load(r7 + at, 16)),
    );
    v128.store(even + to, i8x16.shuffle(left, right, 0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27));
    v128.store(odd + to, i8x16.shuffle(left, right, 4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31));
  }
  // Mirrored at both sides, the edge pixel twice: four pixels are enough.
  for (let i = 0; i < 4; i++) {
    put(even, odd, -1 - i, get(even, odd, i));
    put(even, odd, width + i, get(even, odd, width - 1 - i));
  }
  const half = (width + 1) >> 1;
  for (let x = 0; x < half; x += 4) {
    const e = even + <usize>(4 * x);
    const o = odd + <usize>(4 * x);
    v128.store(
      out + <usize>(4 * x),
      weighed(
        w0,
        f32x4.add(v128.load(e), v128.load(o)),
        w1,
        f32x4.add(v128.load(o - 4), v128.load(e, 4)),
        w2,
        f32x4.add(v128.load(e - 4), v128.load(o, 4)),
        w3,
        f32x4.add(v128.load(o - 8), v128.load(e, 8)),
      ),
    );
  }
}

function get(even: usize, odd: usize, x: i32): f32 {
  return load<f32>((x & 1 ? odd : even) + <usize>(4 * (x >> 1)));
}

function put(even: usize, odd: usize, x: i32, value: f32): void {
  store<f32>((x & 1 ? odd : even) + <usize>(4 * (x >> 1)), value);
}

function weighed(w0: v128, a: v128, w1: v128, b: v128, w2: v128, c: v128, w3: v128, d: v128): v128 {
  return f32x4.relaxed_madd(w3, d, f32x4.relaxed_madd(w2, c, f32x4.relaxed_madd(w1, b, f32x4.mul(w0, a))));
}
