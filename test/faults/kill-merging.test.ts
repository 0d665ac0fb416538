import { expect, test } from 'vitest';
import { killMerging } from './kill-merging.ts';

test('killed four times while merging, the decisions of somebody else are all there or none, and one undo takes them back', {
  timeout: 300_000,
}, async () => {
  const row = await killMerging(4, { seed: 3, signal: new AbortController().signal });
  expect(row.examples).toEqual([]);
  expect(row).toMatchObject({ tried: 4, failures: 0 });
});
