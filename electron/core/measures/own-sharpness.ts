/** @file How sharp a frame is by itself: its sharpest places, in the direction in which they are softest. */
import { detailSizes } from './detail-sums.ts';
import { type FrameDetail, tensorStride } from './frame-detail.ts';
import { noiseOfTiles, noiseOnStructure, traceAt } from './noise-of-tiles.ts';
import { nthSmallest } from './nth-smallest.ts';

export interface OwnSharpness {
  /**
   * log2 of fine against coarse energy of the sharpest places, in the direction where those are softest: about 0 for a frame sharp at 1:1, under -2.5 for one that is blurred.
   * Null where less than a fiftieth of the frame has edges to judge by in most directions: fog, a sky, stars.
   */
  edge: number | null;
  /** The same in the direction where they are sharpest; null with `edge`. */
  bestEdge: number | null;
}

const directions = Array.from({ length: 8 }, (_, i) => {
  const angle = (i * Math.PI) / 8;
  return { cc: Math.cos(angle) ** 2, ss: Math.sin(angle) ** 2, sc: 2 * Math.sin(angle) * Math.cos(angle) };
});

/** Mean squared difference over four pixels that an edge worth judging makes in its tile, levels^2. */
const edgeEnergy = 120;
/** Where edges are judged, the sharpest share of them counts: a lens has one plane of focus. */
const sharpestShare = 0.05;

export function ownSharpness({ columns, rows, tensors }: FrameDetail): OwnSharpness {
  const tiles = columns * rows;
  const noise = flatNoise(tiles, tensors);
  /** From the energy along any one direction. */
  const taken = noise.map((energy) => (noiseOnStructure * energy) / 2);
  const found: number[] = [];
  const ratios = new Float64Array(tiles);
  const least = edgeEnergy + 3 * noise[2]!;
  for (const { cc, ss, sc } of directions) {
    let edges = 0;
    for (let tile = 0, at = 0; tile < tiles; tile++, at += tensorStride) {
      const coarse = cc * tensors[at + 6]! + ss * tensors[at + 7]! + sc * tensors[at + 8]! - taken[2]!;
      if (coarse < least) continue;
      // Native against a quarter tells a little blur, a half against an eighth a lot of it.
      const native = cc * tensors[at]! + ss * tensors[at + 1]! + sc * tensors[at + 2]! - taken[0]!;
      const half = cc * tensors[at + 3]! + ss * tensors[at + 4]! + sc * tensors[at + 5]! - taken[1]!;
      const eighth = cc * tensors[at + 9]! + ss * tensors[at + 10]! + sc * tensors[at + 11]! - taken[3]!;
      const little = Math.max(native, 0.01 * coarse) / coarse;
      const lot = Math.max(half, 0.01 * coarse) / Math.max(eighth, coarse);
      ratios[edges++] = Math.log2(little * lot) / 2;
    }
    if (edges < Math.max(8, tiles / 50)) continue;
    found.push(nthSmallest(ratios.subarray(0, edges), edges - 1 - Math.floor(edges * sharpestShare)));
  }
  const isKnown = found.length >= directions.length / 2;
  return {
    edge: isKnown ? Math.min(...found) : null,
    bestEdge: isKnown ? Math.max(...found) : null,
  };
}

/** Energy (xx + yy) that noise makes at each size, from the flattest tenth of the tiles. */
function flatNoise(tiles: number, tensors: Float32Array): Float64Array {
  const coarse = new Float64Array(tiles);
  for (let tile = 0; tile < tiles; tile++) coarse[tile] = traceAt(tensors, tile, detailSizes - 1);
  const count = Math.ceil(tiles / 10);
  const most = nthSmallest(coarse.slice(), count - 1);
  const flat: number[] = [];
  for (let tile = 0; tile < tiles; tile++) if (coarse[tile]! < most) flat.push(tile);
  for (let tile = 0; tile < tiles && flat.length < count; tile++) if (coarse[tile] === most) flat.push(tile);
  return noiseOfTiles(tensors, flat);
}
