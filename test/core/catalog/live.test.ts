import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { needing } from '../../support/needs.ts';
import { addPhotos, openTestCatalog, temporaryFolder, whatWasDone } from './support/catalog-fixture.ts';

/** Deletes files under the feet of an open catalog, decides, and looks whether everything is on the disk afterwards. */
async function takeAway(names: string[]) {
  const dir = temporaryFolder();
  const catalog = await openTestCatalog(dir);
  const { ids } = addPhotos(catalog, 30);
  catalog.decisions.apply({ ids, change: { flag: 'pick' }, kind: 'decide' });
  for (const name of names) rmSync(join(dir, name), { force: true });
  expect(catalog.decisions.apply({ ids: [ids[3]!], change: { stars: 5 }, kind: 'decide' }).changed).toEqual([ids[3]]);
  const done = whatWasDone(catalog);
  expect(done.steps).toHaveLength(2);
  expect(Object.keys(done.decisions)).toHaveLength(30);
  await catalog.close();
  const again = await openTestCatalog(dir);
  expect(whatWasDone(again)).toEqual(done);
  expect(again.check()).toMatchObject({ library: null, journal: { damaged: false } });
}

test.each([
  [['library.db']],
  [['library.db', 'library.db-wal', 'library.db-shm']],
  [['decisions.journal']],
  [['library.db', 'library.db-wal', 'library.db-shm', 'decisions.journal']],
])(
  '%j deleted while the catalog is open: the next decision notices, and nothing is lost',
  needing('a POSIX system'),
  takeAway,
);

test('the whole folder renamed while open: nothing is written into the void', needing('a POSIX system'), async () => {
  const parent = temporaryFolder();
  const dir = join(parent, 'catalog');
  const catalog = await openTestCatalog(dir);
  const { ids } = addPhotos(catalog, 2);
  catalog.decisions.apply({ ids, change: { stars: 1 }, kind: 'decide' });
  renameSync(dir, join(parent, 'elsewhere'));
  expect(() => catalog.decisions.apply({ ids, change: { stars: 2 }, kind: 'decide' })).toThrow('catalog.io');
  await catalog.close();
  const moved = await openTestCatalog(join(parent, 'elsewhere'));
  expect(moved.decisions.get(ids[0]!).decision.stars).toBe(1);
});

test('damage met while running is mended, said, and the call still answered', async () => {
  const dir = temporaryFolder();
  const catalog = await openTestCatalog(dir);
  const { ids, folderId } = addPhotos(catalog, 3);
  catalog.decisions.apply({ ids, change: { stars: 2 }, kind: 'decide' });
  const done = whatWasDone(catalog);
  const told: string[] = [];
  catalog.onRestored(({ restored }) => told.push(restored!.because));
  // A write by another program makes our connection forget the pages it remembers; then the disk fails: same file, rubbish in it.
  const other = new Database(join(dir, 'library.db'));
  other.exec("INSERT INTO settings (key, json) VALUES ('x', '1')");
  other.close();
  for (const name of ['library.db', 'library.db-wal']) writeFileSync(join(dir, name), Buffer.alloc(100_000, 0x5a));
  const photos = catalog.photos.ofFolder(folderId);
  expect(photos.map(({ id }) => id)).toEqual(ids);
  expect(told).toHaveLength(1);
  expect(whatWasDone(catalog)).toEqual(done);
  expect(existsSync(join(dir, readdirSync(dir).find((name) => name.startsWith('corrupt-'))!, 'library.db'))).toBe(true);
});
