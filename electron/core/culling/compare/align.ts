/** @file Where one frame of a stack lies on another: shift, turn and zoom from the mean brightness of tiles. */
import type { FrameDetail } from '../../measures/frame-detail.ts';

/** From a tile of the reference to a place in the frame, in tiles from the middle: x' = x + shiftX + zoom * x - turn * y, y' = y + shiftY + turn * x + zoom * y. */
export interface Alignment {
  shiftX: number;
  shiftY: number;
  /** Radians, small. */
  turn: number;
  /** 0 where the size is the same. */
  zoom: number;
  /** Correlation of the two where they overlap, -1..1: under 0.5 they do not show the same thing. */
  likeness: number;
}

export const unmoved: Alignment = { shiftX: 0, shiftY: 0, turn: 0, zoom: 0, likeness: 1 };

/** Furthest shift that is searched, a share of the longer side. */
const reachShare = 0.2;

/** Local brightness differences of the tiles: log luma less its mean over 7x7 tiles, so that exposure and light falloff do not matter. */
export function relief({ columns, rows, colour }: FrameDetail): Float32Array {
  const logs = new Float32Array(columns * rows);
  for (let tile = 0; tile < logs.length; tile++) {
    const at = tile * 4;
    logs[tile] = Math.log2(8 + 0.3 * colour[at]! + 0.59 * colour[at + 1]! + 0.11 * colour[at + 2]!);
  }
  const means = boxMeans(logs, columns, rows, 3);
  return logs.map((value, tile) => value - means[tile]!);
}

/** Means over (2 reach + 1)^2 tiles, fewer at the rim, from running sums. */
function boxMeans(values: Float32Array, columns: number, rows: number, reach: number): Float32Array {
  const width = columns + 1;
  const sums = new Float64Array(width * (rows + 1));
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < columns; x++)
      sums[(y + 1) * width + x + 1] =
        values[y * columns + x]! + sums[y * width + x + 1]! + sums[(y + 1) * width + x]! - sums[y * width + x]!;
  const out = new Float32Array(values.length);
  for (let y = 0, tile = 0; y < rows; y++) {
    const [top, bottom] = [Math.max(0, y - reach) * width, Math.min(rows, y + reach + 1) * width];
    for (let x = 0; x < columns; x++, tile++) {
      const [left, right] = [Math.max(0, x - reach), Math.min(columns, x + reach + 1)];
      const count = ((bottom - top) / width) * (right - left);
      out[tile] = (sums[bottom + right]! - sums[top + right]! - sums[bottom + left]! + sums[top + left]!) / count;
    }
  }
  return out;
}

/**
 * `frame` on `reference`, both reliefs of `columns` x `rows` tiles: the best whole shift first, then Gauss and Newton on four parameters
 * (Lucas and Kanade 1981; Baker and Matthews 2004).
 */
export function align(reference: Float32Array, frame: Float32Array, columns: number, rows: number): Alignment {
  const found = refine(reference, frame, columns, rows, bestShift(reference, frame, columns, rows));
  return { ...found, likeness: likenessOf(reference, frame, columns, rows, found) };
}

/** On tiles of twice the side first: a wide search there costs little. */
function bestShift(reference: Float32Array, frame: Float32Array, columns: number, rows: number): Alignment {
  const [a, b] = [halved(reference, columns, rows), halved(frame, columns, rows)];
  const reach = Math.ceil((Math.max(columns, rows) * reachShare) / 2);
  const coarse = search(a, b, columns >> 1, rows >> 1, { shiftX: 0, shiftY: 0 }, reach);
  return search(reference, frame, columns, rows, { shiftX: 2 * coarse.shiftX, shiftY: 2 * coarse.shiftY }, 1);
}

function search(
  reference: Float32Array,
  frame: Float32Array,
  columns: number,
  rows: number,
  around: Pick<Alignment, 'shiftX' | 'shiftY'>,
  reach: number,
): Alignment {
  const at = (shiftX: number, shiftY: number): Alignment => ({
    ...unmoved,
    shiftX,
    shiftY,
    likeness: shifted(reference, frame, columns, rows, shiftX, shiftY),
  });
  let best = at(around.shiftX, around.shiftY);
  for (let dy = -reach; dy <= reach; dy++)
    for (let dx = -reach; dx <= reach; dx++) {
      const found = at(around.shiftX + dx, around.shiftY + dy);
      // Staying is likelier than moving.
      if (found.likeness > best.likeness + 0.005) best = found;
    }
  return best;
}

function halved(values: Float32Array, columns: number, rows: number): Float32Array {
  const [width, height] = [columns >> 1, rows >> 1];
  const out = new Float32Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const i = 2 * y * columns + 2 * x;
      out[y * width + x] = (values[i]! + values[i + 1]! + values[i + columns]! + values[i + columns + 1]!) / 4;
    }
  return out;
}

function shifted(a: Float32Array, b: Float32Array, columns: number, rows: number, dx: number, dy: number): number {
  let [ab, aa, bb] = [1e-9, 1e-9, 1e-9];
  for (let y = Math.max(0, -dy); y < Math.min(rows, rows - dy); y++)
    for (let x = Math.max(0, -dx); x < Math.min(columns, columns - dx); x++) {
      const [u, v] = [a[y * columns + x]!, b[(y + dy) * columns + x + dx]!];
      ab += u * v;
      aa += u * u;
      bb += v * v;
    }
  return ab / Math.sqrt(aa * bb);
}

function refine(
  reference: Float32Array,
  frame: Float32Array,
  columns: number,
  rows: number,
  start: Alignment,
): Alignment {
  let at = start;
  for (let round = 0; round < 6; round++) {
    const step = gaussNewton(reference, frame, columns, rows, at);
    if (step === null) break;
    at = {
      ...at,
      shiftX: at.shiftX + step[0]!,
      shiftY: at.shiftY + step[1]!,
      turn: clamp(at.turn + step[2]!, 0.1),
      zoom: clamp(at.zoom + step[3]!, 0.1),
    };
    if (Math.hypot(step[0]!, step[1]!) < 0.005) break;
  }
  // A refinement that ran away is none.
  return Math.hypot(at.shiftX - start.shiftX, at.shiftY - start.shiftY) > 2 ? start : at;
}

const clamp = (value: number, limit: number) => Math.min(limit, Math.max(-limit, value));

function gaussNewton(a: Float32Array, b: Float32Array, columns: number, rows: number, at: Alignment): number[] | null {
  const normal = Array.from({ length: 4 }, () => [0, 0, 0, 0, 0]);
  const jacobian = [0, 0, 0, 0];
  for (let row = 1; row < rows - 1; row++)
    for (let column = 1 + (row & 1); column < columns - 1; column += 2) {
      const u = column - (columns - 1) / 2;
      const v = row - (rows - 1) / 2;
      const x = column + at.shiftX + at.zoom * u - at.turn * v;
      const y = row + at.shiftY + at.turn * u + at.zoom * v;
      if (x < 1 || y < 1 || x >= columns - 2 || y >= rows - 2) continue;
      const gx = sample(b, columns, x + 0.5, y) - sample(b, columns, x - 0.5, y);
      const gy = sample(b, columns, x, y + 0.5) - sample(b, columns, x, y - 0.5);
      const error = a[row * columns + column]! - sample(b, columns, x, y);
      // What does not fit at all has moved by itself.
      if (Math.abs(error) > 1) continue;
      jacobian[0] = gx;
      jacobian[1] = gy;
      jacobian[2] = gy * u - gx * v;
      jacobian[3] = gx * u + gy * v;
      for (let i = 0; i < 4; i++) {
        for (let j = 0; j < 4; j++) normal[i]![j]! += jacobian[i]! * jacobian[j]!;
        normal[i]![4]! += jacobian[i]! * error;
      }
    }
  const size = (columns ** 2 + rows ** 2) / 12;
  [1e-3, 1e-3, 1e-3 * size, 1e-3 * size].forEach((ridge, i) => {
    normal[i]![i]! += ridge;
  });
  return solve(normal);
}

/** Gauss with pivots on an augmented matrix; null where it is singular. */
function solve(matrix: number[][]): number[] | null {
  const n = matrix.length;
  for (let i = 0; i < n; i++) {
    const pivot = matrix
      .slice(i)
      .reduce((best, row, k) => (Math.abs(row[i]!) > Math.abs(matrix[best]![i]!) ? i + k : best), i);
    [matrix[i], matrix[pivot]] = [matrix[pivot]!, matrix[i]!];
    if (Math.abs(matrix[i]![i]!) < 1e-12) return null;
    for (let k = 0; k < n; k++) {
      if (k === i) continue;
      const factor = matrix[k]![i]! / matrix[i]![i]!;
      for (let j = i; j <= n; j++) matrix[k]![j]! -= factor * matrix[i]![j]!;
    }
  }
  return matrix.map((row, i) => row[n]! / row[i]!);
}

/** Where tile (column, row) of the reference lies in the frame, in tiles. */
export function placeIn(at: Alignment, column: number, row: number, columns: number, rows: number) {
  const u = column - (columns - 1) / 2;
  const v = row - (rows - 1) / 2;
  return { x: column + at.shiftX + at.zoom * u - at.turn * v, y: row + at.shiftY + at.turn * u + at.zoom * v };
}

function sample(values: Float32Array, columns: number, x: number, y: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const [fx, fy] = [x - left, y - top];
  const i = top * columns + left;
  return (
    (values[i]! * (1 - fx) + values[i + 1]! * fx) * (1 - fy) +
    (values[i + columns]! * (1 - fx) + values[i + columns + 1]! * fx) * fy
  );
}

function likenessOf(a: Float32Array, b: Float32Array, columns: number, rows: number, at: Alignment): number {
  let [ab, aa, bb] = [1e-9, 1e-9, 1e-9];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const { x, y } = placeIn(at, column, row, columns, rows);
      if (x < 0 || y < 0 || x >= columns - 1 || y >= rows - 1) continue;
      const [u, v] = [a[row * columns + column]!, sample(b, columns, x, y)];
      ab += u * v;
      aa += u * u;
      bb += v * v;
    }
  return ab / Math.sqrt(aa * bb);
}
