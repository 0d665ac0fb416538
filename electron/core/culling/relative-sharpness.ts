/** @file How sharp the frames of one stack are against each other, place by place. */
import type { MapTiles, SuggestInput } from './suggest-input.ts';

/** log2 of a map byte's acutance, lifted by a tenth so that flat tiles stay finite. */
const logAcutance = Float64Array.from({ length: 256 }, (_, byte) => Math.log2((byte * 2) / 255 + 0.1));

/** How much a frame's local losses count beside its mean: focus that fell off the subject is a large loss in few tiles. */
const lossShare = 0.3;

/**
 * Sharpness of each frame in log2 units, comparable only within the call; null where a frame has none.
 * With maps of one shape: the mean over tiles that at least half of the frames have structure in, the middle of the picture counting up to four times,
 * less `lossShare` of the root mean square of what falls short of the median frame. Otherwise the whole picture's number.
 */
export function relativeSharpness(frames: readonly SuggestInput[]): (number | null)[] {
  const maps = frames.map((frame) => frame.map);
  const first = maps[0];
  if (
    frames.length > 1 &&
    first &&
    maps.every((map): map is MapTiles => map !== null && map.columns === first.columns && map.rows === first.rows)
  ) {
    const compared = compareMaps(maps as MapTiles[], first.columns, first.rows);
    if (compared !== null) return compared;
  }
  return frames.map(({ measures }) => (measures === null ? null : Math.log2(measures.sharpness + 0.1)));
}

function compareMaps(maps: readonly MapTiles[], columns: number, rows: number): number[] | null {
  const all = maps.map(spreadOut);
  const sums = new Float64Array(all.length);
  const losses = new Float64Array(all.length);
  const bytes = new Uint8Array(all.length);
  const weightOfColumn = bell(columns);
  const weightOfRow = bell(rows);
  let weights = 0;
  const rimX = rimOf(columns);
  const rimY = rimOf(rows);
  for (let tile = rimY * columns; tile < (rows - rimY) * columns; tile++) {
    const column = tile % columns;
    if (column < rimX || column >= columns - rimX) continue;
    for (let i = 0; i < all.length; i++) bytes[i] = all[i]![tile]!;
    if (bytes.length <= 24) sortInPlace(bytes);
    else bytes.sort();
    const middle = bytes[all.length >> 1]!;
    // Without structure in half of the frames there is nothing to compare.
    if (middle === 0) continue;
    const weight = 0.3 + weightOfColumn[column]! * weightOfRow[Math.floor(tile / columns)]!;
    const median = logAcutance[middle]!;
    weights += weight;
    for (let i = 0; i < all.length; i++) {
      const value = logAcutance[all[i]![tile]!]!;
      sums[i]! += weight * value;
      if (value < median) losses[i]! += weight * (median - value) ** 2;
    }
  }
  if (weights === 0) return null;
  return Array.from(sums, (sum, i) => sum / weights - lossShare * Math.sqrt(losses[i]! / weights));
}

/** Insertion sort: most stacks have few frames, and there is one call per tile. */
function sortInPlace(values: Uint8Array): void {
  for (let i = 1; i < values.length; i++) {
    const value = values[i]!;
    let at = i;
    for (; at > 0 && values[at - 1]! > value; at--) values[at] = values[at - 1]!;
    values[at] = value;
  }
}

/**
 * Each tile as the mean of the judged tiles within one tile of it, 0 where none is: a hand-held burst is never aligned to the tile,
 * and an edge that moved next door is not lost.
 */
function spreadOut({ columns, rows, tiles }: MapTiles): Uint8Array {
  // Sum in the low bits, count above 4096 (9 tiles of 255 stay below): one pass for both, first along rows, then along columns.
  const packed = new Uint16Array(columns * rows);
  for (let i = 0; i < packed.length; i++) packed[i] = tiles[i]! === 0 ? 0 : tiles[i]! + 4096;
  const across = new Uint16Array(columns * rows);
  for (let y = 0, i = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++, i++) {
      across[i] = packed[i]! + (x > 0 ? packed[i - 1]! : 0) + (x < columns - 1 ? packed[i + 1]! : 0);
    }
  }
  const out = new Uint8Array(columns * rows);
  for (let i = 0; i < out.length; i++) {
    const up = i >= columns ? across[i - columns]! : 0;
    const down = i + columns < out.length ? across[i + columns]! : 0;
    const all = across[i]! + up + down;
    if (all > 0) out[i] = (all & 4095) / (all >> 12) + 0.5;
  }
  return out;
}

/** Tiles at the rim of the frame that are left out, a thirtieth of a side: what a moving hand brings in and takes away. */
const rimOf = (count: number): number => (count < 8 ? 0 : Math.max(1, Math.round(count / 30)));

/** Gaussian weight across `count` tiles, a quarter of the frame wide. */
function bell(count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => Math.exp(-(((i + 0.5) / count - 0.5) ** 2) / (2 * 0.25 ** 2)));
}
