/**
 * @file MUSIQ's three scales of a picture and the patch grid of each (Ke et al., "MUSIQ: Multi-scale Image Quality
 * Transformer", ICCV 2021, and the published pipeline's behaviour).
 */

export const patchSidePx = 32;
/** Numbers in one patch: planar red, green, blue. */
export const patchFloats = 3 * patchSidePx * patchSidePx;
/** Positions are hashed to a grid of 10 by 10. */
export const gridSide = 10;
/** Longer sides of the two small scales; the third scale is the picture itself. */
const longSidesPx = [224, 384];

export interface MusiqScale {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly columns: number;
  readonly rows: number;
  /** Zero padding before the first column and row; the rest follows the last. */
  readonly padLeftPx: number;
  readonly padTopPx: number;
}

function roundHalfToEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

function scaleOf(widthPx: number, heightPx: number): MusiqScale {
  const columns = Math.ceil(widthPx / patchSidePx);
  const rows = Math.ceil(heightPx / patchSidePx);
  return {
    widthPx,
    heightPx,
    columns,
    rows,
    padLeftPx: Math.floor((columns * patchSidePx - widthPx) / 2),
    padTopPx: Math.floor((rows * patchSidePx - heightPx) / 2),
  };
}

/** The scales in the order of their ids: longer side 224, longer side 384, native. Sizes follow float32 products. */
export function musiqScales(widthPx: number, heightPx: number): MusiqScale[] {
  const small = longSidesPx.map((longSidePx) => {
    const ratio = Math.fround(longSidePx / Math.max(widthPx, heightPx));
    const resized = (sidePx: number) => Math.max(1, roundHalfToEven(Math.fround(sidePx * ratio)));
    return scaleOf(resized(widthPx), resized(heightPx));
  });
  return [...small, scaleOf(widthPx, heightPx)];
}

/** Patches of all scales together: the tokens of a picture, without the class token. */
export function musiqPatchCount(widthPx: number, heightPx: number): number {
  return musiqScales(widthPx, heightPx).reduce((sum, { columns, rows }) => sum + columns * rows, 0);
}

const hashed = (index: number, count: number): number =>
  Math.min(Math.floor(Math.fround(index * Math.fround(gridSide / count))), gridSide - 1);

/** Position in the hashed 10 by 10 grid of every patch of a scale, row-major: row * 10 + column. */
export function musiqSpatialIds({ columns, rows }: MusiqScale): number[] {
  return Array.from({ length: columns * rows }, (_, index) => {
    return hashed(Math.floor(index / columns), rows) * gridSide + hashed(index % columns, columns);
  });
}
