import type { ReactNode } from 'react';
import type { Face } from '../../../electron/contract/face.ts';
import { eyesText, longSharpness, recognisableText, shortSharpness } from '../../photo/words/face-text.ts';
import { texts } from '../../texts/texts.ts';

/** "Face 1: Anna, eyes closed, sharpness of the eyes 0.34" */
export const faceName = (face: Face, place: number, name: string | null): string => {
  const parts = [
    name,
    eyesText(face, 'long'),
    texts.faces.why(face.because),
    longSharpness(face),
    recognisableText(face),
  ];
  return texts.closeUps.face(place, parts.filter(Boolean).join(', '));
};

/** Who it is where somebody said so, eye state in words, sharpness as a number. */
export const FaceCaption = ({ face, name }: { face: Face; name: string | null }): ReactNode => (
  <span className="closeup-caption" data-state={face.state}>
    {name === null ? null : (
      <span className="closeup-name" title={name}>
        {name}
      </span>
    )}
    <span className="closeup-eyes" title={texts.faces.why(face.because)}>
      {eyesText(face, 'long')}
    </span>
    <span title={[longSharpness(face), recognisableText(face)].filter(Boolean).join(', ')}>{shortSharpness(face)}</span>
    {face.recognisability === undefined ? null : <span>{recognisableText(face)}</span>}
  </span>
);
