/** @file Counts and medians of a shoot. */
import { z } from 'zod';
import { folder } from './folder.ts';
import { scoreScale } from './score.ts';

/** What a decision changes of a shoot's counts. */
export const decisionCounts = z.object({
  picks: z.number().int(),
  rejects: z.number().int(),
  undecided: z.number().int(),
  /** Not yet decided, not dismissed. */
  suggested: z.object({ keep: z.number().int(), reject: z.number().int(), undecided: z.number().int() }),
  /** Photos about which another program or the camera says something that is not taken over. */
  theirs: z.number().int(),
});
export type DecisionCounts = z.infer<typeof decisionCounts>;

export const shootSummary = decisionCounts.extend({
  folder,
  total: z.number().int(),
  /** Reason codes with how many photos have them. */
  found: z.record(z.string(), z.number()),
  problems: z.number().int(),
  stacks: z.number().int(),
  /** Photos that an installed model has not scored, or scored with weights that have been replaced since. */
  unscored: z.number().int(),
  stale: z.number().int(),
  /** The shoot's median per measure name and per "score:<model>": the tick on a bar. */
  medians: z.record(z.string(), z.number()),
  /** How its scores are to be read, per "score:<model>" and "score:<model>.<attribute>", in the order in which they stand in a cell. */
  scales: z.record(z.string(), scoreScale),
  /** Width over height that cells take: the geometric mean of the shoot's pictures; 1.5 while none is known. */
  aspect: z.number().positive(),
  /** Photos that nobody has looked at yet: no measure, and no problem that would explain it. */
  notLookedAt: z.number().int(),
});
export type ShootSummary = z.infer<typeof shootSummary>;
