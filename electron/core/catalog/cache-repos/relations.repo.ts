/** @file What pairs of pictures have in common: worked out once a pair, whenever a shoot is opened. */
import type { ContentKey } from '../../../contract/ids.ts';
import type { Relation } from '../../culling/alike/relate.ts';
import type { CacheGate } from '../disk/cache-gate.ts';
import type { Connection } from '../sqlite/connection.ts';
import { keyBytes } from '../sqlite/key-bytes.ts';

export interface RelationRow {
  from: ContentKey;
  to: ContentKey;
  version: number;
  relation: Relation;
}

export interface RelationsRepo {
  /** Of this version only. */
  get(from: ContentKey, to: ContentKey, version: number): Relation | null;
  putMany(rows: readonly RelationRow[]): boolean;
  /** Of the picture with any other. */
  remove(key: ContentKey): void;
}

const names = ['x', 'y', 'match', 'overlap', 'standing', 'colour', 'likeness', 'brighter'] as const;

export function relationsRepo(db: Connection, gate: CacheGate): RelationsRepo {
  const get = db.prepare<[Buffer, Buffer, number], Relation>(
    `SELECT ${names.join(', ')} FROM relations WHERE from_key = ? AND to_key = ? AND version = ?`,
  );
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
    remove: (key) => void remove.run(keyBytes(key), keyBytes(key)),
    putMany: (rows) => gate.through(() => putMany(rows)),
  };
}
