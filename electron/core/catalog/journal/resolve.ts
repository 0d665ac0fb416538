/**
 * @file Finds the photos that a journal record speaks of, or makes them again.
 *
 * [Note: Ids after a rebuild] A catalog rebuilt from an old backup may give an id to another photo than the journal's writer did. So an id
 * counts only together with a path or a content; else path and content do; else the photo is made again, under its old id where that is free.
 * Content alone never decides: a folder may hold two copies of one picture. A remapped id stays remapped for the rest of the replay.
 */
import type { Connection } from '../sqlite/connection.ts';
import { toSigned } from '../sqlite/integers.ts';
import type { FileIdentity, Who } from './records.ts';

export interface Resolver {
  /** Learns a record's photos; afterwards its ids can be asked for. */
  learn(who: Who): void;
  folder(id: number): number;
  photo(id: number): number;
}

interface Known {
  photoId: number;
  path: Buffer;
  key: Buffer | null;
}

export function createResolver(db: Connection): Resolver {
  const folderIds = new Map<number, number>();
  const photoIds = new Map<number, number>();
  const lastWords = new Map<number, string>();
  const folderByPath = db.prepare<[Buffer], number>('SELECT id FROM folders WHERE path = ?').pluck();
  const folderExists = db.prepare<[number], number>('SELECT 1 FROM folders WHERE id = ?').pluck();
  const addFolder = db.prepare(
    'INSERT INTO folders (id, path, name, volume, opened_at, forgotten) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const setFolder = db.prepare('UPDATE folders SET name = ?, volume = ?, forgotten = ? WHERE id = ?');
  const photoExists = db.prepare<[number], number>('SELECT 1 FROM photos WHERE id = ?').pluck();
  const addPhoto = db.prepare('INSERT INTO photos (id, folder_id, gone) VALUES (?, ?, ?)');
  const filesOf = db.prepare<[number, number], Known>(
    'SELECT photo_id AS photoId, rel_path AS path, content_key AS key FROM files WHERE photo_id = ? AND folder_id = ?',
  );
  const byPath = db.prepare<[number, Buffer], Known>(
    `SELECT photo_id AS photoId, rel_path AS path, content_key AS key FROM files
     WHERE folder_id = ? AND rel_path = ? AND missing = 0`,
  );
  const displace = db.prepare('UPDATE files SET missing = 1 WHERE folder_id = ? AND rel_path = ? AND missing = 0');
  const refreshGone = db.prepare(
    `UPDATE photos SET gone = NOT EXISTS (SELECT 1 FROM files WHERE photo_id = photos.id AND missing = 0)
     WHERE folder_id = ? AND id IN (SELECT photo_id FROM files WHERE folder_id = ? AND rel_path = ?)`,
  );
  const addFile = db.prepare(
    `INSERT INTO files (photo_id, folder_id, rel_path, kind, format, size, mtime_ns, dev, inode, content_key, is_display, missing)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );

  function resolveFolder([id, path, name, volume, openedAt, forgotten]: Who['folders'][number]): void {
    const bytes = Buffer.from(path, 'base64');
    const known = folderByPath.get(bytes);
    if (known === undefined) {
      const free = folderExists.get(id) === undefined ? id : null;
      folderIds.set(id, Number(addFolder.run(free, bytes, name, volume, openedAt, forgotten ? 1 : 0).lastInsertRowid));
    } else {
      setFolder.run(name, volume, forgotten ? 1 : 0, known);
      folderIds.set(id, known);
    }
  }

  function findPhoto(id: number, folderId: number, files: readonly FileIdentity[]): number | null {
    const wanted = files.map((file) => ({ path: pathBytes(file), key: file[7] ? Buffer.from(file[7], 'hex') : null }));
    const sameKey = (a: Buffer | null, b: Buffer | null): boolean => a !== null && b !== null && a.equals(b);
    for (const known of filesOf.iterate(photoIds.get(id) ?? id, folderId)) {
      if (wanted.some(({ path, key }) => path.equals(known.path) || sameKey(key, known.key))) return known.photoId;
    }
    for (const { path, key } of wanted) {
      const known = byPath.get(folderId, path);
      if (known && (sameKey(key, known.key) || key === null || known.key === null)) return known.photoId;
    }
    return null;
  }

  function makePhoto(id: number, folderId: number, files: readonly FileIdentity[]): number {
    const free = photoExists.get(id) === undefined ? id : null;
    const gone = files.every((file) => file[9]) ? 1 : 0;
    const photoId = Number(addPhoto.run(free, folderId, gone).lastInsertRowid);
    for (const file of files) {
      const [, kind, format, size, mtimeNs, dev, inode, key, isDisplay, missing] = file;
      const path = pathBytes(file);
      if (!missing && displace.run(folderId, path).changes > 0) refreshGone.run(folderId, folderId, path);
      addFile.run(
        photoId,
        folderId,
        path,
        kind,
        format,
        size,
        BigInt(mtimeNs),
        toSigned(BigInt(dev)),
        toSigned(BigInt(inode)),
        key ? Buffer.from(key, 'hex') : null,
        isDisplay ? 1 : 0,
        missing ? 1 : 0,
      );
    }
    return photoId;
  }

  const mapped = (ids: Map<number, number>, id: number, what: string): number => {
    const local = ids.get(id);
    if (local === undefined) throw new Error(`the journal record does not name its ${what} ${id}`);
    return local;
  };
  return {
    learn: (who) => {
      for (const folder of who.folders) resolveFolder(folder);
      for (const [id, folderId, files] of who.photos) {
        const local = mapped(folderIds, folderId, 'folder');
        // Most records speak of photos that an earlier one spoke of in the same words.
        const words = `${local} ${files.map((file) => `${file[0]} ${file[7]}`).join(' ')}`;
        if (lastWords.get(id) === words) continue;
        lastWords.set(id, words);
        photoIds.set(id, findPhoto(id, local, files) ?? makePhoto(id, local, files));
      }
    },
    folder: (id) => mapped(folderIds, id, 'folder'),
    photo: (id) => mapped(photoIds, id, 'photo'),
  };
}

const pathBytes = (file: FileIdentity): Buffer => Buffer.from(file[0], 'base64');
