import type { ReactNode } from 'react';
import type { Face } from '../../../electron/contract/face.ts';
import { texts } from '../../texts/en.ts';

const sharpnessOf = (face: Face): string => (face.eyeSharpness ?? face.sharpness)?.toFixed(2) ?? '';

/** "Face 1: Anna, eyes closed, sharpness 0.34" */
export const faceName = (face: Face, place: number): string => {
  const parts = [face.name, texts.loupe.eyesLong[face.state], face.because];
  const sharp = sharpnessOf(face);
  if (sharp) parts.push(texts.closeUps.sharpness(sharp));
  return texts.closeUps.face(place, parts.filter(Boolean).join(', '));
};

/** Eye state in words, sharpness as a number. */
export const FaceCaption = ({ face }: { face: Face }): ReactNode => (
  <span className="closeup-caption" data-state={face.state}>
    <span>{texts.loupe.eyesLong[face.state]}</span>
    <span title={texts.closeUps.sharpness(sharpnessOf(face))}>{sharpnessOf(face)}</span>
  </span>
);
