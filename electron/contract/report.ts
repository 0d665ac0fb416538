/** @file The shoot report: how the numbers lie over the shoot, and how the suggestions agreed with the photographer. */
import { z } from 'zod';
import { photoId } from './ids.ts';

const quantiles = z.object({ min: z.number(), p10: z.number(), median: z.number(), p90: z.number(), max: z.number() });

export const reportMetric = z.object({
  /** Measure name or "score:<model>". */
  key: z.string(),
  count: z.number().int(),
  quantiles,
  /** 24 equal bins from min to max. */
  bins: z.array(z.number().int()).length(24),
  /** Up to five photos at each end. */
  lowest: z.array(photoId).max(5),
  highest: z.array(photoId).max(5),
  /** Running median over capture order, at most 120 points: position in the shoot 0..1, value. */
  drift: z.array(z.object({ at: z.number(), value: z.number() })).max(120),
});
export type ReportMetric = z.infer<typeof reportMetric>;

export const reportGroup = z.object({
  by: z.enum(['camera', 'lens', 'iso']),
  name: z.string(),
  photos: z.number().int(),
  picks: z.number().int(),
  rejects: z.number().int(),
  /** Median per metric key. */
  medians: z.record(z.string(), z.number()),
});
export type ReportGroup = z.infer<typeof reportGroup>;

export const shootReport = z.object({
  photos: z.number().int(),
  stacks: z.number().int(),
  metrics: z.array(reportMetric),
  groups: z.array(reportGroup),
});
export type ShootReport = z.infer<typeof shootReport>;

export const agreementReport = z.object({
  /** Photos the photographer has flagged. */
  decided: z.number().int(),
  /** Of those, flagged by accepting the suggestion: they agree by themselves. */
  accepted: z.number().int(),
  /** Inside stacks: pairs where the photographer kept one and rejected the other. */
  pairs: z.number().int(),
  /** Of those, pairs the app ranked the same way. */
  pairsAgreed: z.number().int(),
  /** Picks that were suggested as rejects: keepers that would have been lost. */
  keepersLost: z.array(photoId),
  /** Rejects that were suggested as rejects. */
  rejectsFound: z.number().int(),
  rejects: z.number().int(),
  picks: z.number().int(),
  /** Picks that were suggested as keeps. */
  picksFound: z.number().int(),
});
export type AgreementReport = z.infer<typeof agreementReport>;

/** Two people who looked at the same pictures, each by himself. */
export const authorsAgreement = z.object({
  authors: z.tuple([z.string(), z.string()]),
  /** Of which both said something, and of which both gave the same flag, or both none. */
  photos: z.number().int(),
  same: z.number().int(),
  /** Cohen's kappa of the flags; null where it means nothing. */
  kappa: z.number().nullable(),
  /** Pairs of frames of one stack that both put in an order, and those put in the same one. */
  pairs: z.number().int(),
  pairsAgreed: z.number().int(),
});
export type AuthorsAgreement = z.infer<typeof authorsAgreement>;
