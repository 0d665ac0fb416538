/** @file MATLAB's imresize: half-pixel centres, kernels widened when shrinking (antialiased), mirrored edges, rows (the height) first. */
import { edgeIndex } from './edges.ts';
import { emptyPlane, type Plane } from './plane.ts';

export interface ResizeKernel {
  /** Pixels that it reaches over, both sides together. */
  readonly supportPx: number;
  readonly weight: (distancePx: number) => number;
}

/** Keys 1981, a = -0.5. */
export const bicubic: ResizeKernel = {
  supportPx: 4,
  weight: (x) => {
    const d = Math.abs(x);
    if (d <= 1) return 1.5 * d ** 3 - 2.5 * d ** 2 + 1;
    return d <= 2 ? -0.5 * d ** 3 + 2.5 * d ** 2 - 4 * d + 2 : 0;
  },
};

export const bilinear: ResizeKernel = { supportPx: 2, weight: (x) => Math.max(0, 1 - Math.abs(x)) };

interface Contribution {
  readonly from: Int32Array;
  readonly weights: Float64Array;
}

/** To exactly `widthPx` x `heightPx`. `scale`: the factor that was asked for, where the size is rounded from it. */
export function resizePlane(
  plane: Plane,
  widthPx: number,
  heightPx: number,
  kernel: ResizeKernel,
  scale?: number,
): Plane {
  const tall = emptyPlane(plane.widthPx, heightPx);
  const rows = contributions(plane.heightPx, heightPx, scale ?? heightPx / plane.heightPx, kernel);
  rows.forEach(({ from, weights }, y) => {
    const out = tall.data.subarray(y * plane.widthPx, (y + 1) * plane.widthPx);
    for (let tap = 0; tap < from.length; tap++) {
      const at = from[tap]! * plane.widthPx;
      for (let x = 0; x < out.length; x++) out[x]! += weights[tap]! * plane.data[at + x]!;
    }
  });
  const result = emptyPlane(widthPx, heightPx);
  const columns = contributions(plane.widthPx, widthPx, scale ?? widthPx / plane.widthPx, kernel);
  for (let y = 0; y < heightPx; y++) {
    columns.forEach(({ from, weights }, x) => {
      let sum = 0;
      for (let tap = 0; tap < from.length; tap++) sum += weights[tap]! * tall.data[y * plane.widthPx + from[tap]!]!;
      result.data[y * widthPx + x] = sum;
    });
  }
  return result;
}

/** Half as large, sides rounded up, as imresize(picture, 0.5). */
export const halveBicubic = (plane: Plane): Plane =>
  resizePlane(plane, Math.ceil(plane.widthPx / 2), Math.ceil(plane.heightPx / 2), bicubic, 0.5);

function contributions(from: number, to: number, scale: number, kernel: ResizeKernel): Contribution[] {
  const widen = Math.min(1, scale);
  const support = kernel.supportPx / widen;
  return Array.from({ length: to }, (_, index) => {
    const centre = (index + 0.5) / scale - 0.5;
    const first = Math.floor(centre - support / 2) + 1;
    const taps = Array.from({ length: Math.ceil(support) + 1 }, (_, tap) => first + tap);
    const raw = taps.map((tap) => widen * kernel.weight((centre - tap) * widen));
    const sum = raw.reduce((a, b) => a + b, 0);
    return {
      from: Int32Array.from(taps, (tap) => edgeIndex(tap, from, 'symmetric')),
      weights: Float64Array.from(raw, (weight) => weight / sum),
    };
  });
}
