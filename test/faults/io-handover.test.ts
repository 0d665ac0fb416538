import { expect, test } from 'vitest';
import { needing } from '../support/needs.ts';
import { ioHandover } from './io-handover.ts';

test(
  'an I/O error anywhere while sidecars are rewritten tears none, and touches no original',
  needing('a C compiler on Linux', { timeout: 120_000 }),
  async () => {
    const row = await ioHandover([1, 2, 5, 13, 21, 34], { signal: new AbortController().signal });
    expect(row).toMatchObject({ tried: 6, failures: 0, examples: [] });
    expect(row.counts['stopped at the error'] ?? 0).toBeGreaterThan(0);
  },
);
