/** @file What SSIM and MS-SSIM share: one pass over the rows of two pictures, through as many halvings as wanted, in WebAssembly SIMD. */
import { gaussianTaps } from '../../../../native-models/signal/filter.ts';
import { emptyPlane, type Plane } from '../../../../native-models/signal/plane.ts';
import {
  kernelFloats,
  kernelSingles,
  kernels,
  markKernelMemory,
  releaseKernelMemory,
  takeKernelMemory,
} from '../../pixels/kernels.ts';
import { type Greyish, greyRowsOf, rowBytes } from './grey-rows.ts';

/** Side of the window, pixels. */
export const windowPx = 11;

export interface Structure {
  /** Mean of luminance, contrast and structure together: at most 1, reached where the pictures are equal. */
  similarity: number;
  /** Mean of contrast and structure alone. */
  contrast: number;
}

/**
 * Of two pictures of one size, for each of `scales` sizes, the first their own, each next half of it (means of 2x2, the last row and column
 * repeated where the size is odd). The smallest is at least the window. `map`: receives the first size's similarity.
 */
export function structureOf(reference: Greyish, test: Greyish, scales: number, map?: Plane): Structure[] {
  const mark = markKernelMemory();
  try {
    const { widthPx, heightPx } = reference;
    const taps = takeKernelMemory(4 * 6);
    kernelSingles(taps, 6).set(gaussianTaps(windowPx, 1.5).slice(0, 6));
    const first = createScale(widthPx, heightPx, scales, taps, map);
    const rows = [greyRowsOf(reference), greyRowsOf(test)] as const;
    for (let y = 0; y < heightPx; y++) {
      const { a, b } = first.next();
      rows[0](y, a);
      rows[1](y, b);
      first.take();
    }
    return first.found();
  } finally {
    releaseKernelMemory(mark);
  }
}

/** The map of one size, 10 pixels smaller each way, and its mean. */
export function structureMap(reference: Greyish, test: Greyish): { value: number; map: Plane } {
  const map = emptyPlane(reference.widthPx - windowPx + 1, reference.heightPx - windowPx + 1);
  return { value: structureOf(reference, test, 1, map)[0]!.similarity, map };
}

interface Scale {
  /** Where the next row of both pictures goes. */
  next(): { a: number; b: number };
  take(): void;
  found(): Structure[];
}

function createScale(widthPx: number, heightPx: number, scales: number, taps: number, map?: Plane): Scale {
  const stride = rowBytes(widthPx);
  const places = widthPx - windowPx + 1;
  // Two rows of each: the next size is made of pairs.
  const rowsAt = takeKernelMemory(4 * stride);
  const ring = takeKernelMemory(windowPx * 4 * stride);
  const scratch = takeKernelMemory(4 * stride);
  const out = takeKernelMemory(2 * stride);
  const sums = takeKernelMemory(16);
  kernelFloats(sums, 2).fill(0);
  const half = scales > 1 ? createScale(Math.ceil(widthPx / 2), Math.ceil(heightPx / 2), scales - 1, taps) : null;
  let y = 0;
  const rowAt = (picture: 0 | 1, row: number) => rowsAt + (2 * picture + (row & 1)) * stride;

  const halve = (isAlone: boolean) => {
    const next = half!.next();
    for (const picture of [0, 1] as const) {
      const upper = rowAt(picture, 0);
      const lower = isAlone ? upper : rowAt(picture, 1);
      if (widthPx & 1) for (const at of [upper, lower]) repeatLast(at, widthPx);
      kernels.halveRows(upper, lower, Math.ceil(widthPx / 2), picture === 0 ? next.a : next.b);
    }
    half!.take();
  };

  return {
    next: () => ({ a: rowAt(0, y), b: rowAt(1, y) }),
    take: () => {
      kernels.structureTerms(rowAt(0, y), rowAt(1, y), widthPx, ring + (y % windowPx) * 4 * stride, stride);
      if (y >= windowPx - 1) {
        const oldest = (y + 1) % windowPx;
        kernels.structureRow(ring, stride, oldest, widthPx, taps, scratch, out, out + stride, sums);
        map?.data.set(kernelSingles(out, places), (y - windowPx + 1) * places);
      }
      y += 1;
      if (half && (y & 1) === 0) halve(false);
      else if (half && y === heightPx) halve(true);
    },
    found: () => {
      const [similarity, contrast] = kernelFloats(sums, 2);
      const count = places * (heightPx - windowPx + 1);
      return [{ similarity: similarity! / count, contrast: contrast! / count }, ...(half?.found() ?? [])];
    },
  };
}

function repeatLast(at: number, widthPx: number): void {
  const row = kernelSingles(at, widthPx + 1);
  row[widthPx] = row[widthPx - 1]!;
}
