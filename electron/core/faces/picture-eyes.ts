/** @file The verdict on a picture's eyes, and the sentence that names the face behind it. */

import { pictureEyes as worstEyes } from '../../../native-models/faces/index.ts';
import type { EyeState, Face } from '../../contract/face.ts';
import { describeFace } from './describe-face.ts';

export type PictureEyes = {
  readonly state: EyeState;
  readonly confidence: number;
  /** The worst prominent face, which speaks for the picture. */
  readonly faceIndex: number;
  /** "eyes closed: second from left"; "can't tell the eyes: Anna (turned away)". */
  readonly text: string;
};

const words: Record<EyeState, string> = {
  open: 'eyes open',
  closed: 'eyes closed',
  'cant-tell': "can't tell the eyes",
  'too-small': 'eyes too small to tell',
};

/** Null where the picture has no face. */
export function judgePictureEyes(faces: readonly Face[]): PictureEyes | null {
  const worst = worstEyes(faces);
  if (!worst) return null;
  const face = faces[worst.faceIndex]!;
  // "Eyes open" is said of everybody who counts, so it names nobody.
  const who = worst.state === 'open' ? '' : describeFace(faces, worst.faceIndex);
  const why = worst.state === 'cant-tell' && face.because ? ` (${face.because})` : '';
  return { ...worst, text: `${words[worst.state]}${who ? `: ${who}` : ''}${why}` };
}
