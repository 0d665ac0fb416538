import { expect, test } from 'vitest';
import { corruptLibrary } from './corrupt-library.ts';

const options = { seed: 11, signal: new AbortController().signal };

/** Every kind of damage at least twice; `npm run faults -- corrupt-library` does five times as many. */
const [closed, crashed] = [100, 40];

test(`${closed} random damages to a closed library.db: each is noticed, every decision, stack and set comes back`, {
  timeout: 180_000,
}, async () => {
  const row = await corruptLibrary(closed, false, options);
  expect(row).toMatchObject({ tried: closed, failures: 0, examples: [] });
});

test(`${crashed} random damages after a crash: nothing decided is lost`, { timeout: 120_000 }, async () => {
  const row = await corruptLibrary(crashed, true, options);
  expect(row).toMatchObject({ tried: crashed, failures: 0, examples: [] });
});
