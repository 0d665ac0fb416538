/** @file Made-up answers of the face models, for tests that need no model files. */
import type { Outputs, Picture } from '../../native-models/adapters/index.ts';
import type { Landmarks } from '../../native-models/faces/landmarks.ts';

export type MadeUpCandidate = {
  readonly stride: 8 | 16 | 32;
  readonly column: number;
  readonly row: number;
  readonly cls: number;
  readonly obj: number;
  /** Offsets and logarithmic size in strides. */
  readonly box: readonly [number, number, number, number];
  /** Five (x, y) in strides from the cell's corner. */
  readonly points: readonly number[];
};

/** The detector's twelve outputs for a picture of this padded size. */
export function yunetOutputs(widthPx: number, heightPx: number, candidates: readonly MadeUpCandidate[]): Outputs {
  const outputs: Record<string, { data: Float32Array; dims: number[] }> = {};
  for (const stride of [8, 16, 32]) {
    const columns = Math.ceil(widthPx / 32) * (32 / stride);
    const count = columns * Math.ceil(heightPx / 32) * (32 / stride);
    const make = (name: string, width: number) => {
      const data = new Float32Array(count * width);
      outputs[`${name}_${stride}`] = { data, dims: [1, count, width] };
      return data;
    };
    const [cls, obj, box, points] = [make('cls', 1), make('obj', 1), make('bbox', 4), make('kps', 10)];
    for (const candidate of candidates.filter((one) => one.stride === stride)) {
      const at = candidate.row * columns + candidate.column;
      cls[at] = candidate.cls;
      obj[at] = candidate.obj;
      box.set(candidate.box, at * 4);
      points.set(candidate.points, at * 10);
    }
  }
  return outputs;
}

/** Points of a face that looks straight ahead, in a crop of 256 pixels, eyes open by `opening` pixels. */
export function plainFacePoints(opening: number): [number, number, number][] {
  const points = Array.from({ length: 478 }, (): [number, number, number] => [128, 128, 0]);
  const eye = (corners: [number, number], upper: [number, number], lower: [number, number], x: number) => {
    points[corners[0]] = [x - 20, 100, 0];
    points[corners[1]] = [x + 20, 100, 0];
    points[upper[0]] = [x - 7, 100 - opening / 2, 0];
    points[upper[1]] = [x + 7, 100 - opening / 2, 0];
    points[lower[0]] = [x - 7, 100 + opening / 2, 0];
    points[lower[1]] = [x + 7, 100 + opening / 2, 0];
  };
  const iris = (first: number, x: number) => {
    for (const [rim, dx, dy] of [
      [0, 0, 0],
      [1, 6, 0],
      [2, 0, -6],
      [3, -6, 0],
      [4, 0, 6],
    ] as const)
      points[first + rim] = [x + dx, 100 + dy, 0];
  };
  iris(468, 84);
  iris(473, 172);
  eye([33, 133], [160, 158], [144, 153], 84);
  eye([362, 263], [385, 387], [380, 373], 172);
  points[10] = [128, 40, 0];
  points[152] = [128, 210, 0];
  const skin = (indices: number[], x: number, y: number) => {
    for (const index of indices) points[index] = [x, y, 0];
  };
  skin([230, 229, 231], 84, 118);
  skin([450, 449, 451], 172, 118);
  skin([119, 118, 120], 84, 124);
  skin([348, 347, 349], 172, 124);
  skin([50, 205, 36], 84, 160);
  skin([280, 425, 266], 172, 160);
  return points;
}

/** The same as landmarks of a picture whose pixels are the crop's. */
export function landmarksOf(points: readonly [number, number, number][], presence = 1): Landmarks {
  return { points: points.map(([x, y, z]) => ({ x, y, z })), presence };
}

/** A picture from a function of its pixels. */
export function paint(
  widthPx: number,
  heightPx: number,
  colour: (x: number, y: number) => readonly [number, number, number],
): Picture {
  const data = new Uint8Array(widthPx * heightPx * 3);
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) data.set(colour(x, y), (y * widthPx + x) * 3);
  }
  return { data, widthPx, heightPx };
}
