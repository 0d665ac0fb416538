/** @file Bad days for a whole engine: each ends in a clear state for the files concerned, and the rest is done. */
import { chmodSync, readdirSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PhotoCard } from '../../../electron/contract/photo.ts';
import type { Engine } from '../../../electron/core/engine.ts';
import { needing } from '../../support/needs.ts';
import { age, numbered, writeSmallShoot } from '../../support/small-shoot.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { idsOf, openAndSettle, testEngine } from '../../support/test-engine.ts';
import { hashOriginals } from './originals.ts';
import { makeReadOnly, smallDisk } from './small-disk.ts';

let engine: Engine;
let folder: string;

beforeEach(() => {
  folder = tempFolder('bad-days');
});
afterEach(() => engine.close());

const cardsOf = async (id: Awaited<ReturnType<typeof openAndSettle>>['id']): Promise<Map<string, PhotoCard>> => {
  const cards = await engine.client.photos.cards({ ids: await idsOf(engine, id) });
  return new Map(cards.map((card) => [card.name, card]));
};
const begin = async () => (await engine.client.shoots.open({ place: engine.places.tokenFor(Buffer.from(folder)) })).id;
const untilIndexing = () =>
  vi.waitFor(
    async () => {
      const work = await engine.client.work.list({});
      expect(work.find(({ kind }) => kind === 'index')?.done).toBeGreaterThan(1);
    },
    { timeout: 20_000, interval: 5 },
  );

describe('the folder', () => {
  test('disappears while it is indexed: nothing is written off, and it is all there when it is back', async () => {
    await writeSmallShoot(folder, numbered(40));
    const before = hashOriginals(folder);
    engine = await testEngine();
    const id = await begin();
    await untilIndexing();
    renameSync(folder, `${folder}-away`);
    await engine.whenIdle(id);
    expect(await idsOf(engine, id)).toHaveLength(40);
    await engine.client.decisions.apply({ ids: await idsOf(engine, id), change: { stars: 2 } });
    await engine.client.work.start({ folderId: id });
    await engine.whenIdle(id);
    const away = [...(await cardsOf(id)).values()];
    expect(new Set(away.map((card) => card.state))).toEqual(new Set(['offline']));
    renameSync(`${folder}-away`, folder);
    await engine.client.work.start({ folderId: id });
    await engine.whenIdle(id);
    const back = [...(await cardsOf(id)).values()];
    expect(back.filter((card) => card.state === 'ready' && card.decision.stars === 2)).toHaveLength(40);
    expect(hashOriginals(folder)).toEqual(before);
  });

  test('disappears while it is listed', async () => {
    await writeSmallShoot(folder, numbered(30));
    engine = await testEngine();
    const id = await begin();
    renameSync(folder, `${folder}-away`);
    await engine.whenIdle(id);
    expect((await engine.client.shoots.summary({ folderId: id })).folder.state).toBe('offline');
    renameSync(`${folder}-away`, folder);
    await engine.client.work.start({ folderId: id });
    await engine.whenIdle(id);
    expect([...(await cardsOf(id)).values()].filter((card) => card.state === 'ready')).toHaveLength(30);
  });
});

test('files cut short and overwritten while the folder is indexed cost nobody else anything', async () => {
  const names = await writeSmallShoot(folder, numbered(40));
  const cut = path.join(folder, 'IMG_0039.jpg');
  const overwritten = path.join(folder, 'IMG_0040.jpg');
  engine = await testEngine();
  const id = await begin();
  await engine.whenListed(id);
  truncateSync(cut, 3000);
  writeFileSync(overwritten, 'no picture at all');
  await engine.whenIdle(id);
  for (const file of [cut, overwritten]) age(file);
  await engine.client.work.start({ folderId: id });
  await engine.whenIdle(id);
  const cards = await cardsOf(id);
  expect(cards.size).toBe(names.length);
  expect(cards.get('IMG_0039.jpg')).toMatchObject({ state: 'damaged' });
  expect(cards.get('IMG_0040.jpg')).toMatchObject({ state: 'not-a-picture' });
  expect([...cards.values()].filter((card) => card.state === 'ready')).toHaveLength(38);
});

test('a picture of 900 megapixels is refused by its header, in words', async () => {
  const bomb = path.join(folder, 'bomb.png');
  await writeSmallShoot(folder, numbered(2));
  writeFileSync(bomb, hugePng(30_000, 30_000));
  age(bomb);
  const before = hashOriginals(folder);
  engine = await testEngine();
  const cards = await cardsOf((await openAndSettle(engine, folder)).id);
  expect(cards.get('bomb.png')).toMatchObject({ state: 'no-preview', widthPx: 30_000 });
  expect(cards.get('bomb.png')?.problem).toContain('900 megapixels');
  expect(cards.get('IMG_0002.jpg')?.state).toBe('ready');
  expect(hashOriginals(folder)).toEqual(before);
});

test('a library that another program holds locked refuses a decision in words, and takes it afterwards', async () => {
  await writeSmallShoot(folder, numbered(2));
  const catalogDir = tempFolder('catalog');
  engine = await testEngine({ catalogDir });
  const ids = await idsOf(engine, (await openAndSettle(engine, folder)).id);
  const other = new Database(path.join(catalogDir, 'library.db'));
  other.exec('BEGIN IMMEDIATE');
  await expect(engine.client.decisions.apply({ ids, change: { stars: 1 } })).rejects.toMatchObject({ defined: true });
  expect((await engine.client.photos.cards({ ids })).map((card) => card.decision.stars)).toEqual([0, 0]);
  other.exec('ROLLBACK');
  other.close();
  await engine.client.decisions.apply({ ids, change: { stars: 1 } });
  expect((await engine.client.photos.cards({ ids })).map((card) => card.decision.stars)).toEqual([1, 1]);
});

test(
  'a full cache disk stops previews, not decisions',
  needing('a disk that can be mounted (Linux, root)'),
  async () => {
    const disk = smallDisk(2)!;
    writeFileSync(path.join(disk, 'ballast'), Buffer.alloc(2 << 20, 1).subarray(0, (2 << 20) - 8192));
    await writeSmallShoot(folder, numbered(6));
    const before = hashOriginals(folder);
    engine = await testEngine({ cacheDir: path.join(disk, 'cache') });
    const id = (await openAndSettle(engine, folder)).id;
    const ids = await idsOf(engine, id);
    expect(ids).toHaveLength(6);
    await engine.client.decisions.apply({ ids, change: { flag: 'pick' } });
    expect((await engine.client.shoots.summary({ folderId: id })).picks).toBe(6);
    const card = (await engine.client.photos.cards({ ids: [ids[0]!] }))[0]!;
    expect(['ready', 'unreadable']).toContain(card.state);
    const { signal } = new AbortController();
    expect(await engine.preview(ids[0]!, 'full', signal)).toMatchObject({
      problem: expect.stringContaining('Make room'),
    });
    rmSync(path.join(disk, 'ballast'));
    await engine.client.work.start({ folderId: id });
    await engine.whenIdle(id);
    for (const photo of ids)
      expect(await engine.preview(photo, 'nav', signal)).toMatchObject({ contentType: 'image/jpeg' });
    expect(hashOriginals(folder)).toEqual(before);
  },
);

test(
  'a catalog on a read-only disk opens for looking and refuses decisions in words',
  needing('a disk that can be mounted (Linux, root)'),
  async () => {
    await writeSmallShoot(folder, numbered(2));
    const disk = smallDisk(64)!;
    engine = await testEngine({ catalogDir: disk, cacheDir: tempFolder('cache') });
    const id = (await openAndSettle(engine, folder)).id;
    const ids = await idsOf(engine, id);
    await engine.client.decisions.apply({ ids, change: { stars: 4 } });
    await engine.close();
    expect(makeReadOnly(disk)).toBe(true);
    engine = await testEngine({ catalogDir: disk, cacheDir: tempFolder('cache'), background: 'none' });
    expect((await engine.client.photos.cards({ ids })).map((card) => card.decision.stars)).toEqual([4, 4]);
    await expect(engine.client.decisions.apply({ ids, change: { stars: 1 } })).rejects.toMatchObject({ defined: true });
    expect(engine.notices.join(' ')).not.toBe('');
  },
);

test('a RAW and its JPEG are one photo, decided together and handed over together', async () => {
  await writeSmallShoot(folder, numbered(2));
  const raw = path.join(folder, 'IMG_0001.ARW');
  writeFileSync(raw, Buffer.concat([Buffer.from('II*\0'), Buffer.alloc(60_000, 3)]));
  age(raw);
  const before = hashOriginals(folder);
  engine = await testEngine();
  const id = (await openAndSettle(engine, folder)).id;
  const cards = await cardsOf(id);
  expect([...cards.values()].map((card) => card.isPair)).toEqual([true, false]);
  const pair = [...cards.values()][0]!;
  await engine.client.decisions.apply({ ids: [pair.id], change: { flag: 'pick' } });
  const out = tempFolder('out');
  const action = { kind: 'copy' as const, destination: engine.places.tokenFor(Buffer.from(out)) };
  const plan = await engine.client.exporting.plan({ folderId: id, selection: 'picks', action });
  const run = await engine.client.exporting.run({ planId: plan.planId, confirmCount: plan.photoCount });
  for await (const event of run) if (event.type === 'done') expect(event.result.failures).toEqual([]);
  expect(readdirSync(out).sort()).toEqual(['IMG_0001.ARW', 'IMG_0001.jpg']);
  expect(hashOriginals(folder)).toEqual(before);
});

test('a file that only root may read says so and is read once it may', needing('a user who is not root'), async () => {
  const [file] = await writeSmallShoot(folder, numbered(2));
  chmodSync(file!, 0);
  engine = await testEngine();
  const id = (await openAndSettle(engine, folder)).id;
  expect((await cardsOf(id)).get('IMG_0001.jpg')).toMatchObject({ state: 'unreadable' });
  chmodSync(file!, 0o644);
  await engine.client.work.start({ folderId: id });
  await engine.whenIdle(id);
  expect((await cardsOf(id)).get('IMG_0001.jpg')).toMatchObject({ state: 'ready' });
});

/** A PNG whose header claims the size; its data is one empty row. */
function hugePng(widthPx: number, heightPx: number): Buffer {
  const chunk = (name: string, data: Buffer): Buffer => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(data.length);
    head.write(name, 4, 'latin1');
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(Buffer.concat([head.subarray(4), data])) >>> 0);
    return Buffer.concat([head, data, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(widthPx);
  header.writeUInt32BE(heightPx, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = deflateSync(Buffer.alloc(widthPx * 3 + 1));
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}
