/** @file Full metadata as ExifTool or our own reader gave it, and the capture time by all tags that can state one. */
import type { ContentKey, FolderId, PhotoId } from '../../../contract/ids.ts';
import type { Metadata } from '../../../contract/photo.ts';
import type { CacheGate } from '../disk/cache-gate.ts';
import type { Connection } from '../sqlite/connection.ts';
import { keyBytes } from '../sqlite/key-bytes.ts';
import { inSlice, type Slice, sliceOf } from '../sqlite/slice.ts';
import { type Lacking, needs, preparePending, shownInFolder } from './of-folder.ts';

export interface ReadMetadata {
  metadata: Metadata;
  /** Camera-local "YYYY-MM-DDTHH:MM:SS.sss"; null where no tag states it. */
  takenAt: string | null;
  takenOffset: string | null;
}

export interface MetadataRow extends ReadMetadata {
  contentKey: ContentKey;
  version: number;
}

export interface MetadataRepo {
  get(key: ContentKey): (ReadMetadata & { version: number }) | null;
  putMany(rows: readonly MetadataRow[]): boolean;
  /** Of this version only: older ones may have other fields. */
  ofSlice(slice: Slice, version: number): Map<PhotoId, ReadMetadata>;
  /** Files that hold no picture at all have no metadata either. */
  pending(folderId: FolderId, version: number): Lacking[];
  remove(key: ContentKey): void;
}

type Columns = [json: string, takenAt: string | null, takenOffset: string | null];
const columns = 'x.json, x.taken_at, x.taken_offset';

export function metadataRepo(db: Connection, gate: CacheGate): MetadataRepo {
  const get = db
    .prepare<[Buffer], [...Columns, number]>(`SELECT ${columns}, x.version FROM metadata x WHERE content_key = ?`)
    .raw();
  const ofSlice = db
    .prepare<[number, number, number, number], [...Columns, PhotoId]>(
      `SELECT ${columns}, p.id FROM ${shownInFolder} JOIN metadata x ON x.content_key = f.content_key AND x.version = ?
       WHERE ${inSlice}`,
    )
    .raw();
  const put = db.prepare(
    'INSERT OR REPLACE INTO metadata (content_key, version, json, taken_at, taken_offset) VALUES (?, ?, ?, ?, ?)',
  );
  const putMany = db.transaction((rows: readonly MetadataRow[]) => {
    for (const { contentKey, version, metadata, takenAt, takenOffset } of rows)
      put.run(keyBytes(contentKey), version, JSON.stringify(metadata), takenAt, takenOffset);
  });
  const remove = db.prepare('DELETE FROM metadata WHERE content_key = ?');
  return {
    get: (key) => {
      const row = get.get(keyBytes(key));
      return row ? { version: row[3], ...toRead(row) } : null;
    },
    putMany: (rows) => gate.through(() => putMany(rows)),
    ofSlice: (slice, version) => new Map(ofSlice.all(version, ...sliceOf(slice)).map((row) => [row[3], toRead(row)])),
    pending: preparePending<[version: number]>(
      db,
      'metadata',
      'x.version = ?',
      `${needs.header} AND (h.verdict IS NULL OR h.verdict IN ('unsupported', 'clip'))`,
    ),
    remove: (key) => void remove.run(keyBytes(key)),
  };
}

function toRead([json, takenAt, takenOffset]: [...Columns, number]): ReadMetadata {
  return { metadata: JSON.parse(json) as Metadata, takenAt, takenOffset };
}
