/** @file Gradient magnitude similarity deviation (Xue, Zhang, Mou, Bovik 2014), as in the authors' GMSD.m: halved first, zero beyond the edges. */
import { emptyPlane, type Plane } from '../../../../native-models/signal/plane.ts';
import {
  kernelBytes,
  kernelFloats,
  kernelSingles,
  kernels,
  markKernelMemory,
  releaseKernelMemory,
  takeKernelMemory,
} from '../../pixels/kernels.ts';
import { type Greyish, greyRowsOf, rowBytes } from './grey-rows.ts';

const c = 170;

/**
 * The deviation: 0 for identical pictures, about 0.35 at worst; less is closer. `wantsMap`: also the halved picture's similarity of gradients at
 * every place, 0..1, 1 where they are equal.
 */
export function gmsd(reference: Greyish, test: Greyish, wantsMap = false): { value: number; map: Plane | null } {
  const { widthPx, heightPx } = reference;
  const [columns, rows] = [Math.ceil(widthPx / 2), Math.ceil(heightPx / 2)];
  const map = wantsMap ? emptyPlane(columns, rows) : null;
  const mark = markKernelMemory();
  try {
    const out = takeKernelMemory(rowBytes(columns));
    const sums = takeKernelMemory(16);
    kernelFloats(sums, 2).fill(0);
    const stride = rowBytes(columns + 2);
    const pair = [reference, test].map((picture) => halvedRows(picture, stride));
    for (let y = 0; y < rows; y++) {
      const [a, b] = pair.map((picture) => picture.around(y));
      kernels.gradientRow(a!, b!, stride, columns, c, out, sums);
      const row = map && kernelSingles(out, columns);
      row?.forEach((distance, x) => {
        map!.data[y * columns + x] = 1 - distance;
      });
    }
    const [sum, squares] = kernelFloats(sums, 2);
    const count = columns * rows;
    const variance = (squares! - (sum! * sum!) / count) / Math.max(1, count - 1);
    return { value: Math.sqrt(Math.max(0, variance)), map };
  } finally {
    releaseKernelMemory(mark);
  }
}

/** Three rows of the halved picture around a row, each with a zero before and behind it, and rows of zeros beyond the edges. */
function halvedRows(picture: Greyish, stride: number): { around(y: number): number } {
  const { widthPx, heightPx } = picture;
  const [columns, rows] = [Math.ceil(widthPx / 2), Math.ceil(heightPx / 2)];
  const whole = rowBytes(widthPx);
  const full = takeKernelMemory(2 * whole);
  const made = takeKernelMemory(rowBytes(columns));
  const three = takeKernelMemory(3 * stride);
  const write = greyRowsOf(picture);
  const singlesPerRow = stride / 4;
  let ready = -1;
  kernelBytes(three, 3 * stride).fill(0);

  const halve = (y: number, to: number) => {
    const row = kernelSingles(to, singlesPerRow);
    row.fill(0);
    if (y >= rows) return;
    kernelBytes(full, 2 * whole).fill(0);
    write(2 * y, full);
    if (2 * y + 1 < heightPx) write(2 * y + 1, full + whole);
    // A zero where the width is odd: a float behind the last one may hold what a vector wrote.
    if (widthPx & 1) for (const at of [full, full + whole]) kernelSingles(at, widthPx + 1)[widthPx] = 0;
    kernels.halveRows(full, full + whole, columns, made);
    kernelSingles(to, singlesPerRow).set(kernelSingles(made, columns), 1);
  };

  return {
    around: (y) => {
      for (; ready < y + 1; ready++) {
        kernelBytes(three, 3 * stride).copyWithin(0, stride);
        halve(ready + 1, three + 2 * stride);
      }
      return three;
    },
  };
}
