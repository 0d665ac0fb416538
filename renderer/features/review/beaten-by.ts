/** @file The frame that a suggested reject is held against: the best of its stack. */
import type { PhotoId } from '../../../electron/contract/ids.ts';
import type { Stack } from '../../../electron/contract/stack.ts';

/** Null where it stands alone, or is itself the best: nothing beats it. */
export const beatenBy = (id: PhotoId | null, stack: Stack | undefined): PhotoId | null => {
  if (id === null || !stack || stack.bestId === null || stack.bestId === id) return null;
  return stack.bestId;
};
