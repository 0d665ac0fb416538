import { expect, test } from 'vitest';
import { corruptLibrary } from './corrupt-library.ts';

const options = { seed: 11, signal: new AbortController().signal };

test('300 random damages to a closed library.db: each is noticed, every decision, stack and set comes back', {
  timeout: 180_000,
}, async () => {
  const row = await corruptLibrary(300, false, options);
  expect(row).toMatchObject({ tried: 300, failures: 0, examples: [] });
});

test('40 random damages after a crash: nothing decided is lost', { timeout: 120_000 }, async () => {
  const row = await corruptLibrary(40, true, options);
  expect(row).toMatchObject({ tried: 40, failures: 0, examples: [] });
});
