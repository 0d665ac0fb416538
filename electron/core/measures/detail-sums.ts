/**
 * @file Detail of a picture tile by tile at four sizes, what frames of a stack are compared by.
 *
 * [Note: detail at halving sizes]
 * Luma is halved three times by 2x2 means. At each size a tile gets the tensor of neighbouring differences (xx, yy, xy): how much structure there is, and in which direction.
 * Blur takes the most from the finest size and little from the coarsest, whatever the contrast; noise adds to the finest. Two frames of one scene therefore tell by how much
 * one is softer than the other, in which direction, and which is noisier, from these sums alone: no frame has to be decoded twice. Fine energy alone does not say whether it is detail or grain. Edges
 * are narrow: few pixels of a tile carry its energy, so that the mean of its differences is small beside the root of their mean square. Blur and grain both spread it over more of them.
 */
import { kernelFloats, kernels, takeKernelMemory } from '../pixels/kernels.ts';
import type { RowTaker } from '../pixels/pass-rows.ts';

/** Native, a half, a quarter, an eighth. */
export const detailSizes = 4;

/** Sizes of which the mean difference is kept, the finest first. */
export const amountSizes = 2;

/** What a tile holds: mean colour, share of clipped pixels; means of squares in levels^2 at each size; means of both differences' amounts, levels, at the finest sizes. */
export const detailField = { red: 0, green: 1, blue: 2, clipped: 3, tensors: 4, amounts: 4 + 3 * detailSizes } as const;
export const detailStride = detailField.amounts + amountSizes;

export interface DetailSums {
  columns: number;
  rows: number;
  /** `detailStride` numbers a tile, row-major. */
  values: Float64Array;
}

/** Pixels of a picture from which on only half of the rows are looked at. */
const halfFromPixels = 6e6;
/** Tiles along the longer side. */
const longSideTiles = 40;
const smallestPitchPx = 16;
const colourStepPx = 4;

export interface DetailPlan {
  pitchPx: number;
  bandRows: number;
  columns: number;
  rows: number;
}

/** Tiles of a multiple of 8 pixels; what is left over at the right (8 pixels at least) and the bottom belongs to none. Pictures under 24 pixels a side have no tile. */
export function planDetail(widthPx: number, heightPx: number): DetailPlan {
  const pitchPx = Math.max(smallestPitchPx, Math.round(Math.max(widthPx, heightPx) / longSideTiles / 8) * 8);
  const rows = Math.floor(heightPx / pitchPx);
  const columns = Math.max(0, Math.floor((widthPx - 8) / pitchPx));
  const bandRows = widthPx * heightPx < halfFromPixels ? pitchPx : Math.ceil(pitchPx / 16) * 8;
  return { pitchPx, bandRows, columns, rows };
}

export interface DetailSumming extends RowTaker {
  /** After the pass. */
  detail(): DetailSums;
}

export function startDetailSums({ widthPx, heightPx }: { widthPx: number; heightPx: number }): DetailSumming {
  const { pitchPx, bandRows, columns, rows } = planDetail(widthPx, heightPx);
  const count = columns * rows * detailStride;
  const tileBytes = detailStride * 8;
  const sums = takeKernelMemory(count * 8);
  kernelFloats(sums, count).fill(0);
  // One value beyond the last tile: its last difference reaches there.
  const stride = columns * pitchPx + 16;
  const band = takeKernelMemory(stride * (bandRows + 1) * 2);
  const luma = Math.min(widthPx, stride);
  const topOf = (row: number) => row * pitchPx + ((pitchPx - bandRows) >> 1);
  const addBand = (row: number) => {
    const first = sums + row * columns * tileBytes;
    for (let size = 0; size < detailSizes; size++) {
      const height = bandRows >> size;
      for (let y = 0; y < height - 1; y += 8)
        kernels.tensors(
          band + y * stride * 2,
          stride,
          Math.min(8, height - 1 - y),
          columns,
          pitchPx >> size,
          first + (detailField.tensors + 3 * size) * 8,
          size < amountSizes ? first + (detailField.amounts + size) * 8 : 0,
          tileBytes,
        );
      if (size < detailSizes - 1) kernels.halve(band, stride >> size, height, stride, band);
    }
  };
  return {
    wants: (y) => {
      const row = Math.floor(y / pitchPx);
      return row < rows && columns > 0 && y >= topOf(row) && y < topOf(row) + bandRows;
    },
    take: (y, row) => {
      const tileRow = Math.floor(y / pitchPx);
      const at = y - topOf(tileRow);
      kernels.widen(row.luma(), luma, band + at * stride * 2);
      if (at % colourStepPx === 0)
        kernels.colours(
          row.rgb,
          columns,
          pitchPx / colourStepPx,
          colourStepPx,
          sums + tileRow * columns * tileBytes,
          tileBytes,
        );
      if (at === bandRows - 1) addBand(tileRow);
    },
    detail: () => ({ columns, rows, values: toMeans(kernelFloats(sums, count).slice(), pitchPx, bandRows) }),
  };
}

/** Values are kept in quarters of a level. */
const levelScale = 4;

function toMeans(values: Float64Array, pitchPx: number, bandRows: number): Float64Array {
  const colours = Math.ceil(bandRows / colourStepPx) * (pitchPx / colourStepPx);
  for (let at = 0; at < values.length; at += detailStride) {
    for (let i = 0; i < detailField.tensors; i++) values[at + i]! /= colours;
    for (let size = 0; size < detailSizes; size++) {
      const places = (pitchPx >> size) * ((bandRows >> size) - 1);
      for (let i = 0; i < 3; i++) values[at + detailField.tensors + size * 3 + i]! /= places * levelScale ** 2;
      if (size < amountSizes) values[at + detailField.amounts + size]! /= places * levelScale;
    }
  }
  return values;
}
