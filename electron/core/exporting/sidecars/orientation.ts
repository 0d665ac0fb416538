/**
 * @file How a picture that the photographer turned is told to other programs: tiff:Orientation, the file's own orientation with the turn on top. Written
 * only where a picture is turned, or was and stands so in the sidecar by our hand; what somebody else turned there is a conflict.
 */
import { say } from '../../../../texts/say.ts';
import type { Turn } from '../../../contract/decision.ts';
import { simpleValue } from '../../xmp/edit-xmp.ts';
import type { XmpDocument } from '../../xmp/read-xmp.ts';

/** EXIF orientations in the order in which a quarter turn clockwise leads from one to the next; mirrored ones stay mirrored. */
const rounds = [
  [1, 6, 3, 8],
  [2, 7, 4, 5],
] as const;

/** `orientation` 1..8 turned by quarters clockwise. */
export function turnedOrientation(orientation: number, turn: Turn): number {
  for (const round of rounds) {
    const at = round.indexOf(orientation as never);
    if (at >= 0) return round[(at + turn) % 4]!;
  }
  return turnedOrientation(1, turn);
}

export interface Turned {
  turn: Turn;
  /** EXIF orientation of the picture in the file. */
  orientation: number;
}

/** `value` to write, undefined to leave the property alone; or what somebody else says in it where we would write. */
export function orientationToWrite(
  { turn, orientation }: Turned,
  /** What we wrote last, if we did. */
  base: number | undefined,
  document: XmpDocument,
): { value?: string; conflict?: number } {
  const ours = turnedOrientation(orientation, turn);
  if (turn === 0 && base === undefined) return {};
  const found = Number(simpleValue(document, 'tiff:Orientation') ?? Number.NaN);
  if (found === ours) return {};
  const isTheirs = Number.isInteger(found) && found !== orientation && found !== base;
  // Turned back here, turned by somebody there: nothing of ours is left to say.
  if (isTheirs) return turn === 0 ? {} : { conflict: found };
  return { value: String(ours) };
}

const said: Readonly<Record<number, string>> = {
  1: say('turned.asTaken'),
  3: say('turned.upsideDown'),
  6: say('turned.right'),
  8: say('turned.left'),
};

/** For the plan. */
export const orientationInWords = (orientation: number): string =>
  said[orientation] ?? say('turned.other', { orientation });
