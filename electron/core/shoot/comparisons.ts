/** @file Comparisons of stacks: from the cache where all that they read is as it was, else made from the frames' detail, and then into the cache. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ComparisonRow } from '../catalog/cache-repos/comparisons.repo.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { type ComparedFrame, compareStack } from '../culling/compare/compare-stack.ts';
import { featureNames } from '../culling/compare/features.ts';
import type { SuggestInput } from '../culling/frames/suggest-input.ts';
import { stages } from '../results/stages.ts';
import type { ShootPhoto } from './shoot-photo.ts';

/** Raise it when the same frames would compare otherwise. */
const comparisonVersion = 8;

/** Numbers of a frame: its shortcomings in the order of their names, stops, directed, turned; null where it was not compared. */
const kept = z.array(
  z
    .array(z.number())
    .length(featureNames.length + 3)
    .nullable(),
);

export interface Comparisons {
  /** The inputs' detail is read only where nothing is kept. */
  of(photos: readonly ShootPhoto[], inputs: readonly SuggestInput[]): (ComparedFrame | null)[];
  /** What was new, into the cache. */
  store(): void;
}

/** So many wait at most: a shoot that is closed in between loses no more. */
const storeFrom = 200;

export function createComparisons({ comparisons }: Pick<Catalog, 'comparisons'>): Comparisons {
  let fresh: ComparisonRow[] = [];
  const store = () => {
    if (fresh.length > 0) comparisons.putMany(fresh);
    fresh = [];
  };
  return {
    store,
    of: (photos, inputs) => {
      const isKeyed = photos.every(({ contentKey }) => contentKey !== null);
      const stackKey = digest(photos.map(({ contentKey }) => contentKey));
      const state = digest(stateOf(inputs));
      const known = isKeyed ? comparisons.get(stackKey, state) : null;
      if (known !== null) {
        const parsed = kept.safeParse(JSON.parse(known));
        if (parsed.success && parsed.data.length === inputs.length) return parsed.data.map(opened);
      }
      const found = compareStack(inputs);
      // Nothing to compare is found again in no time, and may be there next time.
      if (isKeyed && found.some((frame) => frame !== null)) {
        fresh.push({ stackKey, state, frames: JSON.stringify(found.map(packed)) });
        if (fresh.length >= storeFrom) store();
      }
      return found;
    },
  };
}

const digest = (value: unknown): Buffer => createHash('sha256').update(JSON.stringify(value)).digest().subarray(0, 16);

/** What a comparison reads beside the detail, which goes with the contents and the version of the measures. */
const stateOf = (inputs: readonly SuggestInput[]) => [
  [comparisonVersion, stages.measures.version, featureNames],
  inputs.map(({ faces, focusPoint, subject, measures, exposureTimeS, iso, fNumber }) => [
    faces.map(({ box, prominence, state, confidence, eyes, eyeSharpness, smile, squint, look }) => [
      ...[box.x, box.y, box.w, box.h, prominence, state, confidence, eyes.left.blink, eyes.right.blink, eyeSharpness],
      ...[smile, squint, look],
    ]),
    focusPoint && [focusPoint.x, focusPoint.y],
    subject && [subject.x, subject.y, subject.w, subject.h],
    measures?.clippedHighlights,
    measures?.noise,
    [exposureTimeS, iso, fNumber],
  ]),
];

const round = (value: number): number => Math.round(value * 10_000) / 10_000;

const packed = (frame: ComparedFrame | null): number[] | null =>
  frame &&
  [...featureNames.map((name) => frame.shortcomings[name]), frame.stops, frame.directed, frame.turned].map(round);

function opened(numbers: number[] | null): ComparedFrame | null {
  if (numbers === null) return null;
  const at = featureNames.length;
  return {
    shortcomings: Object.fromEntries(
      featureNames.map((name, i) => [name, numbers[i]!]),
    ) as unknown as ComparedFrame['shortcomings'],
    ...{ stops: numbers[at]!, directed: numbers[at + 1]!, turned: numbers[at + 2]! },
  };
}
