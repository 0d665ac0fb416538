/**
 * @file AssemblyScript. Luma of interleaved RGB. 8-bit levels, Rec. 601 in integers, (77 R + 150 G + 29 B) >> 8: what JPEG
 * stores, so that chroma subsampling does not blur it.
 */

/** `count` pixels at `rgb` to as many bytes at `out`, 16 at a time: up to 47 bytes beyond `rgb` are read, up to 15 beyond `out` written. */
export function luma(rgb: usize, count: i32, out: usize): void {
  for (let x = 0; x < count; x += 16, rgb += 48, out += 16) {
    v128.store(out, luma16(v128.load(rgb), v128.load(rgb, 16), v128.load(rgb, 32)));
  }
}

/** 16 pixels in three vectors. */
function luma16(a: v128, b: v128, c: v128): v128 {
  const red = i8x16.shuffle(
    i8x16.shuffle(a, b, 0, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30, 0, 0, 0, 0, 0),
    c,
    0,
    1,
    2,
    3,
    4,
    5,
    6,
    7,
    8,
    9,
    10,
    17,
    20,
    23,
    26,
    29,
  );
  const green = i8x16.shuffle(
    i8x16.shuffle(a, b, 1, 4, 7, 10, 13, 16, 19, 22, 25, 28, 31, 0, 0, 0, 0, 0),
    c,
    0,
    1,
    2,
    3,
    4,
    5,
    6,
    7,
    8,
    9,
    10,
    18,
    21,
    24,
    27,
    30,
  );
  const blue = i8x16.shuffle(
    i8x16.shuffle(a, b, 2, 5, 8, 11, 14, 17, 20, 23, 26, 29, 0, 0, 0, 0, 0, 0),
    c,
    0,
    1,
    2,
    3,
    4,
    5,
    6,
    7,
    8,
    9,
    16,
    19,
    22,
    25,
    28,
    31,
  );
  const low = weigh(i16x8.extend_low_i8x16_u(red), i16x8.extend_low_i8x16_u(green), i16x8.extend_low_i8x16_u(blue));
  const high = weigh(i16x8.extend_high_i8x16_u(red), i16x8.extend_high_i8x16_u(green), i16x8.extend_high_i8x16_u(blue));
  return i8x16.narrow_i16x8_u(low, high);
}

/** At most 255 * 256, which 16 bits hold. */
function weigh(red: v128, green: v128, blue: v128): v128 {
  const sum = i16x8.add(
    i16x8.add(i16x8.mul(red, i16x8.splat(77)), i16x8.mul(green, i16x8.splat(150))),
    i16x8.mul(blue, i16x8.splat(29)),
  );
  return i16x8.shr_u(sum, 8);
}

/** Of every `step`-th of `count` pixels at `rgb`, a byte each at `out`. */
export function lumaEvery(rgb: usize, count: i32, step: i32, out: usize): void {
  for (const end = rgb + 3 * count; rgb < end; rgb += 3 * step, out++) {
    store<u8>(out, (77 * <u32>load<u8>(rgb) + 150 * <u32>load<u8>(rgb, 1) + 29 * <u32>load<u8>(rgb, 2)) >> 8);
  }
}

export function copy(from: usize, bytes: usize, to: usize): void {
  memory.copy(to, from, bytes);
}
