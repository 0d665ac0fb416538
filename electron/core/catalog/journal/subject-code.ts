/** @file A box in a picture as one integer, for the undo log and the journal: 1 + the bytes x, y, width, height, each in 255ths of its side. 0 is none. On disk: never changed. */
import type { Box } from '../../../contract/face.ts';

const byte = (value: number): number => Math.min(255, Math.max(0, Math.round(value * 255)));

/** `box` on 0..1 of the picture as it is in the file. */
export function encodeSubject(box: Box | null): number {
  if (box === null) return 0;
  return 1 + [box.x, box.y, box.w, box.h].reduce((code, value) => code * 256 + byte(value), 0);
}

/** None for a number that no box has. */
export function decodeSubject(code: number): Box | null {
  if (!Number.isInteger(code) || code < 1 || code > 2 ** 32) return null;
  const bytes = code - 1;
  const at = (place: number) => (Math.floor(bytes / 256 ** place) % 256) / 255;
  return { x: at(3), y: at(2), w: at(1), h: at(0) };
}
