/**
 * @file PIQE (Venkatanath, Praneeth, Bh, Channappayya, Medasani 2015) as MATLAB's piqe computes it: blocks of 16, no parameters to learn. Three things
 * there are not in the paper and move its numbers: brightness is stretched to 255 first, edges are carried on (not mirrored), and what surrounds the
 * middle of a block misses columns 8 and 10 of 1..16, not 8 and 9: the second is taken out after the first is gone.
 */

import { mscn } from '../../natural-scenes/mscn.ts';
import { edgeIndex } from '../../signal/edges.ts';
import { emptyPlane, mapPlane, type Plane } from '../../signal/plane.ts';

const blockPx = 16;
const activeVariance = 0.1;
const segmentPx = 6;
const flatSegment = 0.1;

/** Grey plane (0..255) of any size: 0 (good) to 100 (bad). A picture without active blocks is 100: nothing in it can be judged as good. */
export function piqe(plane: Plane): number {
  const field = mscn(padToBlocks(stretched(plane)), 'replicate').normalised;
  let [active, distortion] = [0, 0];
  const block = new Float64Array(blockPx * blockPx);
  for (let top = 0; top < field.heightPx; top += blockPx) {
    for (let left = 0; left < field.widthPx; left += blockPx) {
      for (let y = 0; y < blockPx; y++)
        block.set(
          field.data.subarray((top + y) * field.widthPx + left, (top + y) * field.widthPx + left + blockPx),
          y * blockPx,
        );
      const variance = deviationOf(block) ** 2;
      if (variance <= activeVariance) continue;
      active += 1;
      if (hasFlatEdge(block)) distortion += 1 - variance;
      if (isNoisy(block, Math.sqrt(variance))) distortion += variance;
    }
  }
  return ((distortion + 1) / (active + 1)) * 100;
}

/** The brightest pixel becomes 255, the others in proportion, rounded. Black stays black. */
function stretched(plane: Plane): Plane {
  const brightest = plane.data.reduce((a, b) => Math.max(a, b), 0);
  if (brightest === 0 || brightest === 255) return plane;
  return mapPlane(plane, (value) => Math.round((255 * value) / brightest));
}

/** Mirrored to the right and below, to whole blocks. */
function padToBlocks(plane: Plane): Plane {
  const out = emptyPlane(Math.ceil(plane.widthPx / blockPx) * blockPx, Math.ceil(plane.heightPx / blockPx) * blockPx);
  for (let y = 0; y < out.heightPx; y++) {
    const row = edgeIndex(y, plane.heightPx, 'symmetric') * plane.widthPx;
    for (let x = 0; x < out.widthPx; x++)
      out.data[y * out.widthPx + x] = plane.data[row + edgeIndex(x, plane.widthPx, 'symmetric')]!;
  }
  return out;
}

/** Blocking: some six pixels along one of the four sides are nearly equal. */
function hasFlatEdge(block: Float64Array): boolean {
  const last = blockPx - 1;
  const sides = [
    (i: number) => block[i]!,
    (i: number) => block[i * blockPx + last]!,
    (i: number) => block[last * blockPx + i]!,
    (i: number) => block[i * blockPx]!,
  ];
  return sides.some((side) => {
    for (let start = 0; start + segmentPx <= blockPx; start++) {
      if (deviationOf(Array.from({ length: segmentPx }, (_, i) => side(start + i))) < flatSegment) return true;
    }
    return false;
  });
}

/** Noise: the middle two columns are as lively as what surrounds them, measured against the block. */
function isNoisy(block: Float64Array, deviation: number): boolean {
  const [first, second] = [blockPx / 2 - 1, blockPx / 2];
  const column = (i: number) => i % blockPx;
  const around = deviationOf(block.filter((_, i) => column(i) !== first && column(i) !== second + 1));
  const middle = deviationOf(block.filter((_, i) => column(i) === first || column(i) === second));
  const ratio = around > 0 ? middle / around : 0;
  return deviation > (2 * Math.abs(deviation - ratio)) / Math.max(deviation, ratio);
}

/** Of a sample: over count - 1. */
function deviationOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  const mean = sum / values.length;
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += (values[i]! - mean) ** 2;
  return Math.sqrt(squares / Math.max(1, values.length - 1));
}
