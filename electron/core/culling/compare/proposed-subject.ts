/**
 * @file Where the subject may be, of pictures without faces: what the camera focused on, what is sharper than the rest, and what moves otherwise than the frame.
 *
 * [Note: proposed subject]
 * Frames of a stack are laid over each other by their background, which is most of them. What then still differs stayed where it was while the frame moved, or moved while the frame stayed: a bird that is
 * followed, a player who runs. Sharpness is taken against the frame's own: a tile whose fine detail is high for its coarse detail is in focus. Both are guesses, so that the middle of the picture counts a
 * little, and a box that nothing speaks for is none.
 */
import type { Box } from '../../../contract/face.ts';
import type { FrameDetail } from '../../measures/frame-detail.ts';
import { traceAt } from '../../measures/noise-of-tiles.ts';
import { type Alignment, placeIn, relief } from './align.ts';
import { lumaAt } from './stack-noise.ts';

export interface ProposedSubject {
  /** On the frame asked about, 0..1 of its sides. */
  box: Box;
  from: 'focus-point' | 'movement' | 'sharpness';
}

/** A box around a point is this part of the longer side. */
const pointBox = 0.18;
/** Spread of what the middle counts for, parts of a side. */
const middleSpread = 0.2;
/** Share of the tiles that may belong to a subject. */
const mostTiles = 0.12;
/** What the strongest tenth must have over the rest, standard deviations, to speak for a box. */
const clearFrom = 1.4;
/** Movement is told from this many frames on. */
const fewestFrames = 3;

export function boxAround(x: number, y: number, { columns, rows }: { columns: number; rows: number }): Box {
  const long = Math.max(columns, rows);
  const [w, h] = [(pointBox * long) / columns, (pointBox * long) / rows];
  return { x: held(x - w / 2, 1 - w), y: held(y - h / 2, 1 - h), w, h };
}

const held = (value: number, most: number) => Math.min(Math.max(0, value), Math.max(0, most));

/**
 * `of` is the frame asked about, `others` the rest of its stack with how each lies on it (compare/align.ts); `focusPoint` on 0..1 where the camera says it. Null where nothing speaks for a place.
 */
export function proposeSubject(
  of: FrameDetail,
  others: readonly { detail: FrameDetail; alignment: Alignment }[],
  focusPoint: { x: number; y: number } | null,
): ProposedSubject | null {
  if (focusPoint !== null) return { box: boxAround(focusPoint.x, focusPoint.y, of), from: 'focus-point' };
  const sharp = standing(smoothed(inFocus(of), of));
  const moved = others.length + 1 < fewestFrames ? null : standing(smoothed(movement(of, others), of));
  const speaks = (values: Float32Array) => top(values) > clearFrom;
  const byMovement = moved !== null && speaks(moved);
  const bySharpness = speaks(sharp);
  if (!byMovement && !bySharpness) return null;
  const both = sharp.map((value, tile) => {
    const x = ((tile % of.columns) + 0.5) / of.columns - 0.5;
    const y = (Math.floor(tile / of.columns) + 0.5) / of.rows - 0.5;
    const middle = Math.exp(-(x * x + y * y) / (2 * middleSpread ** 2));
    const said = (bySharpness ? Math.max(0, 1 + value) : 0) + (byMovement ? 1.5 * Math.max(0, moved![tile]!) : 0);
    return said * (0.05 + 0.95 * middle);
  });
  const box = boxOfStrongest(both, of);
  return box && { box, from: byMovement ? 'movement' : 'sharpness' };
}

/** Fine against coarse detail where there is some, log2. */
function inFocus({ columns, rows, tensors }: FrameDetail): Float32Array {
  return Float32Array.from({ length: columns * rows }, (_, tile) => {
    const fine = traceAt(tensors, tile, 0) + traceAt(tensors, tile, 1);
    return Math.log2(fine + 4) + 0.5 * Math.log2((fine + 4) / (traceAt(tensors, tile, 3) + 8));
  });
}

/** How unlike the others a tile stays once they are laid on it: middle of the differences in relief. */
function movement(of: FrameDetail, others: readonly { detail: FrameDetail; alignment: Alignment }[]): Float32Array {
  const { columns, rows } = of;
  const own = relief(of);
  const reliefs = others.map(({ detail, alignment }) => ({ relief: relief(detail), alignment }));
  return Float32Array.from(own, (value, tile) => {
    const [column, row] = [tile % columns, Math.floor(tile / columns)];
    const differences: number[] = [];
    for (const { relief: other, alignment } of reliefs) {
      const at = placeIn(alignment, column, row, columns, rows);
      const [x, y] = [Math.round(at.x), Math.round(at.y)];
      if (x >= 0 && y >= 0 && x < columns && y < rows) differences.push(Math.abs(other[y * columns + x]! - value));
    }
    differences.sort((a, b) => a - b);
    return differences[differences.length >> 1] ?? 0;
  });
}

/** Means over three by three tiles. */
function smoothed(values: Float32Array, { columns, rows }: FrameDetail): Float32Array {
  return values.map((_, tile) => {
    const [column, row] = [tile % columns, Math.floor(tile / columns)];
    let [sum, count] = [0, 0];
    for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++)
      for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
        sum += values[y * columns + x]!;
        count += 1;
      }
    return sum / count;
  });
}

/** In standard deviations from the mean. */
function standing(values: Float32Array): Float32Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  return values.map((value) => (value - mean) / (spread + 1e-6));
}

/** What a tenth of the values reach. */
const top = (values: Float32Array): number => values.toSorted()[Math.floor(values.length * 0.95)] ?? 0;

/** Around the strongest connected tiles; null where they are scattered. */
function boxOfStrongest(values: Float32Array, { columns, rows, colour }: FrameDetail): Box | null {
  const least = values.toSorted()[Math.floor(values.length * (1 - mostTiles))]!;
  const isIn = values.map((value, tile) => (value > least && value > 0 && lumaAt(colour, tile) < 250 ? 1 : 0));
  let best: { tiles: number[]; sum: number } | null = null;
  for (let start = 0; start < values.length; start++) {
    if (isIn[start] === 0) continue;
    const tiles = [start];
    isIn[start] = 0;
    for (let next = 0; next < tiles.length; next++) {
      const [column, row] = [tiles[next]! % columns, Math.floor(tiles[next]! / columns)];
      for (const [dx, dy] of [
        [1, 0],
        [-1, 0],
        [0, 1],
        [0, -1],
      ] as const) {
        const [x, y] = [column + dx, row + dy];
        const tile = y * columns + x;
        if (x < 0 || y < 0 || x >= columns || y >= rows || isIn[tile] === 0) continue;
        isIn[tile] = 0;
        tiles.push(tile);
      }
    }
    const sum = tiles.reduce((total, tile) => total + values[tile]!, 0);
    if (best === null || sum > best.sum) best = { tiles, sum };
  }
  if (best === null || best.tiles.length < 4) return null;
  const [left, right] = reach(best.tiles.map((tile) => [tile % columns, values[tile]!]));
  const [topRow, bottom] = reach(best.tiles.map((tile) => [Math.floor(tile / columns), values[tile]!]));
  return {
    x: left / columns,
    y: topRow / rows,
    w: Math.min(1 - left / columns, (right - left) / columns),
    h: Math.min(1 - topRow / rows, (bottom - topRow) / rows),
  };
}

/** From where to where, in tiles: the weighted middle and what lies within twice its spread, a straggler left out. */
function reach(places: readonly (readonly [place: number, weight: number])[]): [from: number, to: number] {
  const total = places.reduce((sum, [, weight]) => sum + weight, 0);
  const mean = places.reduce((sum, [place, weight]) => sum + place * weight, 0) / total;
  const spread = Math.sqrt(places.reduce((sum, [place, weight]) => sum + weight * (place - mean) ** 2, 0) / total);
  const half = Math.max(1, 2 * spread);
  return [Math.max(0, mean - half + 0.5), mean + half + 0.5];
}
