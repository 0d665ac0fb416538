/**
 * @file AssemblyScript. Brightness less its local mean over its local contrast (MSCN, Ruderman 1994), four rows at a time, in 32-bit floats: down the
 * columns, then along the rows. Both moments are taken around a brightness of the block that is at work, never around 0: what cancels where all are nearly alike
 * is then small. Where areas are nearly even, pixels whose side of zero rounding could decide are normalised again (./near-mean.ts).
 */
import { nearMean } from './near-mean';

/** Rows that come out of one call; six more go in. */
const together: usize = 4;
/** Columns whose two passes follow each other while what lies between is near; bytes of floats. */
const blockBytes: usize = 512;
/** Columns that are summed up beyond a block, on either side: what windows reach there, in whole vectors. */
const aroundBytes: usize = 16;
const lineBytes: usize = blockBytes + 2 * aroundBytes;
/** Below this variance pixels near their mean are normalised again; it comes out right to about .005, at worst. */
const even: f32 = 0.05;

/** The three pixels before a row of `width` and behind it: as those at its ends are, or black. */
export function padRow(row: usize, width: i32, goesOn: bool): void {
  const end = row + 4 * <usize>width;
  const first = goesOn ? load<f32>(row) : 0;
  const last = goesOn ? load<f32>(end - 4) : 0;
  for (let i: usize = 0; i < 12; i += 4) {
    store<f32>(row - 12 + i, first);
    store<f32>(end + i, last);
  }
}

/**
 * The four middle ones of ten padded rows of `width` pixels, whose addresses lie at `rows`, uppermost first. `taps`: four 32-bit weights of the symmetric
 * window, the outermost first, and 1. `scratch`: eight lines of 136 floats. `signs`: what stands for 0 around a whole
 * brightness 0..255 (256 floats; 0: 0 it is). Out come four rows at `out`, `stride` bytes apart; what is written behind `width` in the last vector is any
 * number.
 */
export function normaliseRows(
  rows: usize,
  width: i32,
  taps: usize,
  scratch: usize,
  signs: usize,
  out: usize,
  stride: usize,
): void {
  const bytes = <usize>(4 * width);
  for (let at: usize = 0; at < bytes; at += blockBytes) {
    const count = min(blockBytes, bytes - at);
    const around = f32x4.splat(amongFour(<usize>load<u32>(rows, 16) + at, count));
    downColumns(rows, at - aroundBytes, count + 2 * aroundBytes, around, taps, scratch);
    for (let i: usize = 0; i < together; i++) {
      const pixels = <usize>load<u32>(rows + 4 * (i + 3)) + at;
      const to = out + i * stride + at;
      const isEven = alongRow(pixels, scratch + i * lineBytes, count, around, taps, to);
      if (isEven) nearMean(rows + 4 * i, at, count, taps, signs, to);
    }
  }
}

/** A whole brightness in the midst of four pixels of `count` bytes: one alone may be far from all others. */
function amongFour(pixels: usize, count: usize): f32 {
  const step = (count >> 4) << 2;
  const sum =
    load<f32>(pixels) + load<f32>(pixels + step) + load<f32>(pixels + 2 * step) + load<f32>(pixels + 3 * step);
  return nearest(sum * 0.25);
}

/** Weighted means of seven pixels of each column less `around`, and of their squares four lines on, for four rows. */
function downColumns(rows: usize, from: usize, count: usize, around: v128, taps: usize, scratch: usize): void {
  const r0 = <usize>load<u32>(rows, 0) + from;
  const r1 = <usize>load<u32>(rows, 4) + from;
  const r2 = <usize>load<u32>(rows, 8) + from;
  const r3 = <usize>load<u32>(rows, 12) + from;
  const r4 = <usize>load<u32>(rows, 16) + from;
  const r5 = <usize>load<u32>(rows, 20) + from;
  const r6 = <usize>load<u32>(rows, 24) + from;
  const r7 = <usize>load<u32>(rows, 28) + from;
  const r8 = <usize>load<u32>(rows, 32) + from;
  const r9 = <usize>load<u32>(rows, 36) + from;
  const w0 = v128.load32_splat(taps, 0);
  const w1 = v128.load32_splat(taps, 4);
  const w2 = v128.load32_splat(taps, 8);
  const w3 = v128.load32_splat(taps, 12);
  for (let at: usize = 0; at < count; at += 16) {
    let a = f32x4.sub(v128.load(r0 + at), around);
    let b = f32x4.sub(v128.load(r1 + at), around);
    let c = f32x4.sub(v128.load(r2 + at), around);
    let d = f32x4.sub(v128.load(r3 + at), around);
    let e = f32x4.sub(v128.load(r4 + at), around);
    let f = f32x4.sub(v128.load(r5 + at), around);
    let g = f32x4.sub(v128.load(r6 + at), around);
    let h = f32x4.sub(v128.load(r7 + at), around);
    let i = f32x4.sub(v128.load(r8 + at), around);
    let j = f32x4.sub(v128.load(r9 + at), around);
    const to = scratch + at;
    v128.store(to, weighed(w0, f32x4.add(a, g), w1, f32x4.add(b, f), w2, f32x4.add(c, e), w3, d));
    v128.store(to, weighed(w0, f32x4.add(b, h), w1, f32x4.add(c, g), w2, f32x4.add(d, f), w3, e), lineBytes);
    v128.store(to, weighed(w0, f32x4.add(c, i), w1, f32x4.add(d, h), w2, f32x4.add(e, g), w3, f), 2 * lineBytes);
    v128.store(to, weighed(w0, f32x4.add(d, j), w1, f32x4.add(e, i), w2, f32x4.add(f, h), w3, g), 3 * lineBytes);
    a = f32x4.mul(a, a);
    b = f32x4.mul(b, b);
    c = f32x4.mul(c, c);
    d = f32x4.mul(d, d);
    e = f32x4.mul(e, e);
    f = f32x4.mul(f, f);
    g = f32x4.mul(g, g);
    h = f32x4.mul(h, h);
    i = f32x4.mul(i, i);
    j = f32x4.mul(j, j);
    v128.store(to, weighed(w0, f32x4.add(a, g), w1, f32x4.add(b, f), w2, f32x4.add(c, e), w3, d), 4 * lineBytes);
    v128.store(to, weighed(w0, f32x4.add(b, h), w1, f32x4.add(c, g), w2, f32x4.add(d, f), w3, e), 5 * lineBytes);
    v128.store(to, weighed(w0, f32x4.add(c, i), w1, f32x4.add(d, h), w2, f32x4.add(e, g), w3, f), 6 * lineBytes);
    v128.store(to, weighed(w0, f32x4.add(d, j), w1, f32x4.add(e, i), w2, f32x4.add(f, h), w3, g), 7 * lineBytes);
  }
}

/** From means of columns and of their squares to the normalised pixels of a row. @returns whether one of their windows is nearly even. */
function alongRow(pixels: usize, means: usize, count: usize, around: v128, taps: usize, out: usize): bool {
  const w0 = v128.load32_splat(taps, 0);
  const w1 = v128.load32_splat(taps, 4);
  const w2 = v128.load32_splat(taps, 8);
  const w3 = v128.load32_splat(taps, 12);
  const one = v128.load32_splat(taps, 16);
  const squares = means + together * lineBytes;
  let least = one;
  for (let at: usize = 0; at < count; at += 16) {
    const mean = alongSeven(means + at, w0, w1, w2, w3);
    const variance = f32x4.relaxed_nmadd(mean, mean, alongSeven(squares + at, w0, w1, w2, w3));
    const away = f32x4.sub(f32x4.sub(v128.load(pixels + at), around), mean);
    v128.store(out + at, f32x4.div(away, f32x4.add(f32x4.sqrt(f32x4.abs(variance)), one)));
    least = f32x4.relaxed_min(least, variance);
  }
  return v128.any_true(f32x4.lt(least, f32x4.splat(even)));
}

/** Weighted means of seven columns, of which the first lies a column behind `line`. */
function alongSeven(line: usize, w0: v128, w1: v128, w2: v128, w3: v128): v128 {
  return weighed(
    w0,
    f32x4.add(v128.load(line, 4), v128.load(line, 28)),
    w1,
    f32x4.add(v128.load(line, 8), v128.load(line, 24)),
    w2,
    f32x4.add(v128.load(line, 12), v128.load(line, 20)),
    w3,
    v128.load(line, 16),
  );
}

/** Fused where the processor does that, as nearly all do: results differ in the last digit. */
function weighed(w0: v128, a: v128, w1: v128, b: v128, w2: v128, c: v128, w3: v128, d: v128): v128 {
  return f32x4.relaxed_madd(w3, d, f32x4.relaxed_madd(w2, c, f32x4.relaxed_madd(w1, b, f32x4.mul(w0, a))));
}
