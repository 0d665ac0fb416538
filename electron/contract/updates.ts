/** @file Whether there is a newer version: asked of one address, only where the photographer said so. */
import { z } from 'zod';
import { words } from './words.ts';

export const updateState = z.object({
  /** unasked: nobody has said yes or no, and nothing is asked for. */
  choice: z.enum(['unasked', 'off', 'on']),
  /** Whether this build names an address where releases are. */
  canCheck: z.boolean(),
  current: z.string(),
  /** A newer version that was not skipped, and the page that tells of it. */
  found: z.object({ version: z.string(), page: z.string() }).nullable(),
  checkedAt: z.string().nullable(),
  /** Why the last check told nothing. */
  problem: words.nullable(),
});
export type UpdateState = z.infer<typeof updateState>;
