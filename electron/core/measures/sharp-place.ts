/** @file A small sharp place in a frame that is soft elsewhere: a close-up's plane of focus, a bird before sky, a panned rider. */
import { type FrameDetail, tensorStride } from './frame-detail.ts';
import { traceAt } from './noise-of-tiles.ts';

/** Fine detail that grain and blurred edges make in most tiles is told from a sharp place by this factor. */
const aboveUsual = 3;
/** Levels^2: under this the fine detail of a tile is rounding and compression. */
const leastFine = 2;
/** Fine against quarter-size energy of a sharp tile in the direction where it is softest; a frame blurred by two pixels stays under it. */
const leastRatio = 0.35;
/** Of the nine tiles of a place so many are sharp. One tile is no place: an edge along the movement of a shaken frame stays sharp. */
const leastSharpTiles = 4;

const directions = Array.from({ length: 8 }, (_, i) => {
  const angle = (i * Math.PI) / 8;
  return { cc: Math.cos(angle) ** 2, ss: Math.sin(angle) ** 2, sc: 2 * Math.sin(angle) * Math.cos(angle) };
});

/**
 * Whether somewhere in the frame three by three tiles (of about a thousand) hold fine detail in every direction, far more than the frame has elsewhere.
 * Says nothing about frames that are sharp or grainy all over: it is asked about soft ones.
 */
export function hasSharpPlace({ columns, rows, tensors }: FrameDetail): boolean {
  const tiles = columns * rows;
  const fine = Float32Array.from({ length: tiles }, (_, tile) => traceAt(tensors, tile, 0));
  const usual = fine.toSorted()[Math.floor(tiles * 0.75)]!;
  const isSharp = Array.from(fine, (energy, tile) => {
    if (energy < Math.max(leastFine, aboveUsual * usual)) return false;
    const at = tile * tensorStride;
    return directions.every(({ cc, ss, sc }) => {
      const along = (size: number) =>
        cc * tensors[at + size * 3]! + ss * tensors[at + size * 3 + 1]! + sc * tensors[at + size * 3 + 2]!;
      return along(0) - usual / 2 >= leastRatio * along(2);
    });
  });
  for (let y = 1; y + 1 < rows; y++) {
    for (let x = 1; x + 1 < columns; x++) {
      let sharp = 0;
      for (let dy = -1; dy <= 1; dy++)
        for (let dx = -1; dx <= 1; dx++) if (isSharp[(y + dy) * columns + x + dx]) sharp++;
      if (sharp >= leastSharpTiles) return true;
    }
  }
  return false;
}
