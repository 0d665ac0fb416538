/** @file Photos by what they show: by words, or like another photo. */
import { z } from 'zod';
import { folderId, photoId } from './ids.ts';

export const findAlikeQuery = z
  .object({
    folderId,
    /** English finds best. */
    words: z.string().trim().min(1).max(200).optional(),
    /** A photo of the shoot; either this or words. */
    like: photoId.optional(),
    count: z.number().int().min(1).max(1_000),
  })
  .strict()
  .refine(({ words, like }) => (words === undefined) !== (like === undefined), 'either words or a photo');
export type FindAlikeQuery = z.infer<typeof findAlikeQuery>;

export const found = z.object({
  /** no-model: nothing is installed that knows what pictures show. */
  state: z.enum(['no-model', 'ready']),
  /** Photos that were not looked at yet. */
  lacking: z.number().int().nonnegative(),
  /** The nearest first. `similarity` is a cosine, comparable within one answer. */
  hits: z.array(z.object({ id: photoId, similarity: z.number() })),
});
export type Found = z.infer<typeof found>;
