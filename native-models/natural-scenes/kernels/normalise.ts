/**
 * @file AssemblyScript. Brightness less its local mean over its local contrast (MSCN), a row at a time, in 32-bit floats. Everything is taken from the
 * pixel itself: where neighbours lie evenly around it, as in flat areas and slopes, differences cancel to 0 and not to what rounding left over, and
 * variance is a sum of squares that are small where it is small: down the columns, and of what columns have in common.
 */

/** How far the left neighbours lie off, one, two and three away, is a running sum of steps; 12 bytes before and behind are read. */
const reachBytes: usize = 12;

/**
 * Of `width` pixels in the middle one of seven rows, whose addresses lie at `rows`, uppermost first. `taps`: four 32-bit weights of the symmetric
 * window, the outermost first, and 1. `means`, `variances`, `steps`: rows of scratch with 16 bytes before and 48 behind. `goesOn`: whether the edge pixel
 * goes on beyond the edge; else there is black. `signs`: what stands for 0 around a whole brightness 0..255 (256 floats; 0: 0 it is). What is written
 * at `out` behind `width` in the last vector is any number.
 */
export function normaliseRow(
  rows: usize,
  width: i32,
  taps: usize,
  means: usize,
  variances: usize,
  steps: usize,
  goesOn: bool,
  signs: usize,
  out: usize,
): void {
  const r0 = <usize>load<u32>(rows, 0);
  const r1 = <usize>load<u32>(rows, 4);
  const r2 = <usize>load<u32>(rows, 8);
  const r3 = <usize>load<u32>(rows, 12);
  const r4 = <usize>load<u32>(rows, 16);
  const r5 = <usize>load<u32>(rows, 20);
  const r6 = <usize>load<u32>(rows, 24);
  const w0 = v128.load32_splat(taps, 0);
  const w1 = v128.load32_splat(taps, 4);
  const w2 = v128.load32_splat(taps, 8);
  const w3 = v128.load32_splat(taps, 12);
  const bytes = <usize>(4 * width);
  for (let at: usize = 0; at < bytes; at += 16) {
    const here = v128.load(r3 + at);
    const a = f32x4.sub(v128.load(r0 + at), here);
    const b = f32x4.sub(v128.load(r1 + at), here);
    const c = f32x4.sub(v128.load(r2 + at), here);
    const d = f32x4.sub(v128.load(r4 + at), here);
    const e = f32x4.sub(v128.load(r5 + at), here);
    const f = f32x4.sub(v128.load(r6 + at), here);
    const mean = weighed(w0, f32x4.add(a, f), w1, f32x4.add(b, e), w2, f32x4.add(c, d));
    const square = weighed(w0, squares(a, f), w1, squares(b, e), w2, squares(c, d));
    v128.store(means + at, mean);
    v128.store(variances + at, f32x4.relaxed_nmadd(mean, mean, square));
  }
  for (let at: usize = 0; at < bytes; at += 16) {
    const pixels = f32x4.sub(v128.load(r3 + at, 4), v128.load(r3 + at));
    v128.store(steps + at, f32x4.add(pixels, f32x4.sub(v128.load(means + at, 4), v128.load(means + at))));
  }
  const last = bytes - 4;
  for (let i: usize = 4; i <= reachBytes; i += 4) {
    store<f32>(steps - i, 0);
    store<f32>(steps + last + i, 0);
    store<f32>(variances - i, goesOn ? load<f32>(variances) : 0);
    store<f32>(variances + last + i, goesOn ? load<f32>(variances + last) : 0);
  }
  store<f32>(steps - 4, goesOn ? 0 : load<f32>(r3) + load<f32>(means));
  store<f32>(steps + last, goesOn ? 0 : -(load<f32>(r3 + last) + load<f32>(means + last)));
  const one = v128.load32_splat(taps, 16);
  for (let at: usize = 0; at < bytes; at += 16) {
    const step = steps + at;
    const right1 = v128.load(step);
    const right2 = f32x4.add(right1, v128.load(step, 4));
    const right3 = f32x4.add(right2, v128.load(step, 8));
    // Left neighbours are lower by these.
    const left1 = v128.load(step - 4);
    const left2 = f32x4.add(left1, v128.load(step - 8));
    const left3 = f32x4.add(left2, v128.load(step - 12));
    const mean = weighed(w0, f32x4.sub(right3, left3), w1, f32x4.sub(right2, left2), w2, f32x4.sub(right1, left1));
    const column = variances + at;
    const around = weighed(
      w0,
      squaresOnto(f32x4.add(v128.load(column - 12), v128.load(column, 12)), right3, left3),
      w1,
      squaresOnto(f32x4.add(v128.load(column - 8), v128.load(column, 8)), right2, left2),
      w2,
      squaresOnto(f32x4.add(v128.load(column - 4), v128.load(column, 4)), right1, left1),
    );
    const variance = f32x4.relaxed_nmadd(mean, mean, f32x4.relaxed_madd(w3, v128.load(column), around));
    const away = f32x4.sub(f32x4.neg(v128.load(means + at)), mean);
    v128.store(out + at, f32x4.div(away, f32x4.add(f32x4.sqrt(f32x4.abs(variance)), one)));
    if (signs !== 0 && v128.any_true(f32x4.eq(away, f32x4.splat(0)))) sign(r3 + at, out + at, signs);
  }
}

/** Zeros among four numbers at `out`, by the brightness at `pixels`. */
function sign(pixels: usize, out: usize, signs: usize): void {
  for (let i: usize = 0; i < 16; i += 4) {
    const pixel = load<f32>(pixels + i);
    if (load<f32>(out + i) !== 0 || pixel < 0 || pixel > 255 || Mathf.floor(pixel) !== pixel) continue;
    store<f32>(out + i, load<f32>(signs + 4 * <usize>pixel));
  }
}

/** Fused where the processor does that, as nearly all do: results differ in the last digit. */
function weighed(w0: v128, a: v128, w1: v128, b: v128, w2: v128, c: v128): v128 {
  return f32x4.relaxed_madd(w2, c, f32x4.relaxed_madd(w1, b, f32x4.mul(w0, a)));
}

function squares(a: v128, b: v128): v128 {
  return f32x4.relaxed_madd(a, a, f32x4.mul(b, b));
}

/** Both squares and a sum that is there already. */
function squaresOnto(sum: v128, a: v128, b: v128): v128 {
  return f32x4.relaxed_madd(a, a, f32x4.relaxed_madd(b, b, sum));
}
