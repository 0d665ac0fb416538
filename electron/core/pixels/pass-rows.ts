/** @file One pass over the rows of a picture, for everybody who wants some of them: native pixels are many, and memory is what limits. */
import { kernelBytes, kernels, takeKernelMemory } from './kernels.ts';
import type { PixelRegion, Pixels } from './pixels.ts';

/** A row in the kernels' memory. */
export interface Row {
  /** Address of its first pixel, three interleaved bytes each. */
  readonly rgb: number;
  /** Address of its luma, a byte each; worked out when it is first asked for. */
  luma(): number;
}

export interface RowTaker {
  /** `y` counts from the region's top. */
  wants(y: number): boolean;
  /** Called for the rows that it wants, from the top. */
  take(y: number, row: Row): void;
}

/** Copies to the kernels a row at a time, so that it is still in the processor's cache when it is used. */
export function passRows(pixels: Pixels, region: PixelRegion, takers: readonly RowTaker[]): void {
  const bytes = region.widthPx * 3;
  const rgb = takeKernelMemory(bytes);
  const luma = takeKernelMemory(region.widthPx);
  const copy = kernelBytes(rgb, bytes);
  let hasLuma = false;
  const row: Row = {
    rgb,
    luma: () => {
      if (!hasLuma) kernels.luma(rgb, region.widthPx, luma);
      hasLuma = true;
      return luma;
    },
  };
  for (let y = 0; y < region.heightPx; y++) {
    const wanting = takers.filter((taker) => taker.wants(y));
    if (wanting.length === 0) continue;
    const from = ((region.topPx + y) * pixels.widthPx + region.leftPx) * 3;
    copy.set(pixels.data.subarray(from, from + bytes));
    hasLuma = false;
    for (const taker of wanting) taker.take(y, row);
  }
}
