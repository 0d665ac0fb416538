/** @file Everything known of one photo. */
import { z } from 'zod';
import { box, face } from './face.ts';
import { histogram, measures, sharpnessMap } from './measures.ts';
import { metadata, photoCard, photoFile } from './photo.ts';
import { score } from './score.ts';
import { stack } from './stack.ts';

/** Per measure name and per "score:<model>": the part of the shoot that lies lower (0..1), and the place in the stack, 1 the highest; of scores worse and best, whichever way their scale runs. */
export const ranks = z.record(
  z.string(),
  z.object({ below: z.number().nullable(), place: z.number().int().nullable(), of: z.number().int() }),
);
export type Ranks = z.infer<typeof ranks>;

export const photoDetail = z.object({
  card: photoCard,
  files: z.array(photoFile),
  /** Path for people to read, relative to the shoot. */
  displayPath: z.string(),
  takenOffset: z.string().nullable(),
  metadata: metadata.nullable(),
  measures: measures.nullable(),
  sharpnessMap: sharpnessMap.nullable(),
  histogram: histogram.nullable(),
  scores: z.array(score),
  /** Worst first; empty also where nobody has looked for faces yet. */
  faces: z.array(face),
  facesLookedFor: z.boolean(),
  /** Where the subject is: as the photographer says, or proposed where no face that counts says it. */
  subject: z.object({ box, from: z.enum(['photographer', 'focus-point', 'movement', 'sharpness']) }).nullable(),
  stack: stack.nullable(),
  ranks,
});
export type PhotoDetail = z.infer<typeof photoDetail>;

/** Numbers of `chinagraph compare`: decibels and 0..1; null where they are not defined, as for pictures that are equal (psnr) or of two sizes (both). */
export const photoComparison = z.object({
  psnr: z.number().nullable(),
  ssim: z.number().nullable(),
  /** Equal in every pixel. */
  isSame: z.boolean(),
  /** Why there are no numbers. */
  because: z.enum(['size', 'unreadable', 'small']).nullable(),
});
export type PhotoComparison = z.infer<typeof photoComparison>;
