/** @file Decisions of two people about the same pictures: what a file of them would change here, and what they see differently. */
import { z } from 'zod';
import { flag, label, stars, turn } from './decision.ts';
import { folderId, photoId, placeToken } from './ids.ts';

export const mergeRule = z.enum(['mine', 'theirs', 'more-stars', 'keep-wins']);
export type MergeRule = z.infer<typeof mergeRule>;

export const mergeField = z.enum(['flag', 'stars', 'label', 'turn']);
export const mergeValue = z.union([flag, label, stars, turn]);
export type MergeValue = z.infer<typeof mergeValue>;

export const authorName = z.string().trim().min(1).max(80);

/** One field of a photo that was set side by side, and differently. */
export const dispute = z.object({
  photoId,
  name: z.string(),
  field: mergeField,
  /** What stands here now. */
  now: mergeValue,
  /** One for each value, this catalog's first. `isHere`: this catalog says so. */
  sides: z.array(z.object({ author: z.string(), value: mergeValue, isHere: z.boolean() })),
});
export type Dispute = z.infer<typeof dispute>;

export const mergePlan = z.object({
  planId: z.string(),
  files: z.array(z.object({ name: z.string(), author: z.string(), photos: z.number().int() })),
  /** Photos of this shoot that the files speak of, and entries that no photo here has. */
  matched: z.number().int(),
  unmatched: z.number().int(),
  /** Fields that only others touched: taken over. The first thousand are listed. */
  takes: z.number().int(),
  taken: z.array(
    z.object({ photoId, name: z.string(), field: mergeField, from: mergeValue, to: mergeValue, author: z.string() }),
  ),
  /** Disputed in all; the first thousand are listed. A rule settles all of them. */
  disputed: z.number().int(),
  disputes: z.array(dispute),
  /** How many of the disputes each rule settles. */
  settledBy: z.record(mergeRule, z.number().int()),
});
export type MergePlan = z.infer<typeof mergePlan>;

/** A choice by hand; it wins over the rule. */
export const mergeChoice = z.object({ photoId, field: mergeField, value: mergeValue }).strict();
export type MergeChoice = z.infer<typeof mergeChoice>;

export const mergeFilesSpec = z
  .object({
    folderId,
    /** Names and texts of the files. */
    files: z
      .array(z.object({ name: z.string().max(400), text: z.string().max(100_000_000) }).strict())
      .min(1)
      .max(32),
  })
  .strict();

export const mergeSpec = z
  .object({ planId: z.string(), rule: mergeRule.nullable(), choices: z.array(mergeChoice).max(100_000) })
  .strict();

export const decisionsExportSpec = z.object({ folderId, destination: placeToken }).strict();
