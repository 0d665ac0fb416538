/**
 * @file Discrete Fourier transforms of any size: radix 2 where the length is a power of two, else Bluestein's chirp over a longer one
 * (Bluestein 1970). Unscaled forwards, divided by the length backwards, as MATLAB's fft2 and ifft2.
 */
import type { Plane } from './plane.ts';

/** Complex numbers of a plane, real and imaginary parts apart, row-major. */
export interface Spectrum {
  readonly re: Float64Array;
  readonly im: Float64Array;
  readonly widthPx: number;
  readonly heightPx: number;
}

type Transform = (re: Float64Array, im: Float64Array) => void;

export function fourier(plane: Plane): Spectrum {
  const { widthPx, heightPx } = plane;
  const spectrum = { re: plane.data.slice(), im: new Float64Array(plane.data.length), widthPx, heightPx };
  transform(spectrum);
  return spectrum;
}

/** The inverse, in place; returns its argument. */
export function inverseFourier(spectrum: Spectrum): Spectrum {
  const { re, im } = spectrum;
  // ifft(x) = swap(fft(swap(x))) / n
  transform({ ...spectrum, re: im, im: re });
  const scale = 1 / re.length;
  for (let i = 0; i < re.length; i++) {
    re[i]! *= scale;
    im[i]! *= scale;
  }
  return spectrum;
}

/** spectrum * filter, place by place. */
export function timesFilter({ re, im, widthPx, heightPx }: Spectrum, filter: Float64Array): Spectrum {
  const out = { re: new Float64Array(re.length), im: new Float64Array(re.length), widthPx, heightPx };
  for (let i = 0; i < re.length; i++) {
    out.re[i] = re[i]! * filter[i]!;
    out.im[i] = im[i]! * filter[i]!;
  }
  return out;
}

function transform({ re, im, widthPx, heightPx }: Spectrum): void {
  const alongRow = makeTransform(widthPx);
  for (let y = 0; y < heightPx; y++) {
    const at = y * widthPx;
    alongRow(re.subarray(at, at + widthPx), im.subarray(at, at + widthPx));
  }
  const alongColumn = makeTransform(heightPx);
  const columnRe = new Float64Array(heightPx);
  const columnIm = new Float64Array(heightPx);
  for (let x = 0; x < widthPx; x++) {
    for (let y = 0, at = x; y < heightPx; y++, at += widthPx) {
      columnRe[y] = re[at]!;
      columnIm[y] = im[at]!;
    }
    alongColumn(columnRe, columnIm);
    for (let y = 0, at = x; y < heightPx; y++, at += widthPx) {
      re[at] = columnRe[y]!;
      im[at] = columnIm[y]!;
    }
  }
}

function makeTransform(length: number): Transform {
  if (length === 1) return () => undefined;
  return (length & (length - 1)) === 0 ? radix2(length) : bluestein(length);
}

function radix2(length: number): Transform {
  const cos = Float64Array.from({ length: length / 2 }, (_, i) => Math.cos((2 * Math.PI * i) / length));
  const sin = Float64Array.from({ length: length / 2 }, (_, i) => -Math.sin((2 * Math.PI * i) / length));
  const bits = Math.log2(length);
  const reversed = Uint32Array.from({ length }, (_, i) => {
    let out = 0;
    for (let bit = 0; bit < bits; bit++) if (i & (1 << bit)) out |= 1 << (bits - 1 - bit);
    return out;
  });
  return (re, im) => {
    for (let i = 0; i < length; i++) {
      const other = reversed[i]!;
      if (other <= i) continue;
      [re[i], re[other]] = [re[other]!, re[i]!];
      [im[i], im[other]] = [im[other]!, im[i]!];
    }
    for (let size = 2; size <= length; size *= 2) {
      const half = size / 2;
      const stride = length / size;
      for (let start = 0; start < length; start += size) {
        for (let k = 0; k < half; k++) {
          const a = start + k;
          const b = a + half;
          const wr = cos[k * stride]!;
          const wi = sin[k * stride]!;
          const xr = re[b]! * wr - im[b]! * wi;
          const xi = re[b]! * wi + im[b]! * wr;
          re[b] = re[a]! - xr;
          im[b] = im[a]! - xi;
          re[a]! += xr;
          im[a]! += xi;
        }
      }
    }
  };
}

function bluestein(length: number): Transform {
  const size = 2 ** Math.ceil(Math.log2(2 * length - 1));
  const inner = radix2(size);
  // n^2 mod 2 length keeps the angle exact for long rows.
  const angle = (n: number) => (Math.PI * ((n * n) % (2 * length))) / length;
  const chirpRe = Float64Array.from({ length }, (_, n) => Math.cos(angle(n)));
  const chirpIm = Float64Array.from({ length }, (_, n) => -Math.sin(angle(n)));
  const kernelRe = new Float64Array(size);
  const kernelIm = new Float64Array(size);
  for (let n = 0; n < length; n++) {
    kernelRe[n] = chirpRe[n]!;
    kernelIm[n] = -chirpIm[n]!;
    if (n > 0) {
      kernelRe[size - n] = kernelRe[n]!;
      kernelIm[size - n] = kernelIm[n]!;
    }
  }
  inner(kernelRe, kernelIm);
  const re = new Float64Array(size);
  const im = new Float64Array(size);
  return (outRe, outIm) => {
    re.fill(0);
    im.fill(0);
    for (let n = 0; n < length; n++) {
      re[n] = outRe[n]! * chirpRe[n]! - outIm[n]! * chirpIm[n]!;
      im[n] = outRe[n]! * chirpIm[n]! + outIm[n]! * chirpRe[n]!;
    }
    inner(re, im);
    for (let k = 0; k < size; k++) {
      const r = re[k]! * kernelRe[k]! - im[k]! * kernelIm[k]!;
      // Swapped, so that the next forward transform is the inverse.
      re[k] = re[k]! * kernelIm[k]! + im[k]! * kernelRe[k]!;
      im[k] = r;
    }
    inner(re, im);
    for (let n = 0; n < length; n++) {
      const r = im[n]! / size;
      const i = re[n]! / size;
      outRe[n] = r * chirpRe[n]! - i * chirpIm[n]!;
      outIm[n] = r * chirpIm[n]! + i * chirpRe[n]!;
    }
  };
}

/** Where the frequency of a shifted grid (zero in the middle) lies in an unshifted one: MATLAB's ifftshift as an index. */
export const unshifted = (index: number, length: number): number => (index + length - Math.floor(length / 2)) % length;
