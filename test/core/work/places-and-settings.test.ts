import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FolderId } from '../../../electron/contract/ids.ts';
import { defaultSettings } from '../../../electron/contract/settings.ts';
import { createFindPhoto } from '../../../electron/core/library/find-photo.ts';
import { createPlaces } from '../../../electron/core/places/places.ts';
import { createSettings } from '../../../electron/core/settings/settings.ts';
import { createShootTypes } from '../../../electron/core/settings/shoot-types.ts';
import { addPhotos, fileFacts, openTestCatalog, temporaryFolder } from '../catalog/support/catalog-fixture.ts';

describe('places', () => {
  function tree(): string {
    const root = temporaryFolder();
    for (const [name, count] of [
      ['a wedding', 3],
      ['b empty', 0],
      ['c huge', 1_100],
    ] as const) {
      mkdirSync(path.join(root, name));
      for (let i = 0; i < count; i++) writeFileSync(path.join(root, name, `IMG_${i}.${i % 2 ? 'CR3' : 'jpg'}`), '');
      writeFileSync(path.join(root, name, 'notes.txt'), '');
    }
    mkdirSync(path.join(root, '.hidden'));
    return root;
  }

  test('lists folders with their pictures, counted up to 999', async () => {
    const places = createPlaces({ countingMs: 60_000 });
    const found = await places.inside(places.tokenFor(Buffer.from(tree())));
    expect(found?.map(({ name, pictureCount, isParent }) => [name, pictureCount, isParent])).toEqual([
      ['..', null, true],
      ['a wedding', 3, false],
      ['b empty', 0, false],
      ['c huge', 999, false],
    ]);
  });

  test('what cannot be counted in time has no count, and still a place', async () => {
    const places = createPlaces({ countingMs: 0 });
    const root = tree();
    const found = await places.inside(places.tokenFor(Buffer.from(root)));
    expect(found).toHaveLength(4);
    expect(places.pathOf(found![3]!.token)?.toString()).toBe(path.join(root, 'c huge'));
    const gone = AbortSignal.abort(new Error('nobody asks any more'));
    await expect(places.inside(found![0]!.token, gone)).rejects.toThrow('nobody asks');
  });

  test('lists files of a kind by name, links among them, and nothing that only looks like one', async () => {
    const places = createPlaces();
    const root = temporaryFolder();
    for (const name of ['b.ONNX', 'a.npz', '.hidden.npz', 'IMG_1.jpg', 'onnx'])
      writeFileSync(path.join(root, name), 'weights');
    mkdirSync(path.join(root, 'folder.onnx'));
    symlinkSync(path.join(root, 'a.npz'), path.join(root, 'link.npz'));
    symlinkSync(path.join(root, 'gone'), path.join(root, 'dangling.npz'));
    const found = await places.files(places.tokenFor(Buffer.from(root)), ['npz', 'onnx']);
    expect(found.map(({ name, bytes }) => [name, bytes])).toEqual([
      ['a.npz', 7],
      ['b.ONNX', 7],
      ['link.npz', 7],
    ]);
    expect(places.pathOf(found[1]!.token)?.toString()).toBe(path.join(root, 'b.ONNX'));
    await expect(places.files(createPlaces().tokenFor(Buffer.from('/')), [])).rejects.toThrow('refused.placeOld');
  });

  test('a token that was never handed out is no place', async () => {
    const other = createPlaces().tokenFor(Buffer.from('/'));
    await expect(createPlaces().inside(other)).rejects.toThrow('place.listOld');
  });
});

test('a setting that no longer fits falls back alone', async () => {
  const catalog = await openTestCatalog(temporaryFolder());
  catalog.settings.set('settings', {
    ...defaultSettings,
    theme: 'sepia',
    modelMirror: 'https://mirror.example',
    old: 1,
  });
  const settings = createSettings(catalog);
  expect(settings.get()).toEqual({ ...defaultSettings, modelMirror: 'https://mirror.example' });
  expect(settings.change({ theme: 'grey' })).toEqual({
    ...defaultSettings,
    modelMirror: 'https://mirror.example',
    theme: 'grey',
  });
});

test('every change is told: of the settings, of a shoot, of the shoot types', async () => {
  const catalog = await openTestCatalog(temporaryFolder());
  let told = 0;
  const settings = createSettings(catalog, () => {
    told += 1;
  });
  settings.change({ theme: 'grey' });
  settings.changeShoot(1 as FolderId, { ...defaultSettings.culling, strictness: 'high' });
  const types = createShootTypes({ catalog, pathOf: () => null, changed: settings.changed });
  const [general] = types.list();
  types.save({ ...general!, name: 'Mine' });
  types.remove('Mine');
  expect(told).toBe(4);
});

test('a photo is found by the path it has now, in the deepest folder that knows it', async () => {
  const catalog = await openTestCatalog(temporaryFolder());
  const { folderId, ids } = addPhotos(catalog, 2);
  const root = catalog.folders.get(folderId)!.path.toString();
  const find = createFindPhoto(catalog);
  expect(find(Buffer.from(`${root}/DSC_0001.JPG`))).toBe(ids[1]);
  const [row] = catalog.photos.get(ids[1]!)!.files;
  const renamed = { fileId: row!.id, relPath: Buffer.from('best.JPG') };
  const none = { added: [], attached: [], updatedFiles: [], missingFiles: [], returnedFiles: [] };
  catalog.photos.applyScan(folderId, { ...none, renamed: [renamed] });
  expect(find(Buffer.from(`${root}/DSC_0001.JPG`))).toBeNull();
  expect(find(Buffer.from(`${root}/best.JPG`))).toBe(ids[1]);
  const inner = catalog.folders.add(Buffer.from(`${root}/inner`), 'inner');
  const added = [{ files: [fileFacts(7)] }];
  const [within] = catalog.photos.applyScan(inner.id, { ...none, renamed: [], added });
  expect(find(Buffer.from(`${root}/inner/DSC_0007.JPG`))).toBe(within);
  expect(find(Buffer.from('/elsewhere/best.JPG'))).toBeNull();
});
