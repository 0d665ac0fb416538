/** A few frames of what `npm run faults -- live` does with 2,000. */
import { expect, test } from 'vitest';
import { needing } from '../support/needs.ts';
import { runLive } from './live/run-live.ts';

test(
  'frames that come are told once each, and leave nothing open',
  needing('Linux', { timeout: 180_000 }),
  async () => {
    const { signal } = new AbortController();
    const row = await runLive({ frames: 20, apartMs: 40, seed: 3, withPage: false, signal, report: () => undefined });
    expect(row.counts.frames).toBe(20);
    expect(row.examples.filter((problem) => !/^(memoryMb|pageMb)/.test(problem))).toEqual([]);
  },
);
