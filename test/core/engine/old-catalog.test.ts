/** @file A catalog of 0.1.0 (fixtures/catalog-0.1.0, made by that release's code) opened by this code. */
import { cpSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { FolderId } from '../../../electron/contract/ids.ts';
import { putSeal } from '../../../electron/core/catalog/disk/seal.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { idsOf, openAndSettle, testEngine } from '../../support/test-engine.ts';

const fixture = fileURLToPath(new URL('../../fixtures/catalog-0.1.0', import.meta.url));
const numbers = [1, 2, 3, 4, 5, 6];

/** Catalog and photos in a place of their own; `find`: the catalog knows where the photos are. */
function unpack(find: boolean): { catalogDir: string; photos: string } {
  const home = tempFolder('old-catalog');
  cpSync(fixture, home, { recursive: true });
  const [catalogDir, photos] = [path.join(home, 'catalog'), path.join(home, 'photos')];
  for (const number of numbers)
    utimesSync(path.join(photos, `IMG_000${number}.jpg`), 1_780_000_000 + number, 1_780_000_000 + number);
  utimesSync(path.join(photos, 'empty.jpg'), 1_780_000_000, 1_780_000_000);
  if (find) {
    const file = path.join(catalogDir, 'library.db');
    const db = new Database(file);
    db.prepare('UPDATE folders SET path = ?').run(Buffer.from(photos));
    db.close();
    putSeal(file);
  }
  return { catalogDir, photos };
}

async function cardsOf(engine: Awaited<ReturnType<typeof testEngine>>, folderId: FolderId) {
  return engine.client.photos.cards({ ids: await idsOf(engine, folderId) });
}

test('it is brought up to date, and the times that 0.1.0 had lost are found again', async () => {
  const { catalogDir, photos } = unpack(true);
  const engine = await testEngine({ catalogDir });
  const { id } = await openAndSettle(engine, photos);
  const cards = await cardsOf(engine, id);
  expect(cards.map(({ name, takenAt }) => [name, takenAt])).toEqual([
    ['empty.jpg', null],
    ['IMG_0006.jpg', '2026-06-14T14:10:03.000'],
    ['IMG_0005.jpg', '2026-06-14T14:10:04.500'],
    ['IMG_0004.jpg', '2026-06-14T14:10:05.000'],
    ['IMG_0003.jpg', '2026-06-14T14:10:06.500'],
    ['IMG_0002.jpg', '2026-06-14T14:10:07.000'],
    ['IMG_0001.jpg', '2026-06-14T14:10:08.500'],
  ]);
  expect(cards[0]).toMatchObject({ state: 'corrupt', problem: expect.not.stringContaining('empty.jpg') });
  expect(cards.find(({ name }) => name === 'IMG_0002.jpg')!.decision).toEqual({ flag: 'pick', stars: 4, label: 'red' });
  await engine.close();
});

test('while its drive is away it is shown as it was', async () => {
  const { catalogDir } = unpack(false);
  const engine = await testEngine({ catalogDir, background: 'none' });
  const [folder] = await engine.client.shoots.recent({});
  await engine.client.shoots.reopen({ folderId: folder!.id });
  await engine.whenIdle(folder!.id);
  const cards = await cardsOf(engine, folder!.id);
  expect(cards.filter(({ takenAt }) => takenAt !== null).map(({ name }) => name)).toEqual([
    'IMG_0005.jpg',
    'IMG_0003.jpg',
    'IMG_0001.jpg',
  ]);
  expect(cards.map(({ widthPx }) => widthPx)).toEqual([0, 96, 96, 96, 96, 96, 96]);
  expect(cards.every(({ state }) => state === 'offline')).toBe(true);
  await engine.close();
});
