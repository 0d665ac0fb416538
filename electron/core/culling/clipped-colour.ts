/** @file Whether what is clipped is burnt out, or one colour at its limit: a red flower has its red at the end of the scale and all its drawing in green and blue. */
import type { Histogram } from '../../contract/measures.ts';

export type ClippedColour = 'red' | 'green' | 'blue';

/** Of as many pixels as are clipped in one colour, the share that is nearly white from which on it is burnt out. */
const burntOut = 1 / 3;
/** Luminance from which on a place is nearly white whatever its colour: the first of 64 bins, 8-bit level 236. */
const whiteFrom = 59;

/** The colour that is clipped alone; null where the clipped places are white, or nothing is clipped. */
export function clippedColour({ red, green, blue, luminance }: Histogram): ClippedColour | null {
  const last = { red: red.at(-1) ?? 0, green: green.at(-1) ?? 0, blue: blue.at(-1) ?? 0 };
  const [colour, most] = (Object.entries(last) as [ClippedColour, number][]).reduce((a, b) => (b[1] > a[1] ? b : a));
  const white = luminance.slice(whiteFrom).reduce((sum, count) => sum + count, 0);
  return white < most * burntOut ? colour : null;
}
