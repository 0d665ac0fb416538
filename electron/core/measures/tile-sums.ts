/**
 * @file Sums of brightness differences per tile, the raw material of sharpness, motion and noise.
 *
 * [Note: two scales and a lag]
 * Every tile gets two gradient tensors: *fine*, differences of neighbouring pixels, and *coarse*, differences over 8 pixels.
 * Their ratio says how steep edges are whatever their height, so it does not follow exposure or contrast
 * (the re-blur idea of Crete et al., "The blur effect", SPIE 2007, with fixed scales instead of a filter).
 * Squares are taken between two differences a small lag apart across the gradient (one row for dx, one column for dy), not of one difference with itself:
 * noise is independent there and averages to zero, an edge is the same edge. What noise is left after JPEG is taken off later, at the level of the flattest tiles.
 */
import { lumaAt, type PixelRegion, type Pixels } from './pixels.ts';

/** Distance of the coarse differences. */
export const coarseSpanPx = 8;

export interface TileSums {
  columns: number;
  rows: number;
  /** Side of a tile; the last column and row take what is left over. */
  pitchPx: number;
  /** Numbers per tile, at [tile * stride + field]. */
  sums: Float64Array;
}

/** Fields of a tile in `sums`. Fine and coarse tensors are sums over `fineCount` and `coarseCount` places. */
export const field = {
  fineCount: 0,
  luma: 1,
  fineXX: 2,
  fineYY: 3,
  fineXY: 4,
  /** Plain squares of neighbouring differences, both directions: signal and noise together. */
  plain: 5,
  coarseCount: 6,
  coarseXX: 7,
  coarseYY: 8,
  coarseXY: 9,
} as const;
export const stride = 10;

export interface TilePlan {
  /** A multiple of `latticePx`. */
  pitchPx: number;
  /** Of each tile, this many rows are looked at closely. */
  bandRows: number;
  /** Coarse differences are taken every so many pixels; divides 4. */
  latticePx: 1 | 2 | 4;
}

/** About 64 tiles along the longer side, of 24 to 128 pixels; a fifth of the rows of a large picture, nearly a third of a small one's. */
export function planTiles(widthPx: number, heightPx: number): TilePlan {
  const pitchPx = Math.min(128, Math.max(24, Math.round(Math.max(widthPx, heightPx) / 64 / 8) * 8));
  return { pitchPx, bandRows: Math.round(pitchPx * (widthPx * heightPx > 2.5e6 ? 0.2 : 0.3)), latticePx: 4 };
}

/** Looks at a region of a picture tile by tile. Extra memory: one luma band and a luma picture of 1 in latticePx^2 pixels. */
export function sumTiles(pixels: Pixels, region: PixelRegion, plan: TilePlan): TileSums {
  const columns = Math.max(1, Math.round(region.widthPx / plan.pitchPx));
  const rows = Math.max(1, Math.round(region.heightPx / plan.pitchPx));
  const tiles = { columns, rows, pitchPx: plan.pitchPx, sums: new Float64Array(columns * rows * stride) };
  sumFine(pixels, region, plan, tiles);
  sumCoarse(pixels, region, plan, tiles);
  return tiles;
}

function sumFine(pixels: Pixels, region: PixelRegion, plan: TilePlan, tiles: TileSums): void {
  const band = new Uint8Array(region.widthPx * (maxBandRows(region, plan, tiles) + 1));
  for (let row = 0; row < tiles.rows; row++) {
    const fromPx = row * plan.pitchPx;
    const toPx = row === tiles.rows - 1 ? region.heightPx : fromPx + plan.pitchPx;
    const bandRows = Math.min(plan.bandRows, toPx - fromPx - 1);
    if (bandRows < 1) continue;
    const topPx = Math.max(fromPx, Math.floor((fromPx + toPx - bandRows) / 2) - 1);
    readLuma(pixels, region, topPx, Math.min(bandRows + 1, region.heightPx - topPx), band);
    for (let column = 0; column < tiles.columns; column++) {
      const leftPx = column * plan.pitchPx;
      const rightPx = column === tiles.columns - 1 ? region.widthPx - 1 : leftPx + plan.pitchPx;
      addFine(band, region.widthPx, leftPx, rightPx, bandRows, tiles.sums, (row * tiles.columns + column) * stride);
    }
  }
}

function maxBandRows(region: PixelRegion, plan: TilePlan, tiles: TileSums): number {
  return Math.min(region.heightPx, Math.max(plan.bandRows, region.heightPx - (tiles.rows - 1) * plan.pitchPx));
}

function readLuma(pixels: Pixels, region: PixelRegion, topPx: number, rows: number, band: Uint8Array): void {
  const { data } = pixels;
  let at = 0;
  for (let y = 0; y < rows; y++) {
    let offset = ((region.topPx + topPx + y) * pixels.widthPx + region.leftPx) * 3;
    for (let x = 0; x < region.widthPx; x++, offset += 3, at++) {
      band[at] = (77 * data[offset]! + 150 * data[offset + 1]! + 29 * data[offset + 2]!) >> 8;
    }
  }
}

/** Adds the 2x2 neighbourhoods of a tile's band, 16 rows at a time: whole numbers stay below 2^31 for tiles up to 192 pixels wide. */
function addFine(
  band: Uint8Array,
  widthPx: number,
  leftPx: number,
  rightPx: number,
  bandRows: number,
  sums: Float64Array,
  at: number,
): void {
  for (let from = 0; from < bandRows; from += 16) {
    const to = Math.min(bandRows, from + 16);
    let xx = 0;
    let yy = 0;
    let xy = 0;
    let plain = 0;
    let luma = 0;
    for (let y = from; y < to; y++) {
      let upper = y * widthPx + leftPx;
      let lower = upper + widthPx;
      const end = y * widthPx + rightPx;
      let a = band[upper]!;
      let c = band[lower]!;
      while (upper < end) {
        const b = band[++upper]!;
        const d = band[++lower]!;
        const dx = b - a;
        const dy = c - a;
        const dxBelow = d - c;
        const dyBeside = d - b;
        xx = (xx + Math.imul(dx, dxBelow)) | 0;
        yy = (yy + Math.imul(dy, dyBeside)) | 0;
        xy = (xy + Math.imul(dx + dxBelow, dy + dyBeside)) | 0;
        plain = (plain + Math.imul(dx, dx) + Math.imul(dy, dy)) | 0;
        luma = (luma + a) | 0;
        a = b;
        c = d;
      }
    }
    sums[at + field.fineCount]! += (rightPx - leftPx) * (to - from);
    sums[at + field.luma]! += luma;
    sums[at + field.fineXX]! += xx;
    sums[at + field.fineYY]! += yy;
    sums[at + field.fineXY]! += xy / 4;
    sums[at + field.plain]! += plain;
  }
}

function sumCoarse(pixels: Pixels, region: PixelRegion, plan: TilePlan, tiles: TileSums): void {
  const step = plan.latticePx;
  const width = Math.ceil(region.widthPx / step);
  const height = Math.ceil(region.heightPx / step);
  const lattice = new Uint8Array(width * height);
  for (let y = 0, at = 0; y < height; y++) {
    let offset = ((region.topPx + y * step) * pixels.widthPx + region.leftPx) * 3;
    for (let x = 0; x < width; x++, offset += 3 * step) lattice[at++] = lumaAt(pixels.data, offset);
  }
  const span = coarseSpanPx / step;
  const lag = span / 2;
  const perTile = plan.pitchPx / step;
  for (let y = 0; y + span < height; y++) {
    const row = Math.min(tiles.rows - 1, Math.floor(y / perTile));
    for (let column = 0; column < tiles.columns; column++) {
      const from = column * perTile;
      const to = Math.min(width - span, column === tiles.columns - 1 ? width : from + perTile);
      addCoarse(lattice, width, y, from, to, span, lag, tiles.sums, (row * tiles.columns + column) * stride);
    }
  }
}

function addCoarse(
  lattice: Uint8Array,
  width: number,
  y: number,
  from: number,
  to: number,
  span: number,
  lag: number,
  sums: Float64Array,
  at: number,
): void {
  if (to <= from) return;
  let xx = 0;
  let yy = 0;
  let xy = 0;
  const top = y * width;
  const middle = top + lag * width;
  const bottom = top + span * width;
  for (let x = from; x < to; x++) {
    const corner = lattice[top + x]!;
    const dx = lattice[top + x + span]! - corner;
    const dxBelow = lattice[middle + x + span]! - lattice[middle + x]!;
    const dy = lattice[bottom + x]! - corner;
    const dyBeside = lattice[bottom + x + lag]! - lattice[top + x + lag]!;
    xx += dx * dxBelow;
    yy += dy * dyBeside;
    xy += dxBelow * dy;
  }
  sums[at + field.coarseCount]! += to - from;
  sums[at + field.coarseXX]! += xx;
  sums[at + field.coarseYY]! += yy;
  sums[at + field.coarseXY]! += xy;
}
