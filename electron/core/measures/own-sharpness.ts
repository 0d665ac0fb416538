/** @file How sharp a frame is by itself: its sharpest places, in the direction in which they are softest. */
import { detailSizes } from './detail-sums.ts';
import { type FrameDetail, tensorStride } from './frame-detail.ts';
import { noiseOfTiles, noiseOnStructure, traceAt } from './noise-of-tiles.ts';

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
  const found: number[] = [];
  for (const { cc, ss, sc } of directions) {
    const ratios: number[] = [];
    for (let tile = 0; tile < tiles; tile++) {
      const at = tile * tensorStride;
      const along = (size: number) =>
        cc * tensors[at + size * 3]! +
        ss * tensors[at + size * 3 + 1]! +
        sc * tensors[at + size * 3 + 2]! -
        (noiseOnStructure * noise[size]!) / 2;
      const coarse = along(2);
      if (coarse < edgeEnergy + 3 * noise[2]!) continue;
      // Native against a quarter tells a little blur, a half against an eighth a lot of it.
      const little = Math.max(along(0), 0.01 * coarse) / coarse;
      const lot = Math.max(along(1), 0.01 * coarse) / Math.max(along(3), coarse);
      ratios.push(Math.log2(little * lot) / 2);
    }
    if (ratios.length < Math.max(8, tiles / 50)) continue;
    ratios.sort((a, b) => b - a);
    found.push(ratios[Math.floor(ratios.length * sharpestShare)]!);
  }
  const isKnown = found.length >= directions.length / 2;
  return {
    edge: isKnown ? Math.min(...found) : null,
    bestEdge: isKnown ? Math.max(...found) : null,
  };
}

/** Energy (xx + yy) that noise makes at each size, from the flattest tenth of the tiles. */
function flatNoise(tiles: number, tensors: Float32Array): Float64Array {
  const coarse = Array.from({ length: tiles }, (_, tile) => traceAt(tensors, tile, detailSizes - 1));
  const order = [...coarse.keys()].sort((a, b) => coarse[a]! - coarse[b]!);
  return noiseOfTiles(tensors, order.slice(0, Math.ceil(tiles / 10)));
}
