/**
 * @file AssemblyScript. Brightness less its local mean over its local contrast (MSCN, Ruderman 1994), four rows at a time, in 32-bit floats: down the
 * columns, then along the rows. Second moments are taken around a value that lies in the window itself, never around 0: what cancels is then at most a
 * few times the variance (its weight is at least .08), and where all are alike every difference is 0 and not what rounding left over. Along the rows means
 * of columns lie off by running sums of steps, which are small where differences are.
 */

/** Rows that come out of one call; six more go in. */
const together: usize = 4;
/** Columns whose two passes follow each other while what lies between is near; bytes of floats. */
const blockBytes: usize = 1024;
/** Of a window of seven, beyond the middle. */
const reachBytes: usize = 12;

/**
 * The four middle ones of ten rows of `width` pixels, whose addresses lie at `rows`, uppermost first. `taps`: four 32-bit weights of the symmetric window,
 * the outermost first, and 1. `scratch`: twelve rows `stride` bytes apart with 16 bytes before. `goesOn`: whether the edge pixel goes on beyond the edge;
 * else there is black. `signs`: what stands for 0 around a whole brightness 0..255 (256 floats; 0: 0 it is). Out come four rows at `out`, `stride`
 * bytes apart; what is written behind `width` in the last vector is any number.
 */
export function normaliseRows(
  rows: usize,
  width: i32,
  taps: usize,
  scratch: usize,
  stride: usize,
  goesOn: bool,
  signs: usize,
  out: usize,
): void {
  const bytes = <usize>(4 * width);
  const last = bytes - 4;
  let stepped: usize = 0;
  let ready: usize = 0;
  for (let at: usize = 0; at < bytes; at += blockBytes) {
    const isLast = at + blockBytes >= bytes;
    downColumns(rows, at, min(at + blockBytes, bytes), taps, scratch, stride);
    // Each pass needs what the one before has found one vector further on.
    const stepEnd = isLast ? bytes : at + blockBytes - 16;
    const end = isLast ? bytes : stepEnd - 16;
    for (let i: usize = 0; i < together; i++) {
      const pixels = <usize>load<u32>(rows + 4 * (i + 3));
      const offs = scratch + i * stride;
      const variances = offs + together * stride;
      const steps = variances + together * stride;
      stepAlong(pixels, offs, stepped, stepEnd, steps);
      if (at === 0) {
        beyond(steps - reachBytes, 0);
        if (!goesOn) store<f32>(steps - 4, load<f32>(pixels) - load<f32>(offs));
        beyond(variances - reachBytes, goesOn ? load<f32>(variances) : 0);
      }
      if (isLast) {
        beyond(steps + last, 0);
        if (!goesOn) store<f32>(steps + last, load<f32>(offs + last) - load<f32>(pixels + last));
        beyond(variances + bytes, goesOn ? load<f32>(variances + last) : 0);
      }
      alongRow(pixels, offs, variances, steps, ready, end, taps, signs, out + i * stride);
    }
    stepped = stepEnd;
    ready = end;
  }
}

function beyond(at: usize, value: f32): void {
  for (let i: usize = 0; i < reachBytes; i += 4) store<f32>(at + i, value);
}

/** From each column's mean to the next one's; `offs`: how far a pixel lies above its column's mean. */
function stepAlong(pixels: usize, offs: usize, from: usize, to: usize, steps: usize): void {
  for (let at = from; at < to; at += 16) {
    const pixel = f32x4.sub(v128.load(pixels + at, 4), v128.load(pixels + at));
    v128.store(steps + at, f32x4.sub(pixel, f32x4.sub(v128.load(offs + at, 4), v128.load(offs + at))));
  }
}

/** Weighted mean and variance of seven pixels of each column, for four rows: around the pixel of the second of them, which is in all four windows. */
function downColumns(rows: usize, from: usize, to: usize, taps: usize, scratch: usize, stride: usize): void {
  const r0 = <usize>load<u32>(rows, 0);
  const r1 = <usize>load<u32>(rows, 4);
  const r2 = <usize>load<u32>(rows, 8);
  const r3 = <usize>load<u32>(rows, 12);
  const r4 = <usize>load<u32>(rows, 16);
  const r5 = <usize>load<u32>(rows, 20);
  const r6 = <usize>load<u32>(rows, 24);
  const r7 = <usize>load<u32>(rows, 28);
  const r8 = <usize>load<u32>(rows, 32);
  const r9 = <usize>load<u32>(rows, 36);
  const w0 = v128.load32_splat(taps, 0);
  const w1 = v128.load32_splat(taps, 4);
  const w2 = v128.load32_splat(taps, 8);
  const w3 = v128.load32_splat(taps, 12);
  const variances = together * stride;
  for (let at = from; at < to; at += 16) {
    const middle = v128.load(r4 + at);
    let a = f32x4.sub(v128.load(r0 + at), middle);
    let b = f32x4.sub(v128.load(r1 + at), middle);
    let c = f32x4.sub(v128.load(r2 + at), middle);
    let d = f32x4.sub(v128.load(r3 + at), middle);
    let f = f32x4.sub(v128.load(r5 + at), middle);
    let g = f32x4.sub(v128.load(r6 + at), middle);
    let h = f32x4.sub(v128.load(r7 + at), middle);
    let i = f32x4.sub(v128.load(r8 + at), middle);
    let j = f32x4.sub(v128.load(r9 + at), middle);
    const mean0 = weighed(w0, f32x4.add(a, g), w1, f32x4.add(b, f), w2, c, w3, d);
    const mean1 = weighed3(w0, f32x4.add(b, h), w1, f32x4.add(c, g), w2, f32x4.add(d, f));
    const mean2 = weighed(w0, f32x4.add(c, i), w1, f32x4.add(d, h), w2, g, w3, f);
    const mean3 = weighed(w0, f32x4.add(d, j), w1, i, w2, f32x4.add(f, h), w3, g);
    let to = scratch + at;
    v128.store(to, f32x4.sub(d, mean0));
    v128.store(to + stride, f32x4.sub(f32x4.splat(0), mean1));
    v128.store(to + 2 * stride, f32x4.sub(f, mean2));
    v128.store(to + 3 * stride, f32x4.sub(g, mean3));
    a = f32x4.mul(a, a);
    b = f32x4.mul(b, b);
    c = f32x4.mul(c, c);
    d = f32x4.mul(d, d);
    f = f32x4.mul(f, f);
    g = f32x4.mul(g, g);
    h = f32x4.mul(h, h);
    i = f32x4.mul(i, i);
    j = f32x4.mul(j, j);
    const square0 = weighed(w0, f32x4.add(a, g), w1, f32x4.add(b, f), w2, c, w3, d);
    const square1 = weighed3(w0, f32x4.add(b, h), w1, f32x4.add(c, g), w2, f32x4.add(d, f));
    const square2 = weighed(w0, f32x4.add(c, i), w1, f32x4.add(d, h), w2, g, w3, f);
    const square3 = weighed(w0, f32x4.add(d, j), w1, i, w2, f32x4.add(f, h), w3, g);
    to += variances;
    v128.store(to, f32x4.relaxed_nmadd(mean0, mean0, square0));
    v128.store(to + stride, f32x4.relaxed_nmadd(mean1, mean1, square1));
    v128.store(to + 2 * stride, f32x4.relaxed_nmadd(mean2, mean2, square2));
    v128.store(to + 3 * stride, f32x4.relaxed_nmadd(mean3, mean3, square3));
  }
}

/** From means and variances of columns: mean of the window, variance within columns and between them, around the middle one's mean. */
function alongRow(
  pixels: usize,
  offs: usize,
  variances: usize,
  steps: usize,
  from: usize,
  to: usize,
  taps: usize,
  signs: usize,
  out: usize,
): void {
  const w0 = v128.load32_splat(taps, 0);
  const w1 = v128.load32_splat(taps, 4);
  const w2 = v128.load32_splat(taps, 8);
  const w3 = v128.load32_splat(taps, 12);
  const one = v128.load32_splat(taps, 16);
  let least = i32x4.splat(-1);
  for (let at = from; at < to; at += 16) {
    // Leftmost first: what lies behind an address needs no other one.
    const step = steps + at - reachBytes;
    const spread = variances + at - reachBytes;
    const right1 = v128.load(step, 12);
    const right2 = f32x4.add(right1, v128.load(step, 16));
    const right3 = f32x4.add(right2, v128.load(step, 20));
    // Left neighbours are lower by these.
    const left1 = v128.load(step, 8);
    const left2 = f32x4.add(left1, v128.load(step, 4));
    const left3 = f32x4.add(left2, v128.load(step));
    const mean = weighed3(w0, f32x4.sub(right3, left3), w1, f32x4.sub(right2, left2), w2, f32x4.sub(right1, left1));
    const square = weighed(
      w0,
      squaresOnto(f32x4.add(v128.load(spread), v128.load(spread, 24)), right3, left3),
      w1,
      squaresOnto(f32x4.add(v128.load(spread, 4), v128.load(spread, 20)), right2, left2),
      w2,
      squaresOnto(f32x4.add(v128.load(spread, 8), v128.load(spread, 16)), right1, left1),
      w3,
      v128.load(spread, 12),
    );
    const variance = f32x4.relaxed_nmadd(mean, mean, square);
    const away = f32x4.sub(v128.load(offs + at), mean);
    v128.store(out + at, f32x4.div(away, f32x4.add(f32x4.sqrt(f32x4.abs(variance)), one)));
    least = i32x4.min_u(least, away);
  }
  if (signs === 0 || i32x4.all_true(least)) return;
  for (let at = from; at < to; at += 4) sign(pixels + at, out + at, signs);
}

/** A zero at `out`, by the brightness at `pixels`. */
function sign(pixels: usize, out: usize, signs: usize): void {
  const pixel = load<f32>(pixels);
  if (load<f32>(out) !== 0 || pixel < 0 || pixel > 255 || Mathf.floor(pixel) !== pixel) return;
  store<f32>(out, load<f32>(signs + 4 * <usize>pixel));
}

/** Fused where the processor does that, as nearly all do: results differ in the last digit. */
function weighed3(w0: v128, a: v128, w1: v128, b: v128, w2: v128, c: v128): v128 {
  return f32x4.relaxed_madd(w2, c, f32x4.relaxed_madd(w1, b, f32x4.mul(w0, a)));
}

function weighed(w0: v128, a: v128, w1: v128, b: v128, w2: v128, c: v128, w3: v128, d: v128): v128 {
  return f32x4.relaxed_madd(w3, d, weighed3(w0, a, w1, b, w2, c));
}

/** Both squares and a sum that is there already. */
function squaresOnto(sum: v128, a: v128, b: v128): v128 {
  return f32x4.relaxed_madd(a, a, f32x4.relaxed_madd(b, b, sum));
}
