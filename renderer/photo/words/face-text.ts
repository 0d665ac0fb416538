/** @file What can be said of a face: its eyes, and one sharpness, of the eyes where they were measured, else of the face. */
import type { Face } from '../../../electron/contract/face.ts';
import { numbers, texts } from '../../texts/texts.ts';

export interface FaceSharpness {
  of: 'eyes' | 'face';
  /** Native-resolution acutance, as sharpness of the whole frame. */
  value: number;
}

/** Of eyes behind dark glasses and in a kiss no sharpness is the eyes' own. */
const eyesUnseen: ReadonlySet<Face['look']> = new Set(['sunglasses', 'kissing']);

/** Sharpness of the eyes themselves; null where it was not measured, or nobody sees them. */
export const eyesSharpness = ({ look, eyeSharpness }: Pick<Face, 'look' | 'eyeSharpness'>): number | null =>
  eyesUnseen.has(look) ? null : eyeSharpness;

/** null where nothing was measured, or the face is too small for the number to mean anything. */
export const faceSharpness = (
  face: Pick<Face, 'state' | 'look' | 'sharpness' | 'eyeSharpness'>,
): FaceSharpness | null => {
  if (face.state === 'too-small') return null;
  const eyes = eyesSharpness(face);
  if (eyes !== null) return { of: 'eyes', value: eyes };
  return face.sharpness === null ? null : { of: 'face', value: face.sharpness };
};

/** What is said of the eyes: the word that fits best, else their state. Closed stays closed, but for a kiss. */
export const eyesText = ({ state, look }: Pick<Face, 'state' | 'look'>, form: 'short' | 'long'): string =>
  look ? texts.loupe.looks[look] : texts.loupe[form === 'long' ? 'eyesLong' : 'eyes'][state];

/** "eyes 0.79", "face 0.80": short, beside a picture. */
export const shortSharpness = (face: Face): string => {
  const sharp = faceSharpness(face);
  return sharp ? texts.faces.short[sharp.of](numbers.decimal(sharp.value, 2)) : '';
};

/** "recognisable 62 %": how well the face could be recognised; empty where nothing says so. */
export const recognisableText = ({ recognisability }: Pick<Face, 'recognisability'>): string =>
  recognisability === undefined ? '' : texts.faces.recognisable((recognisability * 100).toFixed(0));

/** "sharpness of the eyes 0.79": for whoever hears it or points at it. */
export const longSharpness = (face: Face): string => {
  const sharp = faceSharpness(face);
  return sharp ? texts.faces.long[sharp.of](numbers.decimal(sharp.value, 2)) : '';
};
