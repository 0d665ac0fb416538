/** @file Background work as people steer it: paused, resumed, cancelled, and what is on screen first. */
import { utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { FolderId } from '../../../electron/contract/ids.ts';
import type { Progress } from '../../../electron/contract/progress.ts';
import type { Engine } from '../../../electron/core/engine.ts';
import { numbered, smallJpeg, writeSmallShoot } from '../../support/small-shoot.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { idsOf, testEngine } from '../../support/test-engine.ts';

const count = 60;
let engine: Engine;
let folder: string;
let folderId: FolderId;

beforeEach(async () => {
  folder = tempFolder('work');
  await writeSmallShoot(folder, numbered(count));
  engine = await testEngine();
  folderId = (await engine.client.shoots.open({ place: engine.places.tokenFor(Buffer.from(folder)) })).id;
  await engine.whenListed(folderId);
});
afterEach(() => engine.close());

const progress = async (): Promise<Progress | undefined> =>
  (await engine.client.work.list({})).find((work) => work.kind === 'index');
const measured = async () => {
  const query = { folderId, filter: {}, sort: { by: 'time' as const, descending: false }, stacks: 'open' as const };
  const cards = await engine.client.photos.cards({ ids: (await engine.client.photos.ids(query)).ids });
  return cards.filter((card) => card.state === 'ready').length;
};
const untilSome = () =>
  vi.waitFor(async () => expect((await progress())?.done).toBeGreaterThan(2), { timeout: 20_000, interval: 5 });

test('paused work stands still, resumed work comes to its end', async () => {
  await untilSome();
  await engine.client.work.pause({ folderId });
  // What was begun is finished; then nothing moves.
  let last = -1;
  await vi.waitFor(
    async () => {
      const done = (await progress())?.done ?? 0;
      const isStill = done === last;
      last = done;
      expect(isStill).toBe(true);
    },
    { timeout: 20_000, interval: 800 },
  );
  const paused = await progress();
  expect(paused).toMatchObject({ state: 'paused', done: last });
  expect(last).toBeLessThan(paused?.total ?? 0);
  await engine.client.work.resume({ folderId });
  await engine.whenIdle(folderId);
  expect(await progress()).toBeUndefined();
  expect(await measured()).toBe(count);
});

test('a scan that is paused says so and waits; resumed, it lists everything', async () => {
  await engine.client.work.cancel({ folderId });
  const many = tempFolder('many');
  const bytes = await smallJpeg({ seed: 1 });
  for (let i = 0; i < 600; i++) {
    writeFileSync(path.join(many, `IMG_${i}.jpg`), Buffer.concat([bytes, Buffer.from(`${i}`)]));
    utimesSync(path.join(many, `IMG_${i}.jpg`), 1_780_000_000, 1_780_000_000);
  }
  const opened = await engine.client.shoots.open({ place: engine.places.tokenFor(Buffer.from(many)) });
  await engine.client.work.pause({ folderId: opened.id });
  const scan = async () => (await engine.client.work.list({})).find((work) => work.kind === 'scan');
  const listed = async () => (await idsOf(engine, opened.id)).length;
  await new Promise((done) => setTimeout(done, 200));
  const atFirst = await listed();
  expect(await scan()).toMatchObject({ state: 'paused', folderId: opened.id });
  await new Promise((done) => setTimeout(done, 200));
  expect([await listed(), (await scan())?.state]).toEqual([atFirst, 'paused']);
  expect(atFirst).toBeLessThan(600);
  await engine.client.work.resume({ folderId: opened.id });
  await engine.whenListed(opened.id);
  expect(await listed()).toBe(600);
  await engine.client.work.cancel({ folderId: opened.id });
});

test('cancelled work keeps what is done, and goes on from there when asked', async () => {
  await untilSome();
  const all = (await progress())?.total ?? 0;
  await engine.client.work.cancel({ folderId });
  expect(await engine.client.work.list({})).toEqual([]);
  const kept = await measured();
  expect(kept).toBeLessThan(count);
  await engine.client.work.start({ folderId });
  await vi.waitFor(async () => expect((await progress())?.total).toBeGreaterThan(0), { timeout: 20_000, interval: 2 });
  expect((await progress())?.total).toBeLessThan(all);
  await engine.whenIdle(folderId);
  expect(await measured()).toBe(count);
});

test('what is on screen is looked at before the rest', async () => {
  await engine.client.work.pause({ folderId });
  const ids = await idsOf(engine, folderId);
  const onScreen = ids.slice(-4);
  await engine.client.photos.prioritise({ onScreen, next: [] });
  await engine.client.work.resume({ folderId });
  await vi.waitFor(
    async () => {
      const cards = await engine.client.photos.cards({ ids: onScreen });
      expect(cards.every((card) => card.state === 'ready')).toBe(true);
    },
    { timeout: 30_000, interval: 5 },
  );
  // Of 60 photos the last four in order are there while most of the others are not.
  expect(await measured()).toBeLessThan(count - 10);
  await engine.whenIdle(folderId);
});
