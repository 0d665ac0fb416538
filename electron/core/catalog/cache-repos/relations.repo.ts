/** @file What pairs of pictures have in common: worked out once a pair, whenever a shoot is opened. */
import type { ContentKey, FolderId } from '../../../contract/ids.ts';
import type { Relation } from '../../culling/alike/relate.ts';
import type { CacheGate } from '../disk/cache-gate.ts';
import type { Connection } from '../sqlite/connection.ts';
import { keyBytes } from '../sqlite/key-bytes.ts';
import { shownInFolder } from './of-folder.ts';

export interface RelationRow {
  from: ContentKey;
  to: ContentKey;
  version: number;
  relation: Relation;
}

/** By the first content; a photo is compared with few others. */
export type Related = Map<ContentKey, { to: ContentKey; relation: Relation }[]>;

export interface RelationsRepo {
  /** Of this version only, as is all below. */
  get(from: ContentKey, to: ContentKey, version: number): Relation | null;
  /** Of what the folder's photos show, with anything. */
  ofFolder(folderId: FolderId, version: number): Related;
  putMany(rows: readonly RelationRow[]): boolean;
  /** Of the picture with any other. */
  remove(key: ContentKey): void;
}

const names = ['x', 'y', 'match', 'overlap', 'standing', 'colour', 'likeness', 'brighter'] as const;

type Eight = [number, number, number, number, number, number, number, number];

export function relationsRepo(db: Connection, gate: CacheGate): RelationsRepo {
  const get = db.prepare<[Buffer, Buffer, number], Relation>(
    `SELECT ${names.join(', ')} FROM relations WHERE from_key = ? AND to_key = ? AND version = ?`,
  );
  const ofFolder = db
    .prepare<[number, number], [ContentKey, ContentKey, ...Eight]>(
      `SELECT lower(hex(r.from_key)), lower(hex(r.to_key)), ${names.map((name) => `r.${name}`).join(', ')}
       FROM ${shownInFolder} JOIN relations r ON r.from_key = f.content_key AND r.version = ?
       WHERE p.folder_id = ? ORDER BY p.id`,
    )
    .raw();
  const put = db.prepare(
    `INSERT OR REPLACE INTO relations (from_key, to_key, version, ${names.join(', ')}) VALUES (?, ?, ?${', ?'.repeat(names.length)})`,
  );
  const remove = db.prepare<[Buffer, Buffer]>('DELETE FROM relations WHERE from_key = ? OR to_key = ?');
  const putMany = db.transaction((rows: readonly RelationRow[]) => {
    for (const { from, to, version, relation } of rows)
      put.run(keyBytes(from), keyBytes(to), version, ...names.map((name) => relation[name]));
  });
  return {
    get: (from, to, version) => get.get(keyBytes(from), keyBytes(to), version) ?? null,
    ofFolder: (folderId, version) => {
      const found: Related = new Map();
      const rows = ofFolder.iterate(version, folderId);
      for (const [from, to, x, y, match, overlap, standing, colour, likeness, brighter] of rows) {
        const pair = { to, relation: { x, y, match, overlap, standing, colour, likeness, brighter } };
        const others = found.get(from);
        if (others) others.push(pair);
        else found.set(from, [pair]);
      }
      return found;
    },
    remove: (key) => void remove.run(keyBytes(key), keyBytes(key)),
    putMany: (rows) => gate.through(() => putMany(rows)),
  };
}
