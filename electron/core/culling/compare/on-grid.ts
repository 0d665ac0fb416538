/** @file A frame's detail on the tiles of the stack's reference frame. */

import { amountSizes } from '../../measures/detail-sums.ts';
import type { FrameDetail } from '../../measures/frame-detail.ts';
import { tensorStride } from '../../measures/frame-detail.ts';
import { type Alignment, placeIn } from './align.ts';

export interface GriddedDetail extends FrameDetail {
  /** 1 for tiles that the frame shows, 0 for those outside of it. */
  seen: Uint8Array;
}

/**
 * Colours between four tiles in proportion; energies in proportion of their logarithms: a mean of energies is ruled by the strongest of the four and would lift what is weak in every frame but the one that
 * the others are laid on.
 */
export function onGrid(detail: FrameDetail, alignment: Alignment): GriddedDetail {
  const { columns, rows } = detail;
  const tiles = columns * rows;
  const colour = new Float32Array(tiles * 4);
  const tensors = new Float32Array(tiles * tensorStride);
  const narrowness = new Float32Array(tiles * amountSizes);
  const seen = new Uint8Array(tiles);
  const logs = logsOf(detail.tensors);
  for (let row = 0, tile = 0; row < rows; row++)
    for (let column = 0; column < columns; column++, tile++) {
      const { x, y } = placeIn(alignment, column, row, columns, rows);
      // Half a tile over the rim is still mostly inside.
      if (x < -0.5 || y < -0.5 || x > columns - 0.5 || y > rows - 0.5) continue;
      seen[tile] = 1;
      const left = Math.min(columns - 2, Math.max(0, Math.floor(x)));
      const top = Math.min(rows - 2, Math.max(0, Math.floor(y)));
      const fx = Math.min(1, Math.max(0, x - left));
      const fy = Math.min(1, Math.max(0, y - top));
      const from = top * columns + left;
      mix(detail.colour, colour, 4, tile, from, columns, fx, fy);
      mix(logs, tensors, tensorStride, tile, from, columns, fx, fy);
      mix(detail.narrowness, narrowness, amountSizes, tile, from, columns, fx, fy);
    }
  fromLogs(tensors, seen);
  return { columns, rows, colour, tensors, narrowness, seen };
}

const energyFloor = 1 / 16;

/** log2 of both energies of each tensor, and how far they go together, -1..1. */
function logsOf(tensors: Float32Array): Float32Array {
  const out = new Float32Array(tensors.length);
  for (let at = 0; at < tensors.length; at += 3) {
    const [xx, yy] = [tensors[at]!, tensors[at + 1]!];
    out[at] = Math.log2(xx + energyFloor);
    out[at + 1] = Math.log2(yy + energyFloor);
    out[at + 2] = tensors[at + 2]! / Math.sqrt(xx * yy + 1e-9);
  }
  return out;
}

function fromLogs(values: Float32Array, seen: Uint8Array): void {
  for (let tile = 0, at = 0; tile < seen.length; tile++)
    for (const end = at + tensorStride; at < end; at += 3) {
      if (seen[tile] === 0) continue;
      const [xx, yy] = [2 ** values[at]! - energyFloor, 2 ** values[at + 1]! - energyFloor];
      values[at] = Math.max(0, xx);
      values[at + 1] = Math.max(0, yy);
      values[at + 2] = values[at + 2]! * Math.sqrt(values[at]! * values[at + 1]!);
    }
}

function mix(
  values: Float32Array,
  out: Float32Array,
  stride: number,
  tile: number,
  from: number,
  columns: number,
  fx: number,
  fy: number,
): void {
  const [a, b] = [from * stride, (from + 1) * stride];
  const [c, d] = [(from + columns) * stride, (from + columns + 1) * stride];
  const [wa, wb, wc, wd] = [(1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy];
  for (let i = 0, to = tile * stride; i < stride; i++, to++)
    out[to] = wa * values[a + i]! + wb * values[b + i]! + wc * values[c + i]! + wd * values[d + i]!;
}
