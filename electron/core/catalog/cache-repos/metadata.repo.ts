/** @file Full metadata as ExifTool and our header reader gave it, for the info panel and exports. */
import type { ContentKey, FolderId, PhotoId } from '../../../contract/ids.ts';
import type { Metadata } from '../../../contract/photo.ts';
import type { CacheGate } from '../cache-gate.ts';
import type { Connection } from '../connection.ts';
import { keyBytes } from '../content-key.ts';
import { preparePending, shownInFolder } from './of-folder.ts';

export interface MetadataRow {
  contentKey: ContentKey;
  version: number;
  metadata: Metadata;
}

export interface MetadataRepo {
  get(key: ContentKey): { version: number; metadata: Metadata } | null;
  putMany(rows: readonly MetadataRow[]): boolean;
  /** Of this version only. */
  ofFolder(folderId: FolderId, version: number): Map<PhotoId, Metadata>;
  pending(folderId: FolderId, version: number): PhotoId[];
}

export function metadataRepo(db: Connection, gate: CacheGate): MetadataRepo {
  const get = db.prepare<[Buffer], [number, string]>('SELECT version, json FROM metadata WHERE content_key = ?').raw();
  const ofFolder = db
    .prepare<[number, number], [PhotoId, string]>(
      `SELECT p.id, x.json FROM ${shownInFolder} JOIN metadata x ON x.content_key = f.content_key AND x.version = ?
       WHERE p.folder_id = ?`,
    )
    .raw();
  const put = db.prepare('INSERT OR REPLACE INTO metadata (content_key, version, json) VALUES (?, ?, ?)');
  const putMany = db.transaction((rows: readonly MetadataRow[]) => {
    for (const row of rows) put.run(keyBytes(row.contentKey), row.version, JSON.stringify(row.metadata));
  });
  return {
    get: (key) => {
      const row = get.get(keyBytes(key));
      return row ? { version: row[0], metadata: JSON.parse(row[1]) as Metadata } : null;
    },
    putMany: (rows) => gate.through(() => putMany(rows)),
    ofFolder: (folderId, version) => {
      const found = new Map<PhotoId, Metadata>();
      for (const [id, json] of ofFolder.all(version, folderId)) found.set(id, JSON.parse(json) as Metadata);
      return found;
    },
    pending: preparePending<[version: number]>(db, 'metadata', 'x.version = ?'),
  };
}
