/** A day's figures: what grew is told, what moved about is not. */
import { expect, test } from 'vitest';
import { grown, type Hour } from './day/run-day.ts';

const hour = (over: Partial<Hour>): Hour => ({
  ...{ memoryMb: 600, descriptors: 120, threads: 50, processes: 5, temporary: 0, domNodes: 800, decisionMs: 20 },
  ...over,
});

test('flat is flat, whatever the first shoot took; a leak is named', () => {
  const flat = [1400, 600, 640, 590, 630, 610, 600, 620].map((memoryMb) => hour({ memoryMb }));
  expect(grown(flat).filter(([, problem]) => problem)).toEqual([]);
  const leaking = [600, 600, 610, 620, 640, 660, 680, 700].map((memoryMb, n) => hour({ memoryMb, temporary: n }));
  expect(grown(leaking).filter(([, problem]) => problem)).toEqual([
    ['memoryMb', 'memoryMb grew from 610 to 680'],
    ['temporary', 'temporary grew from 2 to 6'],
  ]);
});
