import { expect, test } from 'vitest';
import { killDecisions } from './kill-decisions.ts';

test('killed 200 times at random moments, no acknowledged decision is lost and the journal agrees', {
  timeout: 180_000,
}, async () => {
  const row = await killDecisions(200, { seed: 7, signal: new AbortController().signal });
  expect(row.examples).toEqual([]);
  expect(row).toMatchObject({ tried: 200, failures: 0 });
  expect(row.counts.acknowledged).toBeGreaterThan(500);
});
