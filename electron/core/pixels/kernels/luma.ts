/**
 * @file AssemblyScript. Luma of interleaved RGB. 8-bit levels, Rec. 601 in integers, (77 R + 150 G + 29 B) >> 8: what JPEG
 * stores, so that chroma subsampling does not blur it.
 */
import { opaque } from './opaque';

/**
 * `count` pixels at `rgb` to as many bytes at `out`, 16 at a time: up to 49 bytes beyond `rgb` are read, up to 15 beyond `out` written.
 * Swizzles by a vector that stays in a register: a shuffle of two vectors by 16 numbers is several instructions each time.
 */
export function luma(rgb: usize, count: i32, out: usize): void {
  const redGreen = opaque(i8x16(0, -128, 1, -128, 3, -128, 4, -128, 6, -128, 7, -128, 9, -128, 10, -128));
  const blue = opaque(i8x16(2, -128, -128, -128, 5, -128, -128, -128, 8, -128, -128, -128, 11, -128, -128, -128));
  const weights = opaque(i16x8(77, 150, 77, 150, 77, 150, 77, 150));
  const blueWeight = opaque(i32x4.splat(29));
  for (let x = 0; x < count; x += 16, rgb += 48, out += 16) {
    const a = v128.load(rgb);
    const b = v128.load(rgb, 12);
    const c = v128.load(rgb, 24);
    const d = v128.load(rgb, 36);
    // At most 255 * 256, which 16 bits hold.
    const low = i16x8.narrow_i32x4_u(
      i32x4.add(
        i32x4.dot_i16x8_s(i8x16.relaxed_swizzle(a, redGreen), weights),
        i32x4.dot_i16x8_s(i8x16.relaxed_swizzle(a, blue), blueWeight),
      ),
      i32x4.add(
        i32x4.dot_i16x8_s(i8x16.relaxed_swizzle(b, redGreen), weights),
        i32x4.dot_i16x8_s(i8x16.relaxed_swizzle(b, blue), blueWeight),
      ),
    );
    const high = i16x8.narrow_i32x4_u(
      i32x4.add(
        i32x4.dot_i16x8_s(i8x16.relaxed_swizzle(c, redGreen), weights),
        i32x4.dot_i16x8_s(i8x16.relaxed_swizzle(c, blue), blueWeight),
      ),
      i32x4.add(
        i32x4.dot_i16x8_s(i8x16.relaxed_swizzle(d, redGreen), weights),
        i32x4.dot_i16x8_s(i8x16.relaxed_swizzle(d, blue), blueWeight),
      ),
    );
    v128.store(out, i8x16.narrow_i16x8_u(i16x8.shr_u(low, 8), i16x8.shr_u(high, 8)));
  }
}

/** Every `step`-th of `count` bytes at `luma`, at `out`; for a step of four 16 at a time: up to 63 bytes beyond `luma` are read, up to 15 beyond `out` written. */
export function everyOf(luma: usize, count: i32, step: i32, out: usize): void {
  const end = luma + count;
  if (step !== 4) {
    for (; luma < end; luma += step, out++) store<u8>(out, load<u8>(luma));
    return;
  }
  const lowest = opaque(i32x4.splat(255));
  for (; luma < end; luma += 64, out += 16) {
    const low = i16x8.narrow_i32x4_u(v128.and(v128.load(luma), lowest), v128.and(v128.load(luma, 16), lowest));
    const high = i16x8.narrow_i32x4_u(v128.and(v128.load(luma, 32), lowest), v128.and(v128.load(luma, 48), lowest));
    v128.store(out, i8x16.narrow_i16x8_u(low, high));
  }
}

export function copy(from: usize, bytes: usize, to: usize): void {
  memory.copy(to, from, bytes);
}
