/** @file Shoot types: what counts in a wedding is not what counts in a landscape. A few are there; a photographer makes others, and hands them on as JSON. */
import { z } from 'zod';
import { keptName } from './kept.ts';
import { cullSettings } from './suggestion.ts';

export const shootType = z.object({
  name: keptName,
  /** In a sentence, what it is for. */
  says: z.string().max(200),
  strictness: cullSettings.shape.strictness,
  keep: cullSettings.shape.keep,
  stackStrength: cullSettings.shape.stackStrength,
  weights: cullSettings.shape.weights.unwrap(),
  /** Columns of the grid that it begins with. */
  columns: z.number().int().min(2).max(16),
});
export type ShootType = z.infer<typeof shootType>;

/** `isOwn`: made here or imported; the others are always there and stay as they are. */
export const listedType = shootType.extend({ isOwn: z.boolean() });
export type ListedType = z.infer<typeof listedType>;

/** What is written into a file and read from one. */
export const typesFile = z.object({
  schema: z.literal('chinagraph/shoot-types@1'),
  types: z.array(shootType).min(1).max(100),
});
