/** @file Photos that belong together. */
import { z } from 'zod';
import { photoId, stackId } from './ids.ts';

/** burst, near-duplicate: pick one. bracket, focus-stack, panorama: belong together whole, protected from suggestions. standalone: alone, a class of its own. */
export const stackKind = z.enum(['burst', 'near-duplicate', 'bracket', 'focus-stack', 'panorama', 'standalone']);
export type StackKind = z.infer<typeof stackKind>;

export const stack = z.object({
  id: stackId,
  kind: stackKind,
  /** In capture order. */
  photoIds: z.array(photoId).min(1),
  /** Best frame by subject sharpness, eyes and exposure; null in protected stacks or where nothing is measured. */
  bestId: photoId.nullable(),
  /** Made by the photographer: stays as it is, whatever is found. */
  byHand: z.boolean().optional(),
});
export type Stack = z.infer<typeof stack>;
