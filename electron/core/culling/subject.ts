/** @file The subject of a photo: its prominent faces, else the focus point; how sharp it is, and whose eyes are closed. */
import { prominentArea } from '../../../native-models/faces/index.ts';
import type { Face } from '../../contract/face.ts';
import { describeFace } from '../found-faces/describe-face.ts';
import type { MapTiles, SuggestInput } from './suggest-input.ts';

export const prominentFaces = (faces: readonly Face[]): Face[] =>
  faces.filter((face) => face.prominence >= prominentArea);

/** Acutance of the subject: the worst prominent face's eyes (else face), else what was measured, else the map around the focus point; null where none is known. */
export function subjectAcutance(input: SuggestInput): number | null {
  const faces = prominentFaces(input.faces)
    .map((face) => face.eyeSharpness ?? face.sharpness)
    .filter((value) => value !== null);
  if (faces.length > 0) return Math.min(...faces);
  if (input.measures?.subjectSharpness != null) return input.measures.subjectSharpness;
  return input.focusPoint === null || input.map === null ? null : aroundPoint(input.map, input.focusPoint);
}

/** As subjectAcutance, but of the sharpest prominent face: a photo alone is soft on its subject only when nobody in it is sharp. */
export function sharpestSubject(input: SuggestInput): number | null {
  const faces = prominentFaces(input.faces)
    .map((face) => Math.max(face.eyeSharpness ?? 0, face.sharpness ?? 0))
    .filter((value) => value > 0);
  return faces.length > 0 ? Math.max(...faces) : (input.measures?.subjectSharpness ?? null);
}

/** Sharpest third of the judged tiles within 6 % of the frame around the point. */
function aroundPoint(map: MapTiles, point: { x: number; y: number }): number | null {
  const values: number[] = [];
  const reachX = Math.max(1, Math.round(map.columns * 0.06));
  const reachY = Math.max(1, Math.round(map.rows * 0.06));
  const x = Math.floor(point.x * map.columns);
  const y = Math.floor(point.y * map.rows);
  for (let row = Math.max(0, y - reachY); row <= Math.min(map.rows - 1, y + reachY); row++)
    for (let column = Math.max(0, x - reachX); column <= Math.min(map.columns - 1, x + reachX); column++) {
      const byte = map.tiles[row * map.columns + column]!;
      if (byte > 0) values.push((byte * 2) / 255);
    }
  const top = values.sort((a, b) => b - a).slice(0, Math.ceil(values.length / 3));
  return top.length === 0 ? null : top.reduce((sum, value) => sum + value, 0) / top.length;
}

export interface ClosedEyes {
  /** "Anna", "second from left", empty where there is one face. */
  who: string;
  confidence: number;
}

/** Prominent faces with closed eyes, surest first. Can't-tell and too-small eyes never count. */
export function closedEyes(faces: readonly Face[]): ClosedEyes[] {
  return faces
    .flatMap((face, index) => {
      const isClosed = face.prominence >= prominentArea && face.state === 'closed' && face.confidence >= 0.5;
      return isClosed ? [{ who: describeFace(faces, index), confidence: face.confidence }] : [];
    })
    .sort((a, b) => b.confidence - a.confidence);
}
