/** @file The best shots of a shoot, found by choosing between two photos at a time. */
import { z } from 'zod';
import { folderId, photoId } from './ids.ts';

export const bestShotsQuery = z
  .object({
    folderId,
    /** How many are looked for. */
    top: z.number().int().min(1).max(500),
    /** Among the picks alone, or among whatever is not rejected, one of a stack. */
    of: z.enum(['all', 'picks']),
  })
  .strict();
export type BestShotsQuery = z.infer<typeof bestShotsQuery>;

export const maybePair = { pair: z.object({ left: photoId, right: photoId }).strict().optional() };

export const pairOutcome = z.enum(['left', 'right', 'equal', 'skip']);
export type PairOutcome = z.infer<typeof pairOutcome>;

export const rankedShot = z.object({
  id: photoId,
  /** From 1. */
  place: z.number().int(),
  /** Between these places with 95 %. */
  from: z.number().int(),
  to: z.number().int(),
  /** That it is among the best, 0..1. */
  chance: z.number(),
  /** So many choices it was in. */
  compared: z.number().int(),
});
export type RankedShot = z.infer<typeof rankedShot>;

export const bestShots = z.object({
  /** What to ask next; null where there are fewer than two photos, or nothing is left to ask. */
  pair: z.object({ left: photoId, right: photoId }).nullable(),
  candidates: z.number().int(),
  /** Choices made, those called equal among them. */
  choices: z.number().int(),
  /** Share of the best that is expected to be right, 0..1. */
  sure: z.number(),
  /** About so many more choices until four of five of the best are expected right; 0 where they are, or nothing is left to ask. */
  more: z.number().int(),
  /** Best first: twice as many as are looked for. */
  ranking: z.array(rankedShot),
});
export type BestShots = z.infer<typeof bestShots>;
