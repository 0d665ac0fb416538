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
  const sums = new Float64Array(maps.length);
  const losses = new Float64Array(maps.length);
  const values = new Float64Array(maps.length);
  const weightOfColumn = bell(columns);
  const weightOfRow = bell(rows);
  let weights = 0;
  for (let tile = 0; tile < columns * rows; tile++) {
    let judged = 0;
    for (const map of maps) if (map.tiles[tile]! > 0) judged++;
    if (judged * 2 < maps.length) continue;
    const weight = 0.3 + weightOfColumn[tile % columns]! * weightOfRow[Math.floor(tile / columns)]!;
    weights += weight;
    for (let i = 0; i < maps.length; i++) values[i] = logAcutance[maps[i]!.tiles[tile]!]!;
    const median = values.slice().sort()[maps.length >> 1]!;
    for (let i = 0; i < maps.length; i++) {
      sums[i]! += weight * values[i]!;
      losses[i]! += weight * Math.max(0, median - values[i]!) ** 2;
    }
  }
  if (weights === 0) return null;
  return Array.from(sums, (sum, i) => sum / weights - lossShare * Math.sqrt(losses[i]! / weights));
}

/** Gaussian weight across `count` tiles, a quarter of the frame wide. */
function bell(count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => Math.exp(-(((i + 0.5) / count - 0.5) ** 2) / (2 * 0.25 ** 2)));
}
