/** @file Numbers held against a panel's ratings, and a library looked at over time. */
import { z } from 'zod';
import { photoId } from './ids.ts';
import { words } from './words.ts';

const interval = z.object({ value: z.number(), low: z.number(), high: z.number() });

export const evaluateSpec = z.strictObject({
  /** Of the CSV file. */
  text: z.string().max(64_000_000),
  /** Measures, "score:<model>", combinations of them; none: each that photos have. */
  of: z.array(z.string().max(400)).max(50).optional(),
  /** Keeps a monotone mapping of the best of them to the panel's scale under this name. */
  calibrate: z.string().min(1).max(80).optional(),
});
export type EvaluateSpec = z.infer<typeof evaluateSpec>;

export const evaluated = z.object({
  name: z.string(),
  pictures: z.number().int(),
  srcc: interval.nullable(),
  krcc: interval.nullable(),
  plcc: interval.nullable(),
  rmse: interval.nullable(),
  logistic: z.object({ low: z.number(), high: z.number(), middle: z.number(), width: z.number() }).nullable(),
  note: words.nullable(),
});

export const calibration = z.object({
  name: z.string(),
  /** What it maps. */
  of: z.string(),
  points: z.array(z.object({ x: z.number(), y: z.number() })),
  falls: z.boolean(),
  /** On pictures that it was not made of: five parts, each by the others. */
  rmse: z.number(),
  pictures: z.number().int(),
  /** SHA-256 of the file of ratings. */
  labels: z.string(),
  madeAt: z.string(),
});
export type Calibration = z.infer<typeof calibration>;

export const evaluation = z.object({
  kind: z.enum(['ratings', 'pairs']),
  /** Rated, found in the shoot, and rated but not found (the first hundred). */
  rated: z.number().int(),
  matched: z.number().int(),
  unmatched: z.array(z.string()),
  ratings: z.number().int(),
  raters: z.number().int(),
  /** Left out as ITU-R BT.500 has it. */
  outliers: z.array(z.string()),
  icc: z.object({ form: z.string(), single: z.number(), mean: z.number() }).nullable(),
  halves: z.object({ srcc: z.number(), ceiling: z.number() }).nullable(),
  evaluated: z.array(evaluated),
  calibration: calibration.nullable(),
  notes: z.array(words),
});
export type Evaluation = z.infer<typeof evaluation>;

const side = z.object({
  median: z.number(),
  photos: z.number().int(),
  sessions: z.number().int(),
  tail: z.number(),
  /** Photos that look like it. */
  pictures: z.array(z.object({ photoId, folder: z.string(), path: z.string() })),
});

export const drift = z.object({
  by: z.enum(['camera', 'lens', 'aperture', 'iso']),
  group: z.string(),
  metric: z.string(),
  /** YYYY-MM-DD, camera-local. */
  since: z.string(),
  before: side,
  after: side,
  /** Of the spread of photos. */
  size: z.number(),
  p: z.number(),
  says: words,
});
export type Drift = z.infer<typeof drift>;

export const libraryReport = z.object({
  shoots: z.number().int(),
  photos: z.number().int(),
  /** How many numbers were looked at for drifts. */
  lookedAt: z.number().int(),
  groups: z.array(
    z.object({
      by: z.enum(['camera', 'lens', 'aperture', 'iso']),
      name: z.string(),
      photos: z.number().int(),
      shoots: z.number().int(),
      metrics: z.record(
        z.string(),
        /** tail: share of its photos under the library's 5th percentile. */
        z.object({ median: z.number(), spread: z.number(), tail: z.number(), photos: z.number().int() }),
      ),
    }),
  ),
  drifts: z.array(drift),
});
export type LibraryReport = z.infer<typeof libraryReport>;
