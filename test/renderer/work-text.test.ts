import { expect, it } from 'vitest';
import type { Progress } from '../../electron/contract/progress.ts';
import { workText } from '../../renderer/shell/work-text.ts';

const work = (over: Partial<Progress>): Progress =>
  ({
    says: 'Indexing',
    state: 'running',
    done: 62,
    total: 375,
    ratePerSecond: 21,
    secondsLeft: 15,
    ...over,
  }) as Progress;

it('says how far, and how long only once it can be believed', () => {
  expect(workText(work({}))).toBe('Indexing · 62 of 375 · 21 /s · 15 s left');
  expect(workText(work({ done: 3, secondsLeft: 4_000 }))).toBe('Indexing · 3 of 375 · 21 /s');
  expect(workText(work({ total: 0, done: 0, ratePerSecond: null, secondsLeft: null }))).toBe('Indexing');
  expect(workText(work({ state: 'paused' }))).toBe('Indexing · 62 of 375 · paused');
});
