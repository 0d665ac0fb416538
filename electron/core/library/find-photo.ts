/** @file From a file's path to the photo it belongs to. */
import path from 'node:path';
import type { PhotoId } from '../../contract/ids.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { isWithin, pathKey } from './paths.ts';

/** Asks the folders of the catalog, deepest first. `file` is absolute. */
export function createFindPhoto(catalog: Pick<Catalog, 'folders' | 'photos'>): (file: Buffer) => PhotoId | null {
  const indexes = new Map<number, Map<string, PhotoId>>();
  const indexOf = (folderId: Parameters<typeof catalog.photos.ofFolder>[0]) => {
    const index = new Map<string, PhotoId>();
    for (const photo of catalog.photos.ofFolder(folderId)) {
      for (const file of photo.files) if (!file.missing) index.set(pathKey(file.relPath), photo.id);
    }
    indexes.set(folderId, index);
    return index;
  };
  return (file) => {
    const folders = catalog.folders.list().toSorted((a, b) => b.path.length - a.path.length);
    for (const folder of folders) {
      if (!isWithin(file, folder.path)) continue;
      const rel = file.subarray(folder.path.length + (folder.path.at(-1) === 0x2f ? 0 : 1));
      const key = pathKey(
        path.sep === '/' ? rel : Buffer.from(rel.toString('latin1').replaceAll(path.sep, '/'), 'latin1'),
      );
      const id = (indexes.get(folder.id) ?? indexOf(folder.id)).get(key);
      if (id !== undefined) return id;
    }
    return null;
  };
}
