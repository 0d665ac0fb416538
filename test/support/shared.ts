/** @file The reference material beside the project, where there is any. Tests that need it skip without it, and say so. */
import { describe, test } from 'vitest';
import { isHere, needing, sharedFolder } from './needs.ts';

/** The folder of reference pictures, models and expected numbers, or null where it is absent. */
export const sharedDir: string | null = isHere('reference material') ? sharedFolder : null;

/** A group of tests over the reference material; without it one test that is skipped in the name of all. */
export function describeShared(name: string, body: (sharedDir: string) => void): void {
  describe(name, () => {
    if (sharedDir === null) test('all of it', needing('reference material'), () => {});
    else body(sharedDir);
  });
}
