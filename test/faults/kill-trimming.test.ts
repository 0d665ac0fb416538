import { expect, test } from 'vitest';
import { keptSteps } from '../../electron/core/catalog/journal/snapshot.ts';
import { createModel, isTrimmed } from './decision-model.ts';
import { killTrimming } from './kill-trimming.ts';

/** Few, since each of them cuts a log of more than 2,000 steps; `npm run faults -- kill-trimming` does more. */
const kills = 6;

test(`killed ${kills} times while a long undo log is cut, nothing decided is lost and what is kept can be taken back`, {
  timeout: 300_000,
}, async () => {
  const row = await killTrimming(kills, { seed: 11, signal: new AbortController().signal });
  expect(row.examples).toEqual([]);
  expect(row).toMatchObject({ tried: kills, failures: 0 });
  expect(row.counts['steps taken back at the end']).toBeGreaterThan(keptSteps - 100);
});

test('the judge takes a log that lost its oldest steps, and none that lost anything else', () => {
  const model = createModel();
  for (let i = 0; i < 40; i++) model.perform({ t: 'stars', photos: [0], to: 1 + (i % 5) });
  const wanted = model.say();
  const said = (done: number, undone = 0, text = wanted) =>
    text.replace(/40 done, 0 undone/, `${done} done, ${undone} undone`);
  expect(isTrimmed(said(40), wanted, 30)).toBe(true);
  expect(isTrimmed(said(30), wanted, 30)).toBe(true);
  expect(isTrimmed(said(29), wanted, 30)).toBe(false);
  expect(isTrimmed(said(41), wanted, 30)).toBe(false);
  expect(isTrimmed(said(35, 1), wanted, 30)).toBe(false);
  expect(isTrimmed(said(40, 0, wanted.replace('none 5', 'none 4')), wanted, 30)).toBe(false);
});
