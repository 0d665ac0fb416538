import { expect, test } from 'vitest';
import { z } from 'zod';
import { addPhotos, fakeClock, openTestCatalog, temporaryFolder, whatWasDone } from './support/catalog-fixture.ts';

test('a folder is added once, listed by last opening, and offline is a state of it', async () => {
  const clock = fakeClock();
  const catalog = await openTestCatalog(temporaryFolder(), { clock });
  const a = catalog.folders.add(Buffer.from('/a'), 'a', 'card-1');
  const b = catalog.folders.add(Buffer.from('/b'), 'b');
  expect(catalog.folders.add(Buffer.from('/a'), 'again')).toEqual(a);
  expect(a).toMatchObject({ name: 'a', volume: 'card-1', state: 'online', openedAt: '2026-03-01T12:00:00.000Z' });
  clock.advance(1000);
  catalog.folders.touch(a.id);
  expect(catalog.folders.list().map(({ id }) => id)).toEqual([a.id, b.id]);
  catalog.folders.setState(b.id, 'offline');
  expect(catalog.folders.get(b.id)?.state).toBe('offline');
});

test('a forgotten folder leaves the list and comes back with its decisions', async () => {
  const catalog = await openTestCatalog(temporaryFolder());
  const { folderId, ids } = addPhotos(catalog, 2);
  catalog.decisions.apply({ ids, change: { flag: 'reject' }, kind: 'decide' });
  const before = whatWasDone(catalog);
  catalog.folders.forget(folderId);
  expect(catalog.folders.list()).toEqual([]);
  expect(catalog.folders.byPath(Buffer.from('/shoots/a'))).toBeNull();
  expect(catalog.folders.add(Buffer.from('/shoots/a'), 'a').id).toBe(folderId);
  expect(whatWasDone(catalog)).toEqual(before);
});

test('a setting that no longer fits its schema falls back instead of failing', async () => {
  const catalog = await openTestCatalog(temporaryFolder());
  const schema = z.object({ size: z.number() });
  expect(catalog.settings.get('grid', schema, { size: 1 })).toEqual({ size: 1 });
  catalog.settings.set('grid', { size: 3 });
  expect(catalog.settings.get('grid', schema, { size: 1 })).toEqual({ size: 3 });
  catalog.settings.set('grid', 'large');
  expect(catalog.settings.get('grid', schema, { size: 1 })).toEqual({ size: 1 });
});

test('what was written to a sidecar is remembered by photo and path', async () => {
  const catalog = await openTestCatalog(temporaryFolder());
  const { ids } = addPhotos(catalog, 1);
  const row = { photoId: ids[0]!, path: Buffer.from([0x2f, 0xff]), hash: 'abc' };
  catalog.sidecars.putMany([row]);
  expect(catalog.sidecars.get(row.photoId, row.path)).toBe('abc');
  expect(catalog.sidecars.get(row.photoId, Buffer.from('/other'))).toBeNull();
});
