/** @file The reference material beside the project, where there is any. Tests that need it skip with a reason without it. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe } from 'vitest';

const candidate = process.env.CHINAGRAPH_SHARED ?? fileURLToPath(new URL('../../../shared', import.meta.url));

/** The folder of reference pictures, models and expected numbers, or null where it is absent. */
export const sharedDir: string | null = existsSync(candidate) ? candidate : null;

/** A group of tests over the reference material; skipped, saying why, when it is absent. */
export function describeShared(name: string, body: (sharedDir: string) => void): void {
  if (sharedDir === null) describe.skip(`${name} (skipped: no reference material at ${candidate})`, () => {});
  else describe(name, () => body(sharedDir as string));
}
