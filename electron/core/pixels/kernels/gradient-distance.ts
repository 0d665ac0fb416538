/** @file AssemblyScript. How far the gradients of two grey pictures are from each other (GMSD), row by row, in 32-bit floats. */

/**
 * How far gradients (Prewitt, thirds) of two pictures are from each other, for one row of `width` places: (p - q)^2 / (p^2 + q^2 + c), 0 where
 * they are equal, floats at `out`; its sum and that of its squares are added to two 64-bit floats at `sums`. `a`, `b`: rows above, of and below
 * the place, `stride` bytes apart, each with a float before and after it.
 */
export function gradientRow(a: usize, b: usize, stride: usize, width: i32, c: f32, out: usize, sums: usize): void {
  const constant = f32x4.splat(c);
  for (let x = 0; x < width; x += 4) {
    const p = gradientSquared(a + 4 * x, stride);
    const q = gradientSquared(b + 4 * x, stride);
    const between = f32x4.sub(f32x4.sqrt(p), f32x4.sqrt(q));
    v128.store(out + 4 * x, f32x4.div(f32x4.mul(between, between), f32x4.add(f32x4.add(p, q), constant)));
  }
  let sum: f64 = 0;
  let squares: f64 = 0;
  for (let x = 0; x < width; x++) {
    const value = <f64>load<f32>(out + 4 * x);
    sum += value;
    squares += value * value;
  }
  store<f64>(sums, load<f64>(sums) + sum);
  store<f64>(sums, load<f64>(sums, 8) + squares, 8);
}

function gradientSquared(at: usize, stride: usize): v128 {
  const third = f32x4.splat(1.0 / 3.0);
  const below = at + 2 * stride;
  const topLeft = v128.load(at, 0);
  const topRight = v128.load(at, 8);
  const bottomLeft = v128.load(below, 0);
  const bottomRight = v128.load(below, 8);
  const across = f32x4.sub(
    f32x4.add(f32x4.add(topLeft, v128.load(at + stride, 0)), bottomLeft),
    f32x4.add(f32x4.add(topRight, v128.load(at + stride, 8)), bottomRight),
  );
  const down = f32x4.sub(
    f32x4.add(f32x4.add(topLeft, v128.load(at, 4)), topRight),
    f32x4.add(f32x4.add(bottomLeft, v128.load(below, 4)), bottomRight),
  );
  const x = f32x4.mul(across, third);
  const y = f32x4.mul(down, third);
  return f32x4.add(f32x4.mul(x, x), f32x4.mul(y, y));
}
