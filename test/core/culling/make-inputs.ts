/** @file Photos as stacking and suggesting see them, plain unless said otherwise. */
import type { Face } from '../../../electron/contract/face.ts';
import type { PhotoId } from '../../../electron/contract/ids.ts';
import type { Measures } from '../../../electron/contract/measures.ts';
import type { SuggestInput } from '../../../electron/core/culling/frames/suggest-input.ts';
import type { StackInput } from '../../../electron/core/culling/sets/stack-input.ts';

export const photoId = (id: number) => id as PhotoId;

/** A shot `seconds` after 13:05:00. */
export function shot(id: number, seconds: number, more: Partial<StackInput> = {}): StackInput {
  return {
    id: photoId(id),
    name: `IMG_${String(id).padStart(5, '0')}.JPG`,
    takenAt: new Date(Date.UTC(2026, 5, 20, 13, 5) + Math.round(seconds * 1000)).toISOString().slice(0, 23),
    dhash: '0'.repeat(32),
    camera: 'CG-1',
    serial: '1',
    driveMode: null,
    sequenceNumber: null,
    bracketing: null,
    panorama: false,
    exposureTime: 0.004,
    fNumber: 2.8,
    iso: 400,
    focalLength: 50,
    exposureCompensation: 0,
    ...more,
  };
}

export const measures = (more: Partial<Measures> = {}): Measures => ({
  sharpness: 1,
  subjectSharpness: null,
  motionBlur: 0,
  defocus: 0,
  clippedHighlights: 0,
  clippedShadows: 0,
  exposure: 0,
  noise: 1,
  contrast: 0.2,
  colourfulness: 30,
  dhash: '0'.repeat(32),
  edge: null,
  ...more,
});

export function input(id: number, more: Partial<Measures> | null = {}, rest: Partial<SuggestInput> = {}): SuggestInput {
  return {
    id: photoId(id),
    state: 'ready',
    measures: more === null ? null : measures(more),
    detail: null,
    faces: [],
    scores: [],
    focusPoint: null,
    dismissed: null,
    ...rest,
  };
}

/** A face `x` from the left, a tenth of the frame. */
export function face(x: number, state: Face['state'], more: Partial<Face> = {}): Face {
  const box = { x, y: 0.4, w: 0.1, h: 0.1 };
  const eye = { state, confidence: 0.9, aspectRatio: null, blink: null, box };
  return {
    box,
    score: 0.9,
    points: Array.from({ length: 5 }, () => ({ x, y: 0.45 })),
    presence: null,
    eyes: { right: eye, left: eye },
    state,
    confidence: 0.9,
    because: '',
    prominence: 1,
    smile: null,
    squint: null,
    look: null,
    gazeDeg: null,
    yawDeg: null,
    pitchDeg: null,
    sharpness: null,
    eyeSharpness: null,
    name: null,
    ...more,
  };
}
