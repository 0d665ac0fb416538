import { expect, test } from 'vitest';
import { killDecisions } from './kill-decisions.ts';

/** With the other two files of kills, 200 in all. */
const kills = 60;

test(`killed ${kills} times at random moments, no acknowledged decision is lost and the journal agrees`, {
  timeout: 300_000,
}, async () => {
  const row = await killDecisions(kills, { seed: 7, signal: new AbortController().signal });
  expect(row.examples).toEqual([]);
  expect(row).toMatchObject({ tried: kills, failures: 0 });
  expect(row.counts.acknowledged).toBeGreaterThan(100);
});
