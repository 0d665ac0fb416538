import { expect, test } from 'vitest';
import { killHandover } from './kill-handover.ts';

test('killed 40 times while handing over, no sidecar, list or copy is torn and nothing is left lying about', {
  timeout: 120_000,
}, async () => {
  const row = await killHandover(40, { seed: 7, signal: new AbortController().signal });
  expect(row.examples).toEqual([]);
  expect(row).toMatchObject({ tried: 40, failures: 0 });
  expect(row.counts['folders swept clean']).toBe(3);
});
