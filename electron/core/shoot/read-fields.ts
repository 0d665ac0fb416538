/** @file How each field of a photo is read from memory. */
import { isDecided } from '../../contract/is-decided.ts';
import { type ChoiceField, type MeasureField, measureNames, type NumberField } from '../../contract/photo-fields.ts';
import type { DecidedBy } from '../../contract/settings.ts';
import { cameraOf, eyesOf, type ShootPhoto, suggestionKind, theirsSaid, topOf } from './shoot-photo.ts';

export type ReadNumber = (photo: ShootPhoto) => number | null;
/** `by`: what counts as decided. */
export type ReadName = (photo: ShootPhoto, by: DecidedBy) => string | null;

const measures = Object.fromEntries(
  measureNames.map((name): [MeasureField, ReadNumber] => [name, (photo) => photo.measures?.[name] ?? null]),
) as Record<MeasureField, ReadNumber>;

/** Null where a photo has no such number. */
export const readNumber: Readonly<Record<NumberField, ReadNumber>> = {
  best: (photo) => photo.merit,
  technical: (photo) => photo.technical,
  aesthetic: (photo) => photo.aesthetic,
  stars: (photo) => photo.decision.stars,
  ...measures,
  faces: (photo) => photo.faces?.length ?? null,
  iso: (photo) => photo.metadata?.iso ?? null,
};

/** Null where a photo has no such name: it is shown by no choice and counted nowhere. */
export const readName: Readonly<Record<ChoiceField, ReadName>> = {
  flags: (photo) => photo.decision.flag,
  decided: (photo, by) => (isDecided(photo.decision, by) ? 'yes' : 'no'),
  labels: (photo) => photo.decision.label,
  suggestions: suggestionKind,
  scenes: (photo) => topOf(photo, 'scene'),
  distortions: (photo) => topOf(photo, 'distortion'),
  eyes: eyesOf,
  cameras: cameraOf,
  lenses: (photo) => photo.metadata?.lens ?? null,
  theirs: theirsSaid,
  states: (photo) => photo.state,
  stackKinds: (photo) => photo.stack?.kind ?? 'standalone',
};
