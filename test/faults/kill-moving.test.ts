import { expect, test } from 'vitest';
import { killMoving } from './kill-moving.ts';

/** Each way once. */
const kills = 4;

test(`killed ${kills} times while decisions follow pictures that were moved, none is lost and none comes twice`, {
  timeout: 300_000,
}, async () => {
  const row = await killMoving(kills, { seed: 3, signal: new AbortController().signal });
  expect(row.examples).toEqual([]);
  expect(row).toMatchObject({ tried: kills, failures: 0 });
});
