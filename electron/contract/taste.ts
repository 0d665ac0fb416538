/** @file What the app has learnt of a photographer's choices inside stacks, and whether it is used. */
import { z } from 'zod';
import { words } from './words.ts';

export const learntTaste = z.object({
  /** Name of the shoot type that it is for. */
  type: z.string(),
  /** It foretells choices of shoots that it was not learnt from better than the shared model, with 95 %. */
  isOn: z.boolean(),
  shoots: z.number().int(),
  stacks: z.number().int(),
  /** Fewer than this say nothing. */
  needs: z.object({ shoots: z.number().int(), stacks: z.number().int() }),
  /** Share of choices in left-out shoots foretold right, 0..1: by the shared model, and with the taste. */
  shared: z.number(),
  personal: z.number(),
  /** In words, surest first. */
  says: z.array(words),
  /** Log odds per unit of each direction. */
  weights: z.record(z.string(), z.number()),
});
export type LearntTaste = z.infer<typeof learntTaste>;
