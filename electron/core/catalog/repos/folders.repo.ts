/** @file Folders opened for culling. */
import type { FolderId } from '../../../contract/ids.ts';
import type { Clock } from '../../work/clock.ts';
import type { CommitRecorded } from '../journal/commit-recorded.ts';
import { prepareFolderIdentity } from '../journal/identify.ts';
import { prepareMoveFolder } from '../journal/move-folder.ts';
import { nobody } from '../journal/records.ts';
import type { Connection } from '../sqlite/connection.ts';

export interface FolderRow {
  id: FolderId;
  /** Absolute, as bytes. */
  path: Buffer;
  name: string;
  /** Name of the volume where the host knows one. */
  volume: string | null;
  state: 'online' | 'offline';
  /** ISO 8601, last opened. */
  openedAt: string;
}

export interface Folders {
  /** Idempotent by path; a forgotten folder comes back with its photos and decisions. */
  add(path: Buffer, name: string, volume?: string | null): FolderRow;
  get(id: FolderId): FolderRow | null;
  byPath(path: Buffer): FolderRow | null;
  /** Last opened first. */
  list(): FolderRow[];
  touch(id: FolderId): void;
  /** The folder is at another path now; its photos, decisions and written sidecars come along. Null where another folder is known there. */
  move(id: FolderId, path: Buffer, name: string): FolderRow | null;
  setState(id: FolderId, state: FolderRow['state']): void;
  /** Leaves the list; photos and decisions stay in the catalog and in the journal. */
  forget(id: FolderId): void;
}

export function foldersRepo(db: Connection, commit: CommitRecorded, clock: Clock): Folders {
  const columns = 'id, path, name, volume, state, opened_at AS openedAt';
  const get = db.prepare<[number], FolderRow>(`SELECT ${columns} FROM folders WHERE id = ?`);
  const byPath = db.prepare<[Buffer], FolderRow & { forgotten: number }>(
    `SELECT ${columns}, forgotten FROM folders WHERE path = ?`,
  );
  const list = db.prepare<[], FolderRow>(
    `SELECT ${columns} FROM folders WHERE forgotten = 0 ORDER BY opened_at DESC, id DESC`,
  );
  const add = db.prepare('INSERT INTO folders (path, name, volume, opened_at) VALUES (?, ?, ?, ?)');
  const revive = db.prepare('UPDATE folders SET forgotten = 0, opened_at = ? WHERE id = ?');
  const forget = db.prepare('UPDATE folders SET forgotten = 1 WHERE id = ?');
  const touch = db.prepare('UPDATE folders SET opened_at = ? WHERE id = ?');
  const setState = db.prepare('UPDATE folders SET state = ? WHERE id = ?');
  const move = prepareMoveFolder(db);
  const identity = prepareFolderIdentity(db);
  const recordOf = (id: number) => ({ t: 'folder' as const, who: { ...nobody(), folders: [identity(id)] } });
  const known = (path: Buffer): FolderRow | null => {
    const row = byPath.get(path);
    return row && row.forgotten === 0 ? get.get(row.id)! : null;
  };
  return {
    add: (path, name, volume = null) =>
      known(path) ??
      commit(() => {
        const now = clock.nowIso();
        const old = byPath.get(path);
        if (old) revive.run(now, old.id);
        const id = old?.id ?? Number(add.run(path, name, volume, now).lastInsertRowid);
        return { record: recordOf(id), result: get.get(id)! };
      }),
    get: (id) => get.get(id) ?? null,
    byPath: known,
    list: () => list.all(),
    move: (id, path, name) =>
      commit<FolderRow | null>(() => {
        // By its old path: that is what a replay knows it by.
        const { who } = recordOf(id);
        if (!move(id, { path, name })) return { record: null, result: null };
        const record = { t: 'folder-moved' as const, who, folderId: id, path: path.toString('base64'), name };
        return { record, result: get.get(id) ?? null };
      }),
    touch: (id) => void touch.run(clock.nowIso(), id),
    setState: (id, state) => void setState.run(state, id),
    forget: (id) =>
      commit(() => {
        const { changes } = forget.run(id);
        return { record: changes > 0 ? recordOf(id) : null, result: undefined };
      }),
  };
}
