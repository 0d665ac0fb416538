/** @file From a file's path to the photo it belongs to. */
import type { PhotoId } from '../../contract/ids.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { isWithin } from './paths.ts';

/** Asks the folders of the catalog, deepest first. `file` is absolute, as the system writes it. Null where no folder knows it. */
export function createFindPhoto(catalog: Pick<Catalog, 'folders' | 'photos'>): (file: Buffer) => PhotoId | null {
  return (file) => {
    const wanted = slashed(file);
    const folders = catalog.folders
      .list()
      .map(({ id, path }) => ({ id, path: slashed(path) }))
      .toSorted((a, b) => b.path.length - a.path.length);
    for (const folder of folders) {
      if (!isWithin(wanted, folder.path)) continue;
      const id = catalog.photos.atPath(folder.id, wanted.subarray(folder.path.length + 1));
      if (id !== null) return id;
    }
    return null;
  };
}

/** '/'-separated on every system, without a '/' at the end. */
function slashed(path: Buffer): Buffer {
  const text = process.platform === 'win32' ? path.toString('latin1').replaceAll('\\', '/') : path.toString('latin1');
  return Buffer.from(text.replace(/\/+$/, ''), 'latin1');
}
