/** @file How much each tile of a stack belongs to the subject. */
import { prominentArea } from '../../../../native-models/faces/index.ts';
import type { Box } from '../../../contract/face.ts';
import type { SuggestInput } from '../frames/suggest-input.ts';
import type { Alignment } from './align.ts';

export interface SubjectTiles {
  weights: Float32Array;
  /** Where it comes from; 'middle' is a guess. */
  from: 'photographer' | 'faces' | 'focus-point' | 'middle';
}

/** Weights on 0..1 over the reference frame's tiles: where the photographer says in any frame, else faces that count, else the focus points, else the middle of the picture. What moves otherwise than the frame is proposed and shown, and does not weigh here: a fault moves the picture, too. */
export function subjectTiles(
  frames: readonly SuggestInput[],
  alignments: readonly Alignment[],
  columns: number,
  rows: number,
): SubjectTiles {
  const said = frames.flatMap(({ subject }, i) => (subject ? [moveBox(subject, alignments[i]!, columns, rows)] : []));
  if (said.length > 0) return { weights: cover(said, columns, rows), from: 'photographer' };
  const faces = frames.flatMap((frame, i) =>
    frame.faces
      .filter((face) => face.prominence >= prominentArea)
      .map((face) => moveBox(face.box, alignments[i]!, columns, rows)),
  );
  if (faces.length > 0) return { weights: cover(faces, columns, rows), from: 'faces' };
  const points = frames.flatMap((frame, i) => {
    const point = frame.focusPoint;
    return point
      ? [moveBox({ x: point.x - 0.06, y: point.y - 0.06, w: 0.12, h: 0.12 }, alignments[i]!, columns, rows)]
      : [];
  });
  if (points.length > 0) return { weights: cover(points, columns, rows), from: 'focus-point' };
  const weights = new Float32Array(columns * rows);
  for (let tile = 0; tile < weights.length; tile++) {
    const x = ((tile % columns) + 0.5) / columns - 0.5;
    const y = (Math.floor(tile / columns) + 0.5) / rows - 0.5;
    weights[tile] = Math.exp(-(x * x + y * y) / (2 * 0.18 ** 2));
  }
  return { weights, from: 'middle' };
}

function moveBox(box: Box, alignment: Alignment, columns: number, rows: number): Box {
  return { ...box, x: box.x - alignment.shiftX / columns, y: box.y - alignment.shiftY / rows };
}

/** Share of each tile that any box covers, the most by one. */
function cover(boxes: readonly Box[], columns: number, rows: number): Float32Array {
  const weights = new Float32Array(columns * rows);
  for (const { x, y, w, h } of boxes)
    for (let row = Math.max(0, Math.floor(y * rows)); row < Math.min(rows, (y + h) * rows); row++)
      for (let column = Math.max(0, Math.floor(x * columns)); column < Math.min(columns, (x + w) * columns); column++) {
        const across = Math.min(column + 1, (x + w) * columns) - Math.max(column, x * columns);
        const down = Math.min(row + 1, (y + h) * rows) - Math.max(row, y * rows);
        const tile = row * columns + column;
        weights[tile] = Math.max(weights[tile]!, across * down);
      }
  return weights;
}
