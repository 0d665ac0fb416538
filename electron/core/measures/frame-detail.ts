/** @file Detail of a frame as it is kept: sixteen bytes a tile. See [Note: detail at halving sizes]. */
import { type DetailSums, detailField, detailSizes, detailStride } from './detail-sums.ts';

/** Detail of one frame, open: what stacks are compared by. */
export interface FrameDetail {
  columns: number;
  rows: number;
  /** Mean red, green, blue (sRGB levels) and share of clipped pixels of each tile, row-major. */
  colour: Float32Array;
  /** Mean squares of differences in levels^2: xx, yy, xy for each size from native to an eighth, twelve numbers a tile. */
  tensors: Float32Array;
}

export const tensorStride = 3 * detailSizes;

/** Steps of an octave in which energies are kept: an error of at most 3 %. */
const octaveSteps = 12;
const energyFloor = 1 / 16;

const energyByte = (energy: number) => Math.min(255, Math.round(octaveSteps * Math.log2(1 + energy / energyFloor)));
const energies = Float32Array.from({ length: 256 }, (_, byte) => energyFloor * (2 ** (byte / octaveSteps) - 1));

/** Four bytes of size, then sixteen a tile. */
export function packDetail({ columns, rows, values }: DetailSums): Uint8Array {
  const tiles = columns * rows;
  const bytes = new Uint8Array(4 + tiles * detailStride);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, columns, true);
  view.setUint16(2, rows, true);
  for (let tile = 0, from = 0, to = 4; tile < tiles; tile++, from += detailStride, to += detailStride) {
    for (let i = 0; i < 3; i++) bytes[to + i] = Math.round(values[from + i]!);
    bytes[to + 3] = Math.ceil(values[from + detailField.clipped]! * 255);
    for (let at = detailField.tensors; at < detailStride; at += 3) {
      const xx = values[from + at]!;
      const yy = values[from + at + 1]!;
      const xy = values[from + at + 2]!;
      bytes[to + at] = energyByte(xx);
      bytes[to + at + 1] = energyByte(yy);
      // As a correlation: -1..1 on 1..255.
      bytes[to + at + 2] = 128 + Math.round(127 * Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy + 1e-9))));
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
  }
  return { columns, rows, colour, tensors };
}
