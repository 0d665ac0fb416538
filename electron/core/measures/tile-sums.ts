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
import { kernelFloats, kernels, markKernelMemory, releaseKernelMemory, takeKernelMemory } from '../pixels/kernels.ts';
import { passRows, type RowTaker } from '../pixels/pass-rows.ts';
import type { PixelRegion, Pixels } from '../pixels/pixels.ts';

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

export interface TileSumming extends RowTaker {
  /** After the pass. */
  tiles(): TileSums;
}

/** Looks at a region of a picture tile by tile. Extra memory: one luma band and a luma picture of 1 in latticePx^2 pixels. */
export function sumTiles(pixels: Pixels, region: PixelRegion, plan: TilePlan): TileSums {
  const mark = markKernelMemory();
  const summing = startTileSums(region, plan);
  passRows(pixels, region, [summing]);
  const tiles = summing.tiles();
  releaseKernelMemory(mark);
  return tiles;
}

/** Rows of a region `widthPx` x `heightPx` to sums. */
export function startTileSums({ widthPx, heightPx }: PixelRegion, plan: TilePlan): TileSumming {
  const columns = Math.max(1, Math.round(widthPx / plan.pitchPx));
  const rows = Math.max(1, Math.round(heightPx / plan.pitchPx));
  const count = columns * rows * stride;
  const sums = takeKernelMemory(count * 8);
  kernelFloats(sums, count).fill(0);
  const size = { columns, rows, widthPx, heightPx };
  const fine = startFine(size, plan, sums);
  const coarse = startCoarse(size, plan, sums);
  return {
    wants: (y) => fine.wants(y) || coarse.wants(y),
    take: (y, row) => {
      if (fine.wants(y)) fine.take(y, row);
      if (coarse.wants(y)) coarse.take(y, row);
    },
    tiles: () => {
      coarse.end();
      const own = kernelFloats(sums, count).slice();
      for (let at = 0; at < count; at += stride) own[at + field.fineXY]! /= 4;
      return { columns, rows, pitchPx: plan.pitchPx, sums: own };
    },
  };
}

interface Size {
  columns: number;
  rows: number;
  widthPx: number;
  heightPx: number;
}

const addressOf = (sums: number, tile: number, what: number) => sums + (tile * stride + what) * 8;

/** Whole numbers stay below 2^31 for so many rows of tiles up to 192 pixels wide. */
const rowsAtOnce = 16;

/** Gathers each row of tiles' band, then adds its 2x2 neighbourhoods tile by tile. */
function startFine({ columns, rows, widthPx, heightPx }: Size, plan: TilePlan, sums: number): RowTaker {
  const bandAt = (row: number) => {
    const fromPx = row * plan.pitchPx;
    const toPx = row === rows - 1 ? heightPx : fromPx + plan.pitchPx;
    const bandRows = Math.min(plan.bandRows, toPx - fromPx - 1);
    return { bandRows, topPx: Math.max(fromPx, Math.floor((fromPx + toPx - bandRows) / 2) - 1) };
  };
  const bands = Array.from({ length: rows }, (_, row) => bandAt(row));
  const memory = takeKernelMemory(widthPx * (Math.max(...bands.map(({ bandRows }) => bandRows)) + 1));
  let row = 0;
  const addBand = ({ bandRows }: { bandRows: number }) => {
    const counts = kernelFloats(sums, columns * rows * stride);
    for (let column = 0; column < columns; column++) {
      const tile = row * columns + column;
      const leftPx = column * plan.pitchPx;
      const rightPx = column === columns - 1 ? widthPx - 1 : leftPx + plan.pitchPx;
      for (let from = 0; from < bandRows; from += rowsAtOnce) {
        const some = Math.min(rowsAtOnce, bandRows - from);
        const band = memory + from * widthPx;
        kernels.fine(band, widthPx, leftPx, rightPx, some, addressOf(sums, tile, field.luma));
      }
      counts[tile * stride + field.fineCount]! += (rightPx - leftPx) * bandRows;
    }
  };
  return {
    wants: (y) => {
      const band = bands[row];
      return band !== undefined && band.bandRows > 0 && y >= band.topPx;
    },
    take: (y, { luma }) => {
      const band = bands[row]!;
      kernels.copy(luma(), widthPx, memory + (y - band.topPx) * widthPx);
      if (y < band.topPx + band.bandRows) return;
      addBand(band);
      row += 1;
    },
  };
}

/** Gathers the lattice, then adds its differences tile by tile. */
function startCoarse(size: Size, plan: TilePlan, sums: number): RowTaker & { end(): void } {
  const { columns, rows, widthPx, heightPx } = size;
  const step = plan.latticePx;
  const width = Math.ceil(widthPx / step);
  const height = Math.ceil(heightPx / step);
  const lattice = takeKernelMemory(width * height);
  const span = coarseSpanPx / step;
  const perTile = plan.pitchPx / step;
  const tileBytes = stride * 8;
  return {
    wants: (y) => y % step === 0,
    take: (y, { luma }) => kernels.everyOf(luma(), widthPx, step, lattice + (y / step) * width),
    end: () => {
      const counts = kernelFloats(sums, columns * rows * stride);
      for (let y = 0; y + span < height; y++) {
        const row = Math.min(rows - 1, Math.floor(y / perTile));
        const into = addressOf(sums, row * columns, field.coarseXX);
        kernels.coarse(lattice + y * width, width, columns, perTile, span, span / 2, into, tileBytes);
        for (let column = 0; column < columns; column++) {
          const from = column * perTile;
          const to = Math.min(width - span, column === columns - 1 ? width : from + perTile);
          counts[(row * columns + column) * stride + field.coarseCount]! += Math.max(0, to - from);
        }
      }
    },
  };
}
