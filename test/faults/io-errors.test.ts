import { expect, test } from 'vitest';
import { needing } from '../support/needs.ts';
import { ioErrors } from './io-errors.ts';
import { slowDisk } from './slow-disk.ts';

const options = { seed: 3, signal: new AbortController().signal };

test.for([
  ['library.db', [2, 19, 40, 66, 95]],
  ['decisions.journal', [1, 3, 4, 9, 24]],
] as const)(
  'one I/O error in %s, at several places: no crash, nothing acknowledged lost',
  needing('a C compiler on Linux', { timeout: 120_000 }),
  async ([path, places]) => {
    const row = await ioErrors(path, places, options);
    expect(row).toMatchObject({ skipped: null, tried: places.length, failures: 0, examples: [] });
  },
);

test(
  'a disk that takes its time, killed or not: what was acknowledged is there',
  needing('a C compiler on Linux', { timeout: 120_000 }),
  async () => {
    const row = await slowDisk(2, 4, options);
    expect(row).toMatchObject({ skipped: null, tried: 2, failures: 0, examples: [] });
    expect(row.counts).toMatchObject({ killed: 1 });
  },
);
