/** @file Filters and sets of photos that the photographer gave a name. Kept over restarts; names are unique, case ignored. */
import { z } from 'zod';
import { photoFilter, photoQuery } from './query.ts';

export const keptName = z.string().trim().min(1).max(80);

export const savedFilter = z.object({ name: keptName, filter: photoFilter, sort: photoQuery.shape.sort.optional() });
export type SavedFilter = z.infer<typeof savedFilter>;

export const photoSet = z.object({
  id: z.number().int().positive(),
  name: keptName,
  /** Its photos in the shoot asked for, and in all. */
  here: z.number().int(),
  total: z.number().int(),
});
export type PhotoSet = z.infer<typeof photoSet>;
