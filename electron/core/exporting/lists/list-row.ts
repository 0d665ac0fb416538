/** @file One photo as lists state it: chinagraph/list@1. */

import { type Sentences, tell } from '../../../contract/told.ts';
import { displayName } from '../../library/paths.ts';
import type { ShootPhoto } from '../../shoot/shoot-photo.ts';
import { cameraOf, eyesOf, isStackWinner } from '../../shoot/shoot-photo.ts';

export interface ListRow {
  /** Relative to the shoot, '/'-separated. */
  path: string;
  files: string[];
  takenAt: string | null;
  flag: 'pick' | 'reject' | 'none';
  stars: number;
  label: string;
  /** What the app would decide; never to be read as a decision. */
  suggestion: string | null;
  confidence: number | null;
  reasons: string[];
  /** Path of the stack's first photo; null where the photo stands alone. */
  stack: string | null;
  stackKind: string | null;
  stackBest: boolean;
  camera: string | null;
  lens: string | null;
  iso: number | null;
  widthPx: number;
  heightPx: number;
  sharpness: number | null;
  subjectSharpness: number | null;
  motionBlur: number | null;
  clippedHighlights: number | null;
  clippedShadows: number | null;
  exposure: number | null;
  noise: number | null;
  faces: number | null;
  eyes: string;
  state: string;
  /** Model id -> value on the model's own scale. */
  scores: Record<string, number>;
}

export function toListRow(photo: ShootPhoto, pathOf: (id: ShootPhoto['id']) => string, sentences: Sentences): ListRow {
  const { measures, metadata, suggestion, stack } = photo;
  const stacked = stack !== null && stack.photoIds.length > 1 ? stack : null;
  return {
    path: displayName(photo.display.relPath),
    files: photo.files.map((file) => displayName(file.relPath)),
    takenAt: photo.takenAt,
    flag: photo.decision.flag,
    stars: photo.decision.stars,
    label: photo.decision.label,
    suggestion: suggestion ? (suggestion.dismissed ? 'undecided' : suggestion.class) : null,
    confidence: suggestion?.confidence ?? null,
    reasons: suggestion?.reasons.map((reason) => tell(reason.text, sentences)) ?? [],
    stack: stacked ? pathOf(stacked.photoIds[0]!) : null,
    stackKind: stacked?.kind ?? null,
    stackBest: isStackWinner(photo),
    camera: cameraOf(photo),
    lens: metadata?.lens ?? null,
    iso: metadata?.iso ?? null,
    widthPx: photo.widthPx,
    heightPx: photo.heightPx,
    sharpness: measures?.sharpness ?? null,
    subjectSharpness: measures?.subjectSharpness ?? null,
    motionBlur: measures?.motionBlur ?? null,
    clippedHighlights: measures?.clippedHighlights ?? null,
    clippedShadows: measures?.clippedShadows ?? null,
    exposure: measures?.exposure ?? null,
    noise: measures?.noise ?? null,
    faces: photo.faces?.length ?? null,
    eyes: eyesOf(photo),
    state: photo.state,
    scores: Object.fromEntries(photo.scores.map((score) => [score.model, score.value])),
  };
}
