/** @file Faces found in a picture. An empty list is a result too: there are none. */
import type { Face } from '../../../contract/face.ts';
import type { ContentKey, FolderId, PhotoId } from '../../../contract/ids.ts';
import type { CacheGate } from '../disk/cache-gate.ts';
import type { Connection } from '../sqlite/connection.ts';
import { keyBytes } from '../sqlite/key-bytes.ts';
import { inSlice, type Slice, sliceOf } from '../sqlite/slice.ts';
import { type Lacking, needs, preparePending, shownInFolder } from './of-folder.ts';

export interface FacesRow {
  contentKey: ContentKey;
  /** Of the code and of detector, landmark and eye models together. */
  version: string;
  faces: Face[];
}

export interface FacesRepo {
  get(key: ContentKey): { version: string; faces: Face[] } | null;
  put(row: FacesRow): boolean;
  putMany(rows: readonly FacesRow[]): boolean;
  /** Of this version only. */
  ofSlice(slice: Slice, version: string): Map<PhotoId, Face[]>;
  pending(folderId: FolderId, version: string): Lacking[];
  remove(key: ContentKey): void;
}

export function facesRepo(db: Connection, gate: CacheGate): FacesRepo {
  const get = db.prepare<[Buffer], [string, string]>('SELECT version, json FROM faces WHERE content_key = ?').raw();
  const ofSlice = db
    .prepare<[string, number, number, number], [PhotoId, string]>(
      `SELECT p.id, x.json FROM ${shownInFolder} JOIN faces x ON x.content_key = f.content_key AND x.version = ? WHERE ${inSlice}`,
    )
    .raw();
  const put = db.prepare('INSERT OR REPLACE INTO faces (content_key, version, json) VALUES (?, ?, ?)');
  const putMany = db.transaction((rows: readonly FacesRow[]) => {
    for (const row of rows) put.run(keyBytes(row.contentKey), row.version, JSON.stringify(row.faces));
  });
  const remove = db.prepare('DELETE FROM faces WHERE content_key = ?');
  return {
    get: (key) => {
      const row = get.get(keyBytes(key));
      return row ? { version: row[0], faces: JSON.parse(row[1]) as Face[] } : null;
    },
    put: (row) => gate.through(() => putMany([row])),
    putMany: (rows) => gate.through(() => putMany(rows)),
    ofSlice: (slice, version) => {
      const found = new Map<PhotoId, Face[]>();
      for (const [id, json] of ofSlice.all(version, ...sliceOf(slice)))
        found.set(id, json === '[]' ? [] : (JSON.parse(json) as Face[]));
      return found;
    },
    pending: preparePending<[version: string]>(db, 'faces', 'x.version = ?', needs.picture),
    remove: (key) => void remove.run(keyBytes(key)),
  };
}
