import { expect, test } from 'vitest';
import { needing } from '../support/needs.ts';
import { failIntoFiles, killIntoFiles } from './into-files.ts';

const { signal } = new AbortController();

test('killed while writing into pictures, each is whole and its original is there', { timeout: 120_000 }, async () => {
  const row = await killIntoFiles(3, { seed: 3, signal });
  expect(row).toMatchObject({ failures: 0, examples: [] });
  expect(row.counts['pictures written by then']).toBeGreaterThan(0);
});

test(
  'an I/O error while writing into pictures tears none',
  needing('a C compiler on Linux', { timeout: 120_000 }),
  async () => {
    const row = await failIntoFiles([2, 9, 30], { seed: 3, signal });
    expect(row).toMatchObject({ failures: 0, examples: [] });
    expect(row.counts.said ?? 0).toBeGreaterThan(0);
  },
);
