/**
 * @file A small sharp place in a frame that is soft elsewhere: a close-up's plane of focus, a bird before sky, a panned rider.
 *
 * The numbers were chosen on 69 pictures at 1400 pixels, and hold on 43 others: of 301 blurred, shaken or grainy versions 3 are called sharp somewhere, of 60
 * discs (8 to 20 % of the width) left sharp in a blurred picture 39 are found.
 */
import { type FrameDetail, tensorStride } from './frame-detail.ts';
import { traceAt } from './noise-of-tiles.ts';
import { nthSmallest } from './nth-smallest.ts';

/** Fine detail that grain and blurred edges make in most tiles is told from a sharp place by this factor. */
export const aboveUsual = 3;
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

/** Fine energy, levels^2, that most tiles of a frame stay under: what grain and blurred edges leave. */
export function usualDetail({ columns, rows, tensors }: FrameDetail): number {
  const tiles = columns * rows;
  const fine = new Float32Array(tiles);
  for (let tile = 0; tile < tiles; tile++) fine[tile] = traceAt(tensors, tile, 0);
  return nthSmallest(fine, Math.floor(tiles * 0.75));
}

/** Tiles in the middle of three by three of which at least `least` are marked. */
export function squaresOf(marked: Uint8Array, { columns, rows }: FrameDetail, least: number): number[] {
  const squares: number[] = [];
  for (let y = 1; y + 1 < rows; y++) {
    for (let x = 1; x + 1 < columns; x++) {
      let count = 0;
      for (let dy = -1; dy <= 1; dy++) for (let dx = -1; dx <= 1; dx++) count += marked[(y + dy) * columns + x + dx]!;
      if (count >= least) squares.push(y * columns + x);
    }
  }
  return squares;
}

/** Where a small place is sharp in a frame that is soft elsewhere, as tiles: see `hasSharpPlace`. */
export function sharpPlaces(detail: FrameDetail): number[] {
  const { columns, rows, tensors } = detail;
  const usual = usualDetail(detail);
  const isSharp = Uint8Array.from({ length: columns * rows }, (_, tile) => {
    if (traceAt(tensors, tile, 0) < Math.max(leastFine, aboveUsual * usual)) return 0;
    const at = tile * tensorStride;
    const holds = directions.every(({ cc, ss, sc }) => {
      const along = (size: number) =>
        cc * tensors[at + size * 3]! + ss * tensors[at + size * 3 + 1]! + sc * tensors[at + size * 3 + 2]!;
      return along(0) - usual / 2 >= leastRatio * along(2);
    });
    return holds ? 1 : 0;
  });
  return squaresOf(isSharp, detail, leastSharpTiles);
}

/**
 * Whether somewhere in the frame three by three tiles (of about a thousand) hold fine detail in every direction, far more than the frame has elsewhere.
 * Says nothing about frames that are sharp or grainy all over: it is asked about soft ones.
 */
export const hasSharpPlace = (detail: FrameDetail): boolean => sharpPlaces(detail).length > 0;
