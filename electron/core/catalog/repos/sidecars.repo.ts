/** @file What was last written to each sidecar: the base against which a change by another program is recognised. */
import type { FolderId, PhotoId } from '../../../contract/ids.ts';
import type { CommitRecorded } from '../journal/commit-recorded.ts';
import { prepareIdentify } from '../journal/identify.ts';
import type { Connection } from '../sqlite/connection.ts';

export interface SidecarRow {
  photoId: PhotoId;
  /** Absolute, as bytes. */
  path: Buffer;
  /** Of the file's bytes as written, and what in them is ours; see exporting/sidecars/sync-base.ts. */
  hash: string;
}

export interface Sidecars {
  get(photoId: PhotoId, path: Buffer): string | null;
  /** Every sidecar written for a folder's photos. */
  ofFolder(folderId: FolderId): SidecarRow[];
  putMany(rows: readonly SidecarRow[]): void;
}

export function sidecarsRepo(db: Connection, commit: CommitRecorded): Sidecars {
  const identify = prepareIdentify(db);
  const get = db
    .prepare<[number, Buffer], string>('SELECT hash FROM sidecar_sync WHERE photo_id = ? AND path = ?')
    .pluck();
  const ofFolder = db.prepare<[number], SidecarRow>(
    `SELECT s.photo_id AS photoId, s.path, s.hash FROM photos p JOIN sidecar_sync s ON s.photo_id = p.id
     WHERE p.folder_id = ?`,
  );
  const put = db.prepare('INSERT OR REPLACE INTO sidecar_sync (photo_id, path, hash) VALUES (?, ?, ?)');
  return {
    get: (photoId, path) => get.get(photoId, path) ?? null,
    ofFolder: (folderId) => ofFolder.all(folderId),
    putMany: (rows) =>
      commit(() => {
        if (rows.length === 0) return { record: null, result: undefined };
        for (const { photoId, path, hash } of rows) put.run(photoId, path, hash);
        const who = identify(new Set(rows.map(({ photoId }) => photoId)));
        const written = rows.map(({ photoId, path, hash }): [number, string, string] => [
          photoId,
          path.toString('base64'),
          hash,
        ]);
        return { record: { t: 'sidecars', who, rows: written }, result: undefined };
      }),
  };
}
