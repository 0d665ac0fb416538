/** @file The shoot report: how scores and measures are spread, how they drift, by camera, lens and ISO, and how the app's suggestions agreed with the photographer. */
import { z } from 'zod';
import { photoId } from './ids.ts';
import { suggestionClass } from './suggestion.ts';

const share = z.number().min(0).max(1);

/** One number over the shoot. Tails name the photos at both ends, worst and best first. */
export const distribution = z.object({
  /** "measure:sharpness", "score:musiq-koniq". */
  key: z.string(),
  count: z.number().int().min(1),
  median: z.number(),
  p5: z.number(),
  p95: z.number(),
  /** Counts of equal bins from `from` to `to`. */
  from: z.number(),
  to: z.number(),
  bins: z.array(z.number().int().min(0)).min(1),
  low: z.array(photoId).max(10),
  high: z.array(photoId).max(10),
});
export type Distribution = z.infer<typeof distribution>;

/** A stretch of the shoot in capture order, and its medians by distribution key. */
export const driftPoint = z.object({
  fromAt: z.string(),
  toAt: z.string(),
  count: z.number().int().min(1),
  medians: z.record(z.string(), z.number()),
});
export type DriftPoint = z.infer<typeof driftPoint>;

export const reportGroup = z.object({
  name: z.string(),
  count: z.number().int().min(1),
  keeps: z.number().int().min(0),
  rejects: z.number().int().min(0),
  medians: z.record(z.string(), z.number()),
});
export type ReportGroup = z.infer<typeof reportGroup>;

/** Shares are null where the photographer has decided nothing that could answer. */
export const agreement = z.object({
  /** Pairs inside one stack that the photographer told apart (pick over undecided over reject), and how many the app ordered alike; ties count half. */
  pairs: z.number().int().min(0),
  pairwise: share.nullable(),
  /** Picks, and those among them that were suggested as rejects. */
  picks: z.number().int().min(0),
  lostKeepers: z.array(photoId),
  /** Rejects, and the share of them that was suggested as such. */
  rejects: z.number().int().min(0),
  rejectsFound: share.nullable(),
  /** Of the stacks with a pick, the share whose best frame was picked. */
  bestPicked: share.nullable(),
});
export type Agreement = z.infer<typeof agreement>;

export const shootReport = z.object({
  photos: z.number().int().min(0),
  suggestions: z.record(suggestionClass, z.number().int().min(0)),
  distributions: z.array(distribution),
  drift: z.array(driftPoint),
  byCamera: z.array(reportGroup),
  byLens: z.array(reportGroup),
  byIso: z.array(reportGroup),
  agreement,
});
export type ShootReport = z.infer<typeof shootReport>;
