/** @file Correlation of a plane with a small kernel. The kernel is not turned (MATLAB's imfilter and filter2; conv2 turns it). */
import { type Edge, edgeIndex } from './edges.ts';
import { emptyPlane, type Plane } from './plane.ts';

/** A kernel of `widthPx` x `heightPx` weights, row-major. */
export interface Kernel {
  readonly weights: readonly number[];
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Normalised samples of a gaussian, `length` of them around the middle (MATLAB's fspecial, one axis of it). */
export function gaussianTaps(length: number, sigma: number): number[] {
  const taps = Array.from({ length }, (_, i) => Math.exp(-((i - (length - 1) / 2) ** 2) / (2 * sigma * sigma)));
  const sum = taps.reduce((a, b) => a + b, 0);
  return taps.map((tap) => tap / sum);
}

/**
 * Rows and columns with the same taps, same size out. An even number of taps lies with its middle half a pixel to the right and below, as
 * MATLAB's conv2 'same' does.
 */
export function filterSeparable(plane: Plane, taps: readonly number[], edge: Edge): Plane {
  return alongColumns(alongRows(plane, taps, edge), taps, edge);
}

function alongRows(plane: Plane, taps: readonly number[], edge: Edge): Plane {
  const { widthPx, heightPx, data } = plane;
  const out = emptyPlane(widthPx, heightPx);
  const before = Math.floor((taps.length - 1) / 2);
  const padded = new Float64Array(widthPx + taps.length);
  const source = Int32Array.from(padded, (_, i) => edgeIndex(i - before, widthPx, edge));
  for (let y = 0; y < heightPx; y++) {
    const row = y * widthPx;
    for (let i = 0; i < padded.length; i++) padded[i] = source[i]! < 0 ? 0 : data[row + source[i]!]!;
    for (let x = 0; x < widthPx; x++) {
      let sum = 0;
      for (let tap = 0; tap < taps.length; tap++) sum += taps[tap]! * padded[x + tap]!;
      out.data[row + x] = sum;
    }
  }
  return out;
}

function alongColumns(plane: Plane, taps: readonly number[], edge: Edge): Plane {
  const { widthPx, heightPx, data } = plane;
  const out = emptyPlane(widthPx, heightPx);
  const before = Math.floor((taps.length - 1) / 2);
  for (let y = 0; y < heightPx; y++) {
    const row = out.data.subarray(y * widthPx, (y + 1) * widthPx);
    for (let tap = 0; tap < taps.length; tap++) {
      const from = edgeIndex(y + tap - before, heightPx, edge);
      if (from < 0) continue;
      const at = from * widthPx;
      const weight = taps[tap]!;
      for (let x = 0; x < widthPx; x++) row[x]! += weight * data[at + x]!;
    }
  }
  return out;
}

/** Only where the taps lie wholly inside: the result is taps.length - 1 smaller each way. The plane is at least as large as the taps. */
export function filterValid(plane: Plane, taps: readonly number[]): Plane {
  const { widthPx, heightPx, data } = plane;
  const wide = emptyPlane(widthPx - taps.length + 1, heightPx);
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < wide.widthPx; x++) {
      let sum = 0;
      for (let tap = 0; tap < taps.length; tap++) sum += taps[tap]! * data[y * widthPx + x + tap]!;
      wide.data[y * wide.widthPx + x] = sum;
    }
  }
  const out = emptyPlane(wide.widthPx, heightPx - taps.length + 1);
  for (let y = 0; y < out.heightPx; y++) {
    const row = out.data.subarray(y * out.widthPx, (y + 1) * out.widthPx);
    for (let tap = 0; tap < taps.length; tap++) {
      const at = (y + tap) * out.widthPx;
      for (let x = 0; x < out.widthPx; x++) row[x]! += taps[tap]! * wide.data[at + x]!;
    }
  }
  return out;
}

/** Any kernel, at every `step`-th pixel from `start` on, both ways. The kernel's middle is at floor((size - 1) / 2). */
export function correlate(plane: Plane, kernel: Kernel, edge: Edge, step = 1, start = 0): Plane {
  const { widthPx, heightPx, data } = plane;
  const out = emptyPlane(Math.ceil((widthPx - start) / step), Math.ceil((heightPx - start) / step));
  const beforeX = Math.floor((kernel.widthPx - 1) / 2);
  const beforeY = Math.floor((kernel.heightPx - 1) / 2);
  for (let y = 0; y < out.heightPx; y++) {
    for (let x = 0; x < out.widthPx; x++) {
      let sum = 0;
      for (let ky = 0; ky < kernel.heightPx; ky++) {
        const fromY = edgeIndex(start + y * step + ky - beforeY, heightPx, edge);
        if (fromY < 0) continue;
        for (let kx = 0; kx < kernel.widthPx; kx++) {
          const fromX = edgeIndex(start + x * step + kx - beforeX, widthPx, edge);
          if (fromX >= 0) sum += kernel.weights[ky * kernel.widthPx + kx]! * data[fromY * widthPx + fromX]!;
        }
      }
      out.data[y * out.widthPx + x] = sum;
    }
  }
  return out;
}

/** Mean of factor x factor pixels beginning at each pixel (zero beyond the edges), then every `factor`-th: what FSIM, VSI and GMSD shrink by. */
export function shrinkByMean(plane: Plane, factor: number): Plane {
  if (factor === 1) return plane;
  const { widthPx, heightPx, data } = plane;
  const out = emptyPlane(Math.ceil(widthPx / factor), Math.ceil(heightPx / factor));
  const before = Math.floor((factor - 1) / 2);
  for (let y = 0; y < out.heightPx; y++) {
    for (let x = 0; x < out.widthPx; x++) {
      const top = y * factor - before;
      const left = x * factor - before;
      let sum = 0;
      for (let fromY = Math.max(0, top); fromY < Math.min(heightPx, top + factor); fromY++) {
        for (let fromX = Math.max(0, left); fromX < Math.min(widthPx, left + factor); fromX++)
          sum += data[fromY * widthPx + fromX]!;
      }
      out.data[y * out.widthPx + x] = sum / (factor * factor);
    }
  }
  return out;
}

/** Length of the gradient by an odd 3x3 kernel and its transpose, zero beyond the edges. */
export function gradientLength(plane: Plane, horizontal: Kernel): Plane {
  const turned: Kernel = {
    ...horizontal,
    weights: horizontal.weights.map((_, i) => horizontal.weights[(i % 3) * 3 + Math.floor(i / 3)]!),
  };
  const across = correlate(plane, horizontal, 'zero');
  const down = correlate(plane, turned, 'zero');
  for (let i = 0; i < across.data.length; i++) across.data[i] = Math.hypot(across.data[i]!, down.data[i]!);
  return across;
}

const square3 = (weights: number[]): Kernel => ({ weights, widthPx: 3, heightPx: 3 });
export const scharr = square3([3, 0, -3, 10, 0, -10, 3, 0, -3].map((weight) => weight / 16));
