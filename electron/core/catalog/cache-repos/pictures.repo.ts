/** @file What decoding a picture came to: whether it can be shown, and how large it is. */

import type { ContentKey, FolderId, PhotoId } from '../../../contract/ids.ts';
import type { PhotoState } from '../../../contract/photo.ts';
import type { Told } from '../../../contract/told.ts';
import type { CacheGate } from '../disk/cache-gate.ts';
import type { Connection } from '../sqlite/connection.ts';
import { keyBytes } from '../sqlite/key-bytes.ts';
import { inSlice, type Slice, sliceOf } from '../sqlite/slice.ts';
import { type Lacking, needs, shownInFolder, toLacking } from './of-folder.ts';

export interface Picture {
  state: PhotoState;
  /** In a photographer's words and about no file by name; null when ready. */
  problem: Told | null;
  /** Upright; 0 where nothing could be decoded. */
  widthPx: number;
  heightPx: number;
}

export interface PictureRow extends Picture {
  contentKey: ContentKey;
  version: number;
}

export interface PicturesRepo {
  get(key: ContentKey): (Picture & { version: number }) | null;
  putMany(rows: readonly PictureRow[]): boolean;
  /** Of any version. */
  ofSlice(slice: Slice): Map<PhotoId, Picture>;
  /** Photos that were never decoded by this version, or that can be shown and have no thumb of it. */
  pending(folderId: FolderId, version: number): Lacking[];
  remove(key: ContentKey): void;
}

type Columns = [state: PhotoState, problem: Told | null, widthPx: number, heightPx: number];
const columns = 'x.state, x.problem, x.width_px, x.height_px';

export function picturesRepo(db: Connection, gate: CacheGate): PicturesRepo {
  const get = db
    .prepare<[Buffer], [...Columns, number]>(`SELECT ${columns}, x.version FROM pictures x WHERE content_key = ?`)
    .raw();
  const ofSlice = db
    .prepare<[number, number, number], [...Columns, PhotoId]>(
      `SELECT ${columns}, p.id FROM ${shownInFolder} JOIN pictures x ON x.content_key = f.content_key WHERE ${inSlice}`,
    )
    .raw();
  const pending = db
    .prepare<[number, number, number], [PhotoId, Buffer]>(
      `SELECT p.id, f.content_key FROM ${shownInFolder} ${needs.header} AND h.verdict IS NULL
       LEFT JOIN pictures x ON x.content_key = f.content_key AND x.version = ?
       LEFT JOIN previews t ON t.content_key = f.content_key AND t.tier = 'thumb' AND t.version = ?
       WHERE p.folder_id = ? AND f.missing = 0
         AND (x.content_key IS NULL OR (x.state IN ('ready', 'damaged') AND t.content_key IS NULL)) ORDER BY p.id`,
    )
    .raw();
  const put = db.prepare('INSERT OR REPLACE INTO pictures VALUES (?, ?, ?, ?, ?, ?)');
  const putMany = db.transaction((rows: readonly PictureRow[]) => {
    for (const { contentKey, version, state, problem, widthPx, heightPx } of rows)
      put.run(keyBytes(contentKey), version, state, problem, widthPx, heightPx);
  });
  const remove = db.prepare('DELETE FROM pictures WHERE content_key = ?');
  return {
    get: (key) => {
      const row = get.get(keyBytes(key));
      return row ? { version: row[4], ...toPicture(row) } : null;
    },
    putMany: (rows) => gate.through(() => putMany(rows)),
    ofSlice: (slice) => new Map(ofSlice.all(...sliceOf(slice)).map((row) => [row[4], toPicture(row)])),
    pending: (folderId, version) => pending.all(version, version, folderId).map(toLacking),
    remove: (key) => void remove.run(keyBytes(key)),
  };
}

function toPicture([state, problem, widthPx, heightPx]: [...Columns, number]): Picture {
  return { state, problem, widthPx, heightPx };
}
