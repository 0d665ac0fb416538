/** @file Cross-correlation of small squares for every shift at once, by the Fourier transform. */

export interface Spectrum {
  real: Float64Array;
  imaginary: Float64Array;
}

interface Plan {
  side: number;
  cos: Float64Array;
  sin: Float64Array;
  reversed: Uint16Array;
}

/** For squares of 32 cells a side, padded to twice that so that shifts do not wrap around. */
export const spectrumSide = 64;
const plan: Plan = {
  side: spectrumSide,
  cos: Float64Array.from({ length: spectrumSide / 2 }, (_, i) => Math.cos((2 * Math.PI * i) / spectrumSide)),
  sin: Float64Array.from({ length: spectrumSide / 2 }, (_, i) => Math.sin((2 * Math.PI * i) / spectrumSide)),
  reversed: Uint16Array.from({ length: spectrumSide }, (_, i) =>
    Number.parseInt(i.toString(2).padStart(Math.log2(spectrumSide), '0').split('').reverse().join(''), 2),
  ),
};

/** Of a square of half the side, row-major. */
export function spectrumOf(values: Float32Array): Spectrum {
  const half = spectrumSide / 2;
  const real = new Float64Array(spectrumSide ** 2);
  for (let y = 0; y < half; y++) for (let x = 0; x < half; x++) real[y * spectrumSide + x] = values[y * half + x]!;
  const spectrum = { real, imaginary: new Float64Array(real.length) };
  // The lower half is empty, and stays so.
  transform(spectrum, 1, half);
  return spectrum;
}

/** Of one call at a time: new ones for each pair would be 64 kB of garbage a pair, outside of what V8 collects early. */
const product: Spectrum = { real: new Float64Array(spectrumSide ** 2), imaginary: new Float64Array(spectrumSide ** 2) };

/** For each shift the sum of a(x + shift) b(x); negative shifts count from the end of their axis. Good until the next call. */
export function correlate(a: Spectrum, b: Spectrum): Float64Array {
  const { real, imaginary } = product;
  for (let i = 0; i < real.length; i++) {
    real[i] = a.real[i]! * b.real[i]! + a.imaginary[i]! * b.imaginary[i]!;
    imaginary[i] = a.imaginary[i]! * b.real[i]! - a.real[i]! * b.imaginary[i]!;
  }
  transform(product, -1);
  for (let i = 0; i < real.length; i++) real[i]! /= real.length;
  return real;
}

/** `rows` rows from the top, then columns, in place. `way` 1 forward, -1 back (not scaled). */
function transform({ real, imaginary }: Spectrum, way: 1 | -1, rows = spectrumSide): void {
  for (let line = 0; line < rows; line++) transformLine(real, imaginary, line * spectrumSide, 1, way);
  for (let line = 0; line < spectrumSide; line++) transformLine(real, imaginary, line, spectrumSide, way);
}

/** Cooley and Tukey 1965, radix 2, decimation in time. */
function transformLine(real: Float64Array, imaginary: Float64Array, from: number, stride: number, way: 1 | -1): void {
  const { side, cos, sin, reversed } = plan;
  for (let i = 0; i < side; i++) {
    const j = reversed[i]!;
    if (j <= i) continue;
    const p = from + i * stride;
    const q = from + j * stride;
    const re = real[p]!;
    const im = imaginary[p]!;
    real[p] = real[q]!;
    imaginary[p] = imaginary[q]!;
    real[q] = re;
    imaginary[q] = im;
  }
  for (let size = 2; size <= side; size *= 2) {
    const half = size / 2;
    const step = side / size;
    // Each angle once, for all the blocks.
    for (let k = 0; k < half; k++) {
      const c = cos[k * step]!;
      const s = -way * sin[k * step]!;
      for (let start = 0; start < side; start += size) {
        const p = from + (start + k) * stride;
        const q = p + half * stride;
        const re = real[q]! * c - imaginary[q]! * s;
        const im = real[q]! * s + imaginary[q]! * c;
        real[q] = real[p]! - re;
        imaginary[q] = imaginary[p]! - im;
        real[p]! += re;
        imaginary[p]! += im;
      }
    }
  }
}
