/** @file AssemblyScript. Brightness of rows, and of rows half as large, in 32-bit floats: both are exact there, but for rounded thousandths of colours. */

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

/** MATLAB's antialiased bicubic at one half: eight taps, symmetric, from the middle outwards; each is a whole number of 256ths. */
const inner: f32 = 111.0 / 256.0;
const second: f32 = 29.0 / 256.0;
const third: f32 = -9.0 / 256.0;
const outer: f32 = -3.0 / 256.0;

function symmetric(a: v128, b: v128, c: v128, d: v128, e: v128, f: v128, g: v128, h: v128): v128 {
  return f32x4.add(
    f32x4.add(f32x4.mul(f32x4.splat(inner), f32x4.add(d, e)), f32x4.mul(f32x4.splat(second), f32x4.add(c, f))),
    f32x4.add(f32x4.mul(f32x4.splat(third), f32x4.add(b, g)), f32x4.mul(f32x4.splat(outer), f32x4.add(a, h))),
  );
}

/**
 * One row of half the width, rounded up, from eight rows whose addresses lie at `rows`, uppermost first. `even`, `odd`: two rows of scratch with
 * 16 bytes before and 32 behind the half width.
 */
export function halveRow(rows: usize, width: i32, even: usize, odd: usize, out: usize): void {
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
    const left = symmetric(
      v128.load(r0 + at),
      v128.load(r1 + at),
      v128.load(r2 + at),
      v128.load(r3 + at),
      v128.load(r4 + at),
      v128.load(r5 + at),
      v128.load(r6 + at),
      v128.load(r7 + at),
    );
    const right = symmetric(
      v128.load(r0 + at, 16),
      v128.load(r1 + at, 16),
      v128.load(r2 + at, 16),
      v128.load(r3 + at, 16),
      v128.load(r4 + at, 16),
      v128.load(r5 + at, 16),
      v128.load(r6 + at, 16),
      v128.load(r7 + at, 16),
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
      symmetric(
        v128.load(o - 8),
        v128.load(e - 4),
        v128.load(o - 4),
        v128.load(e),
        v128.load(o),
        v128.load(e, 4),
        v128.load(o, 4),
        v128.load(e, 8),
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
