/** @file Closes the eyes of a face in a picture: brow to upper lid is stretched down to the lower lid, as a lid does. */
import type { Picture } from '../../native-models/adapters/index.ts';
import type { Point } from '../../native-models/faces/index.ts';

/** Landmark numbers along the lids and under the brow, corner to corner. */
const contours = [
  {
    upper: [33, 246, 161, 160, 159, 158, 157, 173, 133],
    lower: [33, 7, 163, 144, 145, 153, 154, 155, 133],
    brow: [46, 53, 52, 65, 55],
  },
  {
    upper: [362, 398, 384, 385, 386, 387, 388, 466, 263],
    lower: [362, 382, 381, 380, 374, 373, 390, 249, 263],
    brow: [285, 295, 282, 283, 276],
  },
];

/** Height of a contour at a column, straight between its points. */
function heightAlong(points: readonly Point[], x: number): number {
  const line = points.toSorted((a, b) => a.x - b.x);
  const next = line.findIndex((point) => point.x >= x);
  if (next <= 0) return (next === 0 ? line[0] : line.at(-1))!.y;
  const [a, b] = [line[next - 1]!, line[next]!];
  return a.y + ((b.y - a.y) * (x - a.x)) / (b.x - a.x);
}

/** One pull; several, each with landmarks found anew, close the eyes. */
export function pullLids(picture: Picture, landmarks: readonly Point[]): Picture {
  const { widthPx } = picture;
  const data = Uint8Array.from(picture.data);
  for (const { upper, lower, brow } of contours) {
    const at = (indices: readonly number[]) => indices.map((index) => landmarks[index]!);
    const columns = at(upper).map(({ x }) => x);
    const from = Math.ceil(Math.min(...columns));
    const to = Math.floor(Math.max(...columns));
    const lash = 0.05 * (to - from);
    for (let x = from; x <= to; x++) {
      const lid = heightAlong(at(upper), x);
      const top = lid - 0.8 * (lid - heightAlong(at(brow), x));
      const bottom = heightAlong(at(lower), x) + lash;
      if (bottom <= lid + lash) continue;
      for (let y = Math.floor(top); y <= Math.ceil(bottom); y++) {
        const source = top + (lid + lash - top) * Math.min(1, Math.max(0, (y - top) / (bottom - top)));
        const row = Math.floor(source);
        const part = source - row;
        for (const channel of [0, 1, 2]) {
          const above = picture.data[(row * widthPx + x) * 3 + channel]!;
          const below = picture.data[((row + 1) * widthPx + x) * 3 + channel]!;
          data[(y * widthPx + x) * 3 + channel] = above * (1 - part) + below * part;
        }
      }
    }
  }
  return { ...picture, data };
}
