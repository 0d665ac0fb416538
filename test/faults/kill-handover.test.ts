import { expect, test } from 'vitest';
import { killHandover } from './kill-handover.ts';

test('killed 130 times while handing over, no sidecar, list or copy is torn and nothing is left lying about', {
  timeout: 300_000,
}, async () => {
  const row = await killHandover(130, { seed: 7, signal: new AbortController().signal });
  expect(row.examples).toEqual([]);
  expect(row).toMatchObject({ tried: 130, failures: 0 });
  expect(row.counts['folders swept clean']).toBe(3);
});
