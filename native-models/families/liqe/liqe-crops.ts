/** @file The 224-pixel windows that LIQE looks at, cut into the 32-pixel patches that its image tower embeds. */
import type { Picture } from '../../adapters/adapter-types.ts';
import { upscaleBilinear } from './upscale-bilinear.ts';

export const cropSidePx = 224;
const stepPx = 32;
const patchSidePx = 32;
const maximumCrops = 15;
const patchesAcross = cropSidePx / patchSidePx;
export const patchesPerCrop = patchesAcross * patchesAcross;
/** Numbers in one patch: rows of red, green, blue, 0..255. */
export const patchFloats = patchSidePx * patchSidePx * 3;

export interface CropGrid {
  readonly rows: number;
  readonly columns: number;
  /** Row-major numbers of the windows that are scored, at most 15. */
  readonly taken: readonly number[];
}

/** Size at which a picture is cut: its own, or the smallest whose short side is 224. */
function croppedSize(widthPx: number, heightPx: number): { widthPx: number; heightPx: number } {
  const short = Math.min(widthPx, heightPx);
  if (short >= cropSidePx) return { widthPx, heightPx };
  const grown = (sidePx: number) => Math.trunc((cropSidePx * sidePx) / short);
  return { widthPx: grown(widthPx), heightPx: grown(heightPx) };
}

/** The windows of a picture whose sides are at least 224. */
export function cropGrid(widthPx: number, heightPx: number): CropGrid {
  const columns = Math.floor((widthPx - cropSidePx) / stepPx) + 1;
  const rows = Math.floor((heightPx - cropSidePx) / stepPx) + 1;
  const count = rows * columns;
  const step = Math.max(1, Math.floor(count / maximumCrops));
  const taken = Array.from({ length: Math.ceil(count / step) }, (_, index) => index * step);
  return { rows, columns, taken: taken.slice(0, maximumCrops) };
}

/** Windows that a picture of this size has scored. */
export function cropCount(widthPx: number, heightPx: number): number {
  const size = croppedSize(widthPx, heightPx);
  return cropGrid(size.widthPx, size.heightPx).taken.length;
}

/** Writes the crops of a picture, patch by patch, into `target` from element `start` on. */
export function cutCrops(picture: Picture, target: Float32Array, start: number): void {
  const size = croppedSize(picture.widthPx, picture.heightPx);
  const { data, widthPx, heightPx } =
    size.widthPx === picture.widthPx ? picture : upscaleBilinear(picture, size.widthPx, size.heightPx);
  const { columns, taken } = cropGrid(widthPx, heightPx);
  let offset = start;
  for (const number of taken) {
    const top = Math.floor(number / columns) * stepPx;
    const left = (number % columns) * stepPx;
    for (let patch = 0; patch < patchesPerCrop; patch++) {
      const y = top + Math.floor(patch / patchesAcross) * patchSidePx;
      const x = left + (patch % patchesAcross) * patchSidePx;
      for (let row = 0; row < patchSidePx; row++) {
        const source = ((y + row) * widthPx + x) * 3;
        target.set(data.subarray(source, source + patchSidePx * 3), offset);
        offset += patchSidePx * 3;
      }
    }
  }
}
