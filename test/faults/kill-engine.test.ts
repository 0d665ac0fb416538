import { expect, test } from 'vitest';
import { killEngine } from './kill-engine.ts';

test('an engine killed 10 times while it indexes keeps every acknowledged decision and shows no half-written preview', {
  timeout: 300_000,
}, async () => {
  const row = await killEngine(10, { seed: 7, signal: new AbortController().signal });
  expect(row.examples).toEqual([]);
  expect(row).toMatchObject({ tried: 10, failures: 0 });
  expect(row.counts.acknowledged).toBeGreaterThan(20);
  expect(row.counts['previews looked at']).toBeGreaterThan(20);
});
