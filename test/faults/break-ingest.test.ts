import { expect, test } from 'vitest';
import { failIngest, fillDisk, killIngest, pullCard } from './break-ingest.ts';

const options = { seed: 3, signal: new AbortController().signal };

test('a card is copied under kills, pulls, a full disk and I/O errors: nothing torn or doubled, and it goes on', {
  timeout: 300_000,
}, async () => {
  const rows = [
    await killIngest(8, options),
    await pullCard(1, options),
    await fillDisk(2, options),
    await failIngest('CARD/DCIM', [33], options),
    await failIngest('to/', [40], options),
    await failIngest('second/', [9, 30], options),
  ];
  expect(rows.flatMap(({ examples }) => examples)).toEqual([]);
  expect(rows.every(({ failures }) => failures === 0)).toBe(true);
  expect(rows[0]!.counts.killed).toBeGreaterThan(0);
  // An error in the log or in a first look is mended unseen; one in a copy must be told.
  expect(rows.slice(3).reduce((sum, { counts }) => sum + (counts.said ?? 0), 0)).toBeGreaterThanOrEqual(2);
});
