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
  /** `y` counts from the region's top. May also be asked about rows further down, before those above were taken. */
  wants(y: number): boolean;
  /** Called for the rows that it wants, from the top. */
  take(y: number, row: Row): void;
}

/** Enough that what a copy costs beside its bytes is small; so few that they stay in the processor's cache until they are used. */
const rowsAtOnce = 16;

/** Copies some rows at a time into the kernels' memory; groups of which nobody wants a row are left out. */
export function passRows(pixels: Pixels, region: PixelRegion, takers: readonly RowTaker[]): void {
  const bytes = region.widthPx * 3;
  const rows = takeKernelMemory(bytes * rowsAtOnce);
  const luma = takeKernelMemory(region.widthPx);
  const into = kernelBytes(rows, bytes * rowsAtOnce);
  let hasLuma = false;
  const row = {
    rgb: rows,
    luma: () => {
      if (!hasLuma) kernels.luma(row.rgb, region.widthPx, luma);
      hasLuma = true;
      return luma;
    },
  };
  for (let top = 0; top < region.heightPx; top += rowsAtOnce) {
    const end = Math.min(region.heightPx, top + rowsAtOnce);
    if (!isWanted(takers, top, end)) continue;
    copyRows(pixels, region, top, end, into);
    for (let y = top; y < end; y++) {
      row.rgb = rows + (y - top) * bytes;
      hasLuma = false;
      for (const taker of takers) if (taker.wants(y)) taker.take(y, row);
    }
  }
}

function isWanted(takers: readonly RowTaker[], top: number, end: number): boolean {
  for (let y = top; y < end; y++) if (takers.some((taker) => taker.wants(y))) return true;
  return false;
}

/** Whole rows lie one behind the other, those of a smaller region do not. */
function copyRows(pixels: Pixels, region: PixelRegion, top: number, end: number, into: Uint8Array): void {
  const bytes = region.widthPx * 3;
  const at = (y: number) => ((region.topPx + y) * pixels.widthPx + region.leftPx) * 3;
  if (region.widthPx === pixels.widthPx) into.set(pixels.data.subarray(at(top), at(end)));
  else for (let y = top; y < end; y++) into.set(pixels.data.subarray(at(y), at(y) + bytes), (y - top) * bytes);
}
