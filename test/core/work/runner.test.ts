import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { FolderId } from '../../../electron/contract/ids.ts';
import type { EngineEvent } from '../../../electron/contract/progress.ts';
import { asWritten } from '../../../electron/contract/told.ts';
import { wordsOfFailure } from '../../../electron/core/failures.ts';
import { systemClock } from '../../../electron/core/work/clock.ts';
import { createEvents } from '../../../electron/core/work/events.ts';
import { silentLog } from '../../../electron/core/work/log.ts';
import { Refusal } from '../../../electron/core/work/refusal.ts';
import { createRunner, type Task } from '../../../electron/core/work/runner.ts';
import { inEnglish } from '../../support/in-english.ts';

const folder = 1 as FolderId;
const another = 2 as FolderId;

function newRunner(clock = systemClock) {
  const told: EngineEvent[] = [];
  const events = { ...createEvents(), emit: (event: EngineEvent) => void told.push(event) };
  const states = () => told.flatMap((event) => (event.type === 'progress' ? [event.progress.state] : []));
  const notices = () => told.flatMap((event) => (event.type === 'notice' ? [event.text] : []));
  const runner = createRunner({ events, clock, log: silentLog, toldBy: wordsOfFailure });
  return { runner, states, notices };
}

/** Works through `count` items, waiting between them. */
const items = (done: number[], count: number) => async (task: Task) => {
  for (let index = 0; index < count; index++) {
    await task.untilResumed();
    await turn();
    done.push(index);
  }
};

test('a second start of the same kind joins the first', async () => {
  const { runner } = newRunner();
  const done: number[] = [];
  const first = runner.start('index', folder, asWritten('Indexing'), items(done, 3));
  const second = runner.start('index', folder, asWritten('Indexing'), items(done, 3));
  expect(await Promise.all([first, second])).toEqual(['done', 'done']);
  expect(done).toEqual([0, 1, 2]);
  expect(await runner.start('index', folder, asWritten('Indexing'), items(done, 1))).toBe('done');
  expect(done).toHaveLength(4);
});

test('a pause holds for the work that follows, and only for its folder', async () => {
  const { runner } = newRunner();
  const gate = Promise.withResolvers<void>();
  const scan = runner.start('scan', folder, asWritten('Listing'), () => gate.promise);
  runner.pause(folder);
  gate.resolve();
  await scan;
  const done: number[] = [];
  const elsewhere: number[] = [];
  const index = runner.start('index', folder, asWritten('Indexing'), items(done, 2));
  await runner.start('index', another, asWritten('Indexing'), items(elsewhere, 2));
  expect([done, elsewhere]).toEqual([[], [0, 1]]);
  expect(runner.list()).toMatchObject([{ folderId: folder, state: 'paused' }]);
  runner.resume(folder);
  expect(await index).toBe('done');
  expect(done).toEqual([0, 1]);
});

test('paused work can be cancelled, and the next run is not paused', async () => {
  const { runner, states } = newRunner();
  const done: number[] = [];
  const index = runner.start('index', folder, asWritten('Indexing'), items(done, 5));
  runner.pause(folder);
  await runner.cancel(folder);
  expect(await index).toBe('cancelled');
  expect(done).toEqual([]);
  expect(states()).toEqual(['running', 'paused', 'cancelled']);
  expect(await runner.start('index', folder, asWritten('Indexing'), items(done, 2))).toBe('done');
});

test('a failure is a state; closing cancels what runs and waits for it', async () => {
  const { runner, notices } = newRunner();
  expect(await runner.start('score', folder, asWritten('Scoring'), () => Promise.reject(new Error('no device')))).toBe(
    'failed',
  );
  const foreseen = () => Promise.reject(new Refusal('REFUSED', asWritten('No device answers.')));
  expect(await runner.start('score', folder, asWritten('Scoring'), foreseen)).toBe('failed');
  // A bug's own words are for the log.
  expect(inEnglish(notices())).toEqual([
    'Scoring stopped: Something unforeseen happened; the log has the rest. What was done is kept.',
    'Scoring stopped: No device answers. What was done is kept.',
  ]);
  const ended: string[] = [];
  const slow = runner.start('score', folder, asWritten('Scoring'), async (task) => {
    await new Promise((resolve) => task.signal.addEventListener('abort', resolve));
    await turn();
    ended.push('cleaned up');
  });
  await turn();
  await runner.close();
  expect([ended, await slow, runner.list()]).toEqual([['cleaned up'], 'cancelled', []]);
});

test('events merge while a listener is busy, and are told in one batch', async () => {
  const events = createEvents({ holdMs: 5 });
  const heard: EngineEvent[] = [];
  const stop = new AbortController();
  const listening = (async () => {
    for await (const event of events.subscribe(stop.signal)) {
      heard.push(event);
      if (event.type === 'list-changed') break;
    }
  })();
  await turn();
  events.emit({ type: 'photos-changed', folderId: folder, ids: [3, 1] as never });
  events.emit({ type: 'notice', level: 'info', text: 'one' });
  events.emit({ type: 'photos-changed', folderId: folder, ids: [1, 2] as never });
  events.emit({ type: 'notice', level: 'info', text: 'two' });
  await new Promise((resolve) => setTimeout(resolve, 40));
  expect(heard).toEqual([
    { type: 'notice', level: 'info', text: 'one' },
    { type: 'notice', level: 'info', text: 'two' },
    { type: 'photos-changed', folderId: folder, ids: [3, 1, 2] },
  ]);
  events.emit({
    type: 'photos-changed',
    folderId: folder,
    ids: Array.from({ length: 6_000 }, (_, i) => i + 1) as never,
  });
  await listening;
  expect(heard.at(-1)).toEqual({ type: 'list-changed', folderId: folder });
  events.close();
});

test('a second pass begins at none, and its pace is its own', async () => {
  let nowMs = 0;
  const { runner } = newRunner({ ...systemClock, nowMs: () => nowMs });
  const seen: { done: number; total: number; ratePerSecond: number | null; secondsLeft: number | null }[] = [];
  await runner.start('score', folder, asWritten('Quickly'), async (task) => {
    const at = (atMs: number, done: number, total: number): void => {
      nowMs = atMs;
      task.report(done, total);
      const [{ ratePerSecond, secondsLeft } = { ratePerSecond: null, secondsLeft: null }] = runner.list();
      seen.push({ done, total, ratePerSecond, secondsLeft });
    };
    at(1_000, 20, 84);
    at(5_000, 84, 84);
    at(5_100, 0, 0);
    at(6_100, 1, 84);
  });
  expect(seen.map(({ ratePerSecond }) => ratePerSecond)).toEqual([null, 16, null, 1]);
  expect(seen.map(({ secondsLeft }) => secondsLeft)).toEqual([null, 0, null, 83]);
});
