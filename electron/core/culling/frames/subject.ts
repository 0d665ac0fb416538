/** @file The subject of a photo: its prominent faces, else the focus point; how sharp it is, and whose eyes are closed. */
import { prominentArea } from '../../../../native-models/faces/index.ts';
import type { Face } from '../../../contract/face.ts';
import { describeFace } from '../../found-faces/describe-face.ts';
import type { SuggestInput } from './suggest-input.ts';

export const prominentFaces = (faces: readonly Face[]): Face[] =>
  faces.filter((face) => face.prominence >= prominentArea);

/** Acutance of the subject: the worst prominent face's eyes (else face), else what was measured at the focus point; null where none is known. */
export function subjectAcutance(input: SuggestInput): number | null {
  const faces = prominentFaces(input.faces)
    .map((face) => face.eyeSharpness ?? face.sharpness)
    .filter((value) => value !== null);
  if (faces.length > 0) return Math.min(...faces);
  return input.measures?.subjectSharpness ?? null;
}

/** As subjectAcutance, but of the sharpest prominent face: a photo alone is soft on its subject only when nobody in it is sharp. */
export function sharpestSubject(input: SuggestInput): number | null {
  const faces = prominentFaces(input.faces)
    .map((face) => Math.max(face.eyeSharpness ?? 0, face.sharpness ?? 0))
    .filter((value) => value > 0);
  return faces.length > 0 ? Math.max(...faces) : (input.measures?.subjectSharpness ?? null);
}

export interface ClosedEyes {
  /** "Anna", "second from left", empty where there is one face. */
  who: string;
  confidence: number;
}

/** Prominent faces with closed eyes, surest first. Can't-tell and too-small eyes never count, nor do those of a kiss. */
export function closedEyes(faces: readonly Face[]): ClosedEyes[] {
  return faces
    .flatMap((face, index) => {
      const isClosed = face.state === 'closed' && face.confidence >= 0.5 && face.look !== 'kissing';
      if (face.prominence < prominentArea) return [];
      return isClosed ? [{ who: describeFace(faces, index), confidence: face.confidence }] : [];
    })
    .sort((a, b) => b.confidence - a.confidence);
}

/** Who looks away while most of the others look into the camera, first in the list first; nobody where nobody else looks, or where it cannot be told of most. */
export function lookingAway(faces: readonly Face[]): { who: string }[] {
  const counted = prominentFaces(faces).filter(({ gazeDeg }) => gazeDeg !== null);
  const looking = counted.filter(({ look }) => look !== 'looking-away').length;
  if (looking * 2 <= prominentFaces(faces).length) return [];
  return faces.flatMap((face, index) =>
    face.prominence >= prominentArea && face.look === 'looking-away' ? [{ who: describeFace(faces, index) }] : [],
  );
}
