/** @file Detail of a frame as it is kept: eighteen bytes a tile. See [Note: detail at halving sizes]. */
import { amountSizes, type DetailSums, detailField, detailSizes, detailStride } from './detail-sums.ts';

/** Detail of one frame, open: what stacks are compared by. */
export interface FrameDetail {
  columns: number;
  rows: number;
  /** Mean red, green, blue (sRGB levels) and share of clipped pixels of each tile, row-major. */
  colour: Float32Array;
  /** Mean squares of differences in levels^2: xx, yy, xy for each size from native to an eighth, twelve numbers a tile. */
  tensors: Float32Array;
  /** How few pixels carry a tile's fine energy, log2, native and at half size, two numbers a tile: -1 where all differences are alike, -0.35 for grain, 1 and more for sharp edges. */
  narrowness: Float32Array;
}

export const tensorStride = 3 * detailSizes;

/** Steps of an octave in which energies are kept: an error of at most 3 %. */
const octaveSteps = 12;
const energyFloor = 1 / 16;

const energyByte = (energy: number) => Math.min(255, Math.round(octaveSteps * Math.log2(1 + energy / energyFloor)));
const energies = Float32Array.from({ length: 256 }, (_, byte) => energyFloor * (2 ** (byte / octaveSteps) - 1));

/** Steps of an octave in which narrowness is kept, and what the first stands for. */
const narrowSteps = 24;
const leastNarrow = -1;
/** Levels that rounding makes of nothing. */
const rounding = 0.25;

function narrowByte(energy: number, amount: number): number {
  const narrow = Math.log2((energy + rounding ** 2) / (amount + rounding) ** 2);
  return Math.max(0, Math.min(255, Math.round(narrowSteps * (narrow - leastNarrow))));
}

/** Four bytes of size, then eighteen a tile. */
export function packDetail({ columns, rows, values }: DetailSums): Uint8Array {
  const tiles = columns * rows;
  const bytes = new Uint8Array(4 + tiles * detailStride);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, columns, true);
  view.setUint16(2, rows, true);
  for (let tile = 0, from = 0, to = 4; tile < tiles; tile++, from += detailStride, to += detailStride) {
    for (let i = 0; i < 3; i++) bytes[to + i] = Math.round(values[from + i]!);
    bytes[to + 3] = Math.ceil(values[from + detailField.clipped]! * 255);
    for (let at = detailField.tensors; at < detailField.amounts; at += 3) {
      const xx = values[from + at]!;
      const yy = values[from + at + 1]!;
      const xy = values[from + at + 2]!;
      bytes[to + at] = energyByte(xx);
      bytes[to + at + 1] = energyByte(yy);
      // As a correlation: -1..1 on 1..255.
      bytes[to + at + 2] = 128 + Math.round(127 * Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy + 1e-9))));
    }
    for (let size = 0; size < amountSizes; size++) {
      const at = from + detailField.tensors + 3 * size;
      bytes[to + detailField.amounts + size] = narrowByte(
        values[at]! + values[at + 1]!,
        values[from + detailField.amounts + size]!,
      );
    }
  }
  return bytes;
}

/** Null where the bytes are not what `packDetail` makes, or hold no tile. */
export function openDetail(bytes: Uint8Array): FrameDetail | null {
  if (bytes.length < 4) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [columns, rows] = [view.getUint16(0, true), view.getUint16(2, true)];
  const tiles = columns * rows;
  if (tiles === 0 || bytes.length !== 4 + tiles * detailStride) return null;
  const colour = new Float32Array(tiles * 4);
  const tensors = new Float32Array(tiles * tensorStride);
  const narrowness = new Float32Array(tiles * amountSizes);
  for (let tile = 0, from = 4; tile < tiles; tile++, from += detailStride) {
    for (let i = 0; i < 3; i++) colour[tile * 4 + i] = bytes[from + i]!;
    colour[tile * 4 + 3] = bytes[from + 3]! / 255;
    for (let i = 0; i < tensorStride; i += 3) {
      const xx = energies[bytes[from + detailField.tensors + i]!]!;
      const yy = energies[bytes[from + detailField.tensors + i + 1]!]!;
      const correlation = (bytes[from + detailField.tensors + i + 2]! - 128) / 127;
      const to = tile * tensorStride + i;
      tensors[to] = xx;
      tensors[to + 1] = yy;
      tensors[to + 2] = correlation * Math.sqrt(xx * yy);
    }
    for (let size = 0; size < amountSizes; size++)
      narrowness[tile * amountSizes + size] = bytes[from + detailField.amounts + size]! / narrowSteps + leastNarrow;
  }
  return { columns, rows, colour, tensors, narrowness };
}
