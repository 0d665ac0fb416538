import { expect, test } from 'vitest';
import { killHandover } from './kill-handover.ts';

/** Each of the three lanes fifteen times; `npm run faults -- kill-handover` does twelve times as many. */
const kills = 45;

test(`killed ${kills} times while handing over, no sidecar, list or copy is torn and nothing is left lying about`, {
  timeout: 300_000,
}, async () => {
  const row = await killHandover(kills, { seed: 7, signal: new AbortController().signal });
  expect(row.examples).toEqual([]);
  expect(row).toMatchObject({ tried: kills, failures: 0 });
  expect(row.counts['folders swept clean']).toBe(3);
});
