/** @file Grey pictures row by row in the kernels' memory, so that a large one is never there as a whole. */
import type { Plane } from '../../../../native-models/signal/plane.ts';
import { kernelBytes, kernelSingles, kernels, takeKernelMemory } from '../../pixels/kernels.ts';
import type { Pixels } from '../../pixels/pixels.ts';

/** What a picture is compared by: its colours, which become grey as MATLAB's rgb2gray has it, or brightness 0..255 as it is. */
export type Greyish = Pixels | Plane;

/** Writes row `y` as 32-bit floats at an address. The kernels' memory that it takes is its caller's to release. */
export function greyRowsOf(picture: Greyish): (y: number, at: number) => void {
  const { widthPx } = picture;
  if (isPlane(picture))
    return (y, at) => kernelSingles(at, widthPx).set(picture.data.subarray(y * widthPx, (y + 1) * widthPx));
  const rgb = takeKernelMemory(3 * widthPx);
  return (y, at) => {
    kernelBytes(rgb, 3 * widthPx).set(picture.data.subarray(3 * y * widthPx, 3 * (y + 1) * widthPx));
    kernels.greyRow(rgb, widthPx, at);
  };
}

const isPlane = (picture: Greyish): picture is Plane => picture.data instanceof Float64Array;

/** Bytes of a row of floats with what whole vectors and a window of eleven read beyond its end. */
export const rowBytes = (widthPx: number): number => 4 * (Math.ceil(widthPx / 4) * 4 + 16);
