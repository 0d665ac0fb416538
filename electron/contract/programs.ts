/** @file Other programs that photos are opened in. */
import { z } from 'zod';

export const programId = z.string().min(1).max(200);

export const program = z.object({
  id: programId,
  /** "darktable", for people. */
  name: z.string(),
  /** Added by the photographer; others were found where they are usually installed. */
  isOwn: z.boolean(),
});
export type Program = z.infer<typeof program>;
