/** @file What is told of several photos at once. */
import { z } from 'zod';

const spread = z.object({ min: z.number(), max: z.number() }).nullable();
const counts = z.record(z.string(), z.number().int());

export const several = z.object({
  count: z.number().int(),
  /** Camera-local, first and last; null where no file says. */
  takenFrom: z.string().nullable(),
  takenTo: z.string().nullable(),
  /** Seconds. */
  exposureTime: spread,
  fNumber: spread,
  iso: spread,
  /** Millimetres. */
  focalLength: spread,
  cameras: counts,
  lenses: counts,
  /** How many have each; one name for all is shared. */
  flags: counts,
  stars: counts,
  labels: counts,
  stacks: z.number().int(),
  bytes: z.number(),
});
export type Several = z.infer<typeof several>;
