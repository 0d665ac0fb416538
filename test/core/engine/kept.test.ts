/** @file Saved filters and named sets: kept over restarts and rebuilds, undone like decisions, exported by name. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { FolderId, PhotoId } from '../../../electron/contract/ids.ts';
import type { Engine } from '../../../electron/core/engine.ts';
import { numbered, writeSmallShoot } from '../../support/small-shoot.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { idsOf, openAndSettle, testEngine } from '../../support/test-engine.ts';

let catalogDir: string;
let folder: string;
let engine: Engine;
let folderId: FolderId;
let ids: PhotoId[];

const start = async () => {
  engine = await testEngine({ catalogDir, background: 'none' });
  folderId = (await openAndSettle(engine, folder)).id;
  ids = await idsOf(engine, folderId);
};
beforeEach(async () => {
  catalogDir = tempFolder('catalog');
  folder = tempFolder('kept');
  await writeSmallShoot(folder, numbered(6));
  await start();
});

const sets = () => engine.client.sets.list({ folderId });
const shown = async (filter: object) =>
  (
    await engine.client.photos.ids({ folderId, filter, sort: { by: 'time', descending: false }, stacks: 'open' })
  ).ids.map((id) => ids.indexOf(id) + 1);

test('photos go into a set and out of it, each as one step', async () => {
  const { step } = await engine.client.sets.add({ name: 'Album', ids: ids.slice(0, 3) });
  expect(step).toMatchObject({ kind: 'set', says: 'Put 3 photos into “Album”' });
  await engine.client.sets.add({ name: 'album', ids: ids.slice(2, 4) });
  const [album] = await sets();
  expect(album).toMatchObject({ name: 'Album', here: 4, total: 4 });
  expect(await shown({ sets: [album!.id] })).toEqual([1, 2, 3, 4]);
  await engine.client.sets.takeOut({ name: 'Album', ids: [ids[0]!] });
  expect(await shown({ sets: [album!.id] })).toEqual([2, 3, 4]);
  await engine.client.decisions.undo({});
  await engine.client.decisions.undo({});
  expect(await shown({ sets: [album!.id] })).toEqual([1, 2, 3]);
  await engine.client.decisions.redo({});
  expect(await shown({ sets: [album!.id] })).toEqual([1, 2, 3, 4]);
});

test('a set is renamed, and goes only when it is empty', async () => {
  await engine.client.sets.add({ name: 'Album', ids });
  await engine.client.sets.add({ name: 'Blog', ids: [ids[0]!] });
  await expect(engine.client.sets.rename({ name: 'Album', to: 'blog' })).rejects.toMatchObject({ code: 'REFUSED' });
  await engine.client.sets.rename({ name: 'Album', to: 'Print' });
  await expect(engine.client.sets.remove({ name: 'print' })).rejects.toMatchObject({
    data: { what: '“Print” holds 6 photos. Take them out first: that can be undone.' },
  });
  await engine.client.sets.takeOut({ name: 'Print', ids });
  await engine.client.sets.remove({ name: 'Print' });
  expect((await sets()).map(({ name }) => name)).toEqual(['Blog']);
  await expect(engine.client.sets.takeOut({ name: 'Print', ids })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('filters are saved under a name; the same name replaces', async () => {
  await engine.client.filters.save({ name: 'To print', filter: { stars: { min: 4 } } });
  await engine.client.filters.save({ name: 'Unseen', filter: { flags: ['none'] } });
  const saved = await engine.client.filters.save({ name: 'to print', filter: { stars: { min: 5 } } });
  expect(saved).toEqual([
    { name: 'to print', filter: { stars: { min: 5 } } },
    { name: 'Unseen', filter: { flags: ['none'] } },
  ]);
  expect(await engine.client.filters.remove({ name: 'UNSEEN' })).toHaveLength(1);
});

test('all of it survives a restart and a rebuild from the journal', async () => {
  await engine.client.sets.add({ name: 'Album', ids: ids.slice(1, 3) });
  await engine.client.filters.save({
    name: 'Unseen',
    filter: { flags: ['none'] },
    sort: { by: 'best', descending: true },
  });
  const before = { sets: await sets(), filters: await engine.client.filters.list({}) };
  const now = async () => ({ sets: await sets(), filters: await engine.client.filters.list({}) });
  await engine.close();
  await start();
  expect(await now()).toEqual(before);
  await engine.close();
  rmSync(path.join(catalogDir, 'library.db'));
  rmSync(path.join(catalogDir, 'backups'), { recursive: true, force: true });
  await start();
  expect(await now()).toEqual(before);
  await engine.client.decisions.undo({});
  expect((await sets())[0]).toMatchObject({ name: 'Album', here: 0 });
});

test('exported by name, as a set and as what a filter shows', async () => {
  await engine.client.sets.add({ name: 'Album', ids: ids.slice(1, 3) });
  await engine.client.decisions.apply({ ids: [ids[5]!], change: { stars: 5 } });
  await engine.client.filters.save({ name: 'To print', filter: { stars: { min: 5 } } });
  const destination = engine.places.tokenFor(Buffer.from(tempFolder('out')));
  const action = { kind: 'copy' as const, destination };
  const plan = (selection: { set: string } | { savedFilter: string }) =>
    engine.client.exporting.plan({ folderId, selection, action });
  expect(await plan({ set: 'album' })).toMatchObject({
    photoCount: 2,
    says: expect.stringContaining('photos of “album”'),
  });
  expect(await plan({ savedFilter: 'To print' })).toMatchObject({ photoCount: 1 });
  await expect(plan({ set: 'Nothing' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('what counts as decided is said once and asked everywhere, in shoots that are closed too', async () => {
  const { client } = engine;
  await client.decisions.apply({ ids: [ids[0]!], change: { flag: 'reject' } });
  await client.decisions.apply({ ids: [ids[1]!], change: { stars: 2 } });
  await client.decisions.apply({ ids: ids.slice(2, 4), change: { label: 'red' } });
  const counted = async () => [
    6 - (await client.shoots.summary({ folderId })).undecided,
    (await client.shoots.recent({}))[0]!.decidedCount,
    (await shown({ decided: ['yes'] })).length,
  ];
  expect(await counted()).toEqual([4, 4, 4]);
  await client.app.changeSettings({ decidedBy: 'label' });
  expect(await counted()).toEqual([2, 2, 2]);
  expect(await shown({ decided: ['no'] })).toEqual([1, 2, 5, 6]);
  await engine.close();
  engine = await testEngine({ catalogDir, background: 'none' });
  expect((await engine.client.shoots.recent({}))[0]!.decidedCount).toBe(2);
  await engine.client.app.changeSettings({ decidedBy: 'any' });
  expect((await engine.client.shoots.recent({}))[0]!.decidedCount).toBe(4);
});
