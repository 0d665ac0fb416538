/**
 * @file Discrete Fourier transforms of any size: mixed radix where the length is made of 2, 3 and 5, else Bluestein's chirp over a longer one
 * (Bluestein 1970). Unscaled forwards, divided by the length backwards, as MATLAB's fft2 and ifft2.
 */
import { mixedRadix, smallFactors, type Transform } from './mixed-radix.ts';
import type { Plane } from './plane.ts';

/** Complex numbers of a plane, real and imaginary parts apart, row-major. */
export interface Spectrum {
  readonly re: Float64Array;
  readonly im: Float64Array;
  readonly widthPx: number;
  readonly heightPx: number;
}

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
  // Columns side by side, as many as share a line of the processor's cache.
  const together = 8;
  const alongColumn = makeTransform(heightPx);
  const columns = Array.from({ length: together }, () => [new Float64Array(heightPx), new Float64Array(heightPx)]);
  for (let left = 0; left < widthPx; left += together) {
    const count = Math.min(together, widthPx - left);
    for (let y = 0; y < heightPx; y++)
      for (let c = 0, at = y * widthPx + left; c < count; c++, at++) {
        columns[c]![0]![y] = re[at]!;
        columns[c]![1]![y] = im[at]!;
      }
    for (let c = 0; c < count; c++) alongColumn(columns[c]![0]!, columns[c]![1]!);
    for (let y = 0; y < heightPx; y++)
      for (let c = 0, at = y * widthPx + left; c < count; c++, at++) {
        re[at] = columns[c]![0]![y]!;
        im[at] = columns[c]![1]![y]!;
      }
  }
}

/** By length: a picture's rows and columns are transformed again and again. */
const transforms = new Map<number, Transform>();
const keptTransforms = 8;

function makeTransform(length: number): Transform {
  const known = transforms.get(length);
  if (known) return known;
  const factors = smallFactors(length);
  const made = factors ? mixedRadix(length, factors) : bluestein(length);
  if (transforms.size >= keptTransforms) transforms.delete(transforms.keys().next().value!);
  transforms.set(length, made);
  return made;
}

function bluestein(length: number): Transform {
  const size = 2 ** Math.ceil(Math.log2(2 * length - 1));
  const inner = mixedRadix(size, smallFactors(size)!);
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
