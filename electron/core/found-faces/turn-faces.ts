/** @file Places in a picture after it was turned: fractions, by quarters clockwise. */
import type { Turn } from '../../contract/decision.ts';
import type { Box, Eye, Face } from '../../contract/face.ts';

export function turnPoint({ x, y }: { x: number; y: number }, turn: Turn): { x: number; y: number } {
  if (turn === 1) return { x: 1 - y, y: x };
  if (turn === 2) return { x: 1 - x, y: 1 - y };
  return turn === 3 ? { x: y, y: 1 - x } : { x, y };
}

/** Its corner stays the upper left one. */
export function turnBox(box: Box, turn: Turn): Box {
  const a = turnPoint(box, turn);
  const b = turnPoint({ x: box.x + box.w, y: box.y + box.h }, turn);
  const [w, h] = turn % 2 === 0 ? [box.w, box.h] : [box.h, box.w];
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), w, h };
}

/** The faces with everything that has a place; what was said and measured of them stays. */
export function turnFaces(faces: readonly Face[], turn: Turn): readonly Face[] {
  if (turn === 0) return faces;
  const eye = (one: Eye): Eye => ({ ...one, box: turnBox(one.box, turn) });
  return faces.map((face) => ({
    ...face,
    box: turnBox(face.box, turn),
    points: face.points.map((point) => turnPoint(point, turn)),
    eyes: { right: eye(face.eyes.right), left: eye(face.eyes.left) },
  }));
}
