/** @file Which face is meant, in words: by name, else by its place among the faces that count. */

import { prominentArea } from '../../../native-models/faces/index.ts';
import { say } from '../../../texts/say.ts';
import type { Face } from '../../contract/face.ts';
import type { Told } from '../../contract/told.ts';

/** What naming a face needs of it. */
export type PlacedFace = Pick<Face, 'box' | 'name' | 'prominence'>;

const middle = ({ box }: PlacedFace) => ({ x: box.x + box.w / 2, y: box.y + box.h / 2 });

/** Place `index` of `count` from left to right. */
function alongRow(index: number, count: number): Told | '' {
  if (count === 1) return '';
  if (index * 2 === count - 1) return say('face.middle');
  const fromLeft = index * 2 < count - 1;
  const steps = fromLeft ? index : count - 1 - index;
  return say('face.inRow', { steps, fromLeft, isEnd: steps === 0, isFar: count > 3 });
}

/**
 * Rows of a group, top to bottom, each from left to right: a new row starts where the next face's middle lies lower
 * than the row's by more than three quarters of a face's height. A row of one among others is no row, just a taller
 * person, so then all count as one row.
 */
function rowsOf(faces: readonly PlacedFace[]): PlacedFace[][] {
  const heights = faces.map(({ box }) => box.h).toSorted((a, b) => a - b);
  const step = 0.75 * heights[Math.floor(heights.length / 2)]!;
  const rows: PlacedFace[][] = [];
  for (const face of faces.toSorted((a, b) => middle(a).y - middle(b).y)) {
    const row = rows.at(-1);
    const mean = row ? row.reduce((sum, other) => sum + middle(other).y, 0) / row.length : Number.NEGATIVE_INFINITY;
    if (row && middle(face).y - mean <= step) row.push(face);
    else rows.push([face]);
  }
  const real = rows.every((row) => row.length >= 2) ? rows : [rows.flat()];
  return real.map((row) => row.toSorted((a, b) => middle(a).x - middle(b).x));
}

/**
 * "Anna", "second from left", "front row, far right"; '' for the only face that counts.
 * Counted are the prominent faces and the one asked for.
 */
export function describeFace(faces: readonly PlacedFace[], index: number): string {
  const face = faces[index];
  if (!face) throw new RangeError(`there is no face ${index}`);
  if (face.name) return face.name;
  const rows = rowsOf(faces.filter((other) => other === face || other.prominence >= prominentArea));
  const at = rows.findIndex((row) => row.includes(face));
  const row = rows[at]!;
  const place = alongRow(row.indexOf(face), row.length);
  if (rows.length === 1) return place;
  const last = rows.length - 1;
  return say('face.rowOf', { row: at === last ? 'front' : at === 0 ? 'back' : last === 2 ? 'middle' : at, place });
}
