import { expect, test } from 'vitest';
import type { PhotoId } from '../../../electron/contract/ids.ts';
import { noChanges } from '../../../electron/core/catalog/repos/scan-changes.ts';
import { addPhotos, fileFacts, keyNumber, openTestCatalog, temporaryFolder } from './support/catalog-fixture.ts';

test('names that are no text, and the largest inode, come back as they went in', async () => {
  const catalog = await openTestCatalog(temporaryFolder());
  const folder = catalog.folders.add(Buffer.from([0x2f, 0xff, 0xfe]), '\u{FFFD}');
  const file = fileFacts(1, {
    relPath: Buffer.concat([Buffer.from('a\n%2f/'), Buffer.from([0xc3, 0x28])]),
    inode: 2n ** 64n - 1n,
    dev: 2n ** 63n,
    mtimeNs: -5n,
    contentKey: null,
  });
  const [id] = catalog.photos.applyScan(folder.id, { ...noChanges(), added: [{ files: [file] }] });
  const stored = { ...file, id: 1, photoId: id, missing: false };
  expect(catalog.photos.get(id!)).toEqual({ id, folderId: folder.id, gone: false, files: [stored] });
  expect(catalog.photos.ofFolder(folder.id)).toEqual([catalog.photos.get(id!)]);
  expect(catalog.folders.byPath(Buffer.from([0x2f, 0xff, 0xfe]))).toEqual(folder);
});

test('a pair is one photo; it is gone only when both files are missing, and comes back with either', async () => {
  const catalog = await openTestCatalog(temporaryFolder());
  const folder = catalog.folders.add(Buffer.from('/p'), 'p');
  const raw = fileFacts(2, { relPath: Buffer.from('a.cr3'), kind: 'raw', format: 'cr3', isDisplay: false });
  const scan = (changes: Partial<ReturnType<typeof noChanges>>) =>
    catalog.photos.applyScan(folder.id, { ...noChanges(), ...changes });
  const [id] = scan({ added: [{ files: [fileFacts(1)] }] }) as [PhotoId];
  expect(scan({ attached: [{ ...raw, photoId: id }] })).toEqual([id]);
  const [first, second] = catalog.photos.get(id)!.files.map((file) => file.id) as [number, number];
  expect(scan({ missingFiles: [first] })).toEqual([id]);
  expect(catalog.photos.get(id)!.gone).toBe(false);
  scan({ missingFiles: [second] });
  expect(catalog.photos.get(id)).toMatchObject({ gone: true, files: [{ missing: true }, { missing: true }] });
  scan({ returnedFiles: [second] });
  expect(catalog.photos.get(id)!.gone).toBe(false);
});

test('two files that swapped names keep their photos and decisions', async () => {
  const catalog = await openTestCatalog(temporaryFolder());
  const { folderId, ids } = addPhotos(catalog, 2);
  catalog.decisions.apply({ ids: [ids[0]!], change: { flag: 'pick' }, kind: 'decide' });
  const [a, b] = catalog.photos.many(ids).map((photo) => photo.files[0]!);
  const renamed = [
    { fileId: a!.id, relPath: b!.relPath },
    { fileId: b!.id, relPath: a!.relPath },
  ];
  expect(catalog.photos.applyScan(folderId, { ...noChanges(), renamed })).toEqual(ids);
  expect(catalog.photos.get(ids[0]!)!.files[0]).toMatchObject({
    relPath: b!.relPath,
    contentKey: keyNumber(0),
    missing: false,
  });
  expect(catalog.decisions.get(ids[0]!).decision.flag).toBe('pick');
});

test('a scan is one transaction: a file of another folder stops all of it', async () => {
  const catalog = await openTestCatalog(temporaryFolder());
  const { folderId } = addPhotos(catalog, 2);
  const other = catalog.folders.add(Buffer.from('/other'), 'other');
  const foreign = catalog.photos.ofFolder(folderId)[0]!.files[0]!.id;
  const changes = { ...noChanges(), added: [{ files: [fileFacts(9)] }], missingFiles: [foreign] };
  expect(() => catalog.photos.applyScan(other.id, changes)).toThrow('no file with the id');
  expect(catalog.photos.ofFolder(other.id)).toEqual([]);
  expect(catalog.photos.ofFolder(folderId)[0]!.gone).toBe(false);
});

test('an edited file keeps its photo and gets its new content', async () => {
  const catalog = await openTestCatalog(temporaryFolder());
  const { folderId, ids } = addPhotos(catalog, 1);
  const { relPath: _, ...file } = fileFacts(0, { contentKey: keyNumber(77), sizeBytes: 5 });
  const fileId = catalog.photos.get(ids[0]!)!.files[0]!.id;
  expect(catalog.photos.applyScan(folderId, { ...noChanges(), updatedFiles: [{ ...file, fileId }] })).toEqual(ids);
  expect(catalog.photos.get(ids[0]!)!.files[0]).toMatchObject({ sizeBytes: 5, contentKey: keyNumber(77) });
});
