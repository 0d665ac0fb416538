/** @file Names photos by what they are on disk, for the journal. */
import type { Connection } from '../sqlite/connection.ts';
import { toUnsigned } from '../sqlite/integers.ts';
import type { FileIdentity, Who } from './records.ts';

type FileColumns = [Buffer, string, string, bigint, bigint, bigint, bigint, Buffer | null, bigint, bigint];

/** Prepares `(photoIds) => Who` on library.db. Throws on an id that is no photo. */
export function prepareIdentify(db: Connection): (ids: Iterable<number>) => Who {
  const folderOf = db.prepare<[number], number>('SELECT folder_id FROM photos WHERE id = ?').pluck();
  const folderById = prepareFolderIdentity(db);
  const filesOf = db
    .prepare<[number], FileColumns>(
      `SELECT rel_path, kind, format, size, mtime_ns, dev, inode, content_key, is_display, missing
       FROM files WHERE photo_id = ? ORDER BY id`,
    )
    .raw()
    .safeIntegers();
  return (ids) => {
    const folders = new Map<number, Who['folders'][number]>();
    const photos: Who['photos'] = [];
    for (const id of ids) {
      const folderId = folderOf.get(id);
      if (folderId === undefined) throw new Error(`no photo has the id ${id}`);
      if (!folders.has(folderId)) folders.set(folderId, folderById(folderId));
      photos.push([id, folderId, filesOf.all(id).map(fileIdentity)]);
    }
    return { folders: [...folders.values()], photos };
  };
}

export function prepareFolderIdentity(db: Connection): (folderId: number) => Who['folders'][number] {
  const get = db
    .prepare<[number], [Buffer, string, string | null, string, number]>(
      'SELECT path, name, volume, opened_at, forgotten FROM folders WHERE id = ?',
    )
    .raw();
  return (id) => {
    const row = get.get(id);
    if (!row) throw new Error(`no folder has the id ${id}`);
    const [path, name, volume, openedAt, forgotten] = row;
    return [id, path.toString('base64'), name, volume, openedAt, forgotten === 1];
  };
}

function fileIdentity(row: FileColumns): FileIdentity {
  const [relPath, kind, format, size, mtimeNs, dev, inode, key, isDisplay, missing] = row;
  return [
    relPath.toString('base64'),
    kind,
    format,
    Number(size),
    String(mtimeNs),
    String(toUnsigned(dev)),
    String(toUnsigned(inode)),
    key?.toString('hex') ?? null,
    isDisplay === 1n,
    missing === 1n,
  ];
}
