import { expect, test } from 'vitest';
import { ioErrors } from './io-errors.ts';

const options = { seed: 3, signal: new AbortController().signal };

test.for([
  ['library.db', [2, 19, 40, 66, 95]],
  ['decisions.journal', [1, 3, 4, 9, 24]],
] as const)(
  'one I/O error in %s, at several places: no crash, nothing acknowledged lost',
  { timeout: 120_000 },
  async ([path, places]) => {
    const row = await ioErrors(path, places, options);
    if (row.skipped === null) expect(row).toMatchObject({ tried: places.length, failures: 0, examples: [] });
    else expect(row.skipped).toBe('needs Linux and a C compiler');
  },
);
