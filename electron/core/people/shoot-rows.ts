/** @file Shoots in people.db: by their path, and where that is unknown by the pictures they have. Numbers are this file's own. */
import type { ContentKey } from '../../contract/ids.ts';
import type { Connection } from '../catalog/sqlite/connection.ts';
import { keyBytes } from '../catalog/sqlite/key-bytes.ts';

export type ShootNumber = number;

/** What is stored of a shoot. */
export interface StoredShoot {
  readonly id: ShootNumber;
  /** Absolute, as bytes. Null: noted by an older version, to be found by its pictures. */
  readonly path: Buffer | null;
  readonly faces: number;
  readonly names: number;
}

export interface ShootRows {
  shootAt(path: Buffer): ShootNumber | null;
  addShoot(path: Buffer): ShootNumber;
  moveShoot(id: ShootNumber, path: Buffer): void;
  shoots(): StoredShoot[];
  /** Shoots that know some of these contents; the most first. */
  shootsWith(keys: Iterable<ContentKey>): Pick<StoredShoot, 'id' | 'path'>[];
  /** With the vectors of pictures that no other shoot has. */
  deleteShoot(id: ShootNumber): void;
}

/** Contents that are this shoot's alone. */
const ofItAlone =
  'content_key IN (SELECT content_key FROM members WHERE shoot = $id EXCEPT SELECT content_key FROM members WHERE shoot <> $id)';

export function shootRows(db: Connection): ShootRows {
  const at = db.prepare<[Buffer], number>('SELECT id FROM shoots WHERE path = ?').pluck();
  const add = db.prepare('INSERT INTO shoots (path) VALUES (?)');
  const move = db.prepare('UPDATE shoots SET path = ? WHERE id = ?');
  const all = db.prepare<[], StoredShoot>(
    `SELECT id, path, (SELECT count(*) FROM members WHERE shoot = shoots.id) AS faces,
       (SELECT count(name) FROM people WHERE shoot = shoots.id) AS names FROM shoots ORDER BY id`,
  );
  const withContent = db.prepare<[Buffer], number>('SELECT DISTINCT shoot FROM members WHERE content_key = ?').pluck();
  const pathOf = db.prepare<[number], Buffer | null>('SELECT path FROM shoots WHERE id = ?').pluck();
  const deletions = [
    `DELETE FROM described WHERE ${ofItAlone}`,
    `DELETE FROM vectors WHERE ${ofItAlone}`,
    'DELETE FROM members WHERE shoot = $id',
    'DELETE FROM people WHERE shoot = $id',
    'DELETE FROM shoots WHERE id = $id',
  ].map((statement) => db.prepare<{ id: number }>(statement));
  const deleteAll = db.transaction((id: ShootNumber) => {
    for (const one of deletions) one.run({ id });
  });
  return {
    shootAt: (path) => at.get(path) ?? null,
    addShoot: (path) => Number(add.run(path).lastInsertRowid),
    moveShoot: (id, path) => void move.run(path, id),
    shoots: () => all.all(),
    shootsWith: (keys) => {
      const shared = new Map<ShootNumber, number>();
      for (const key of keys)
        for (const id of withContent.all(keyBytes(key))) shared.set(id, (shared.get(id) ?? 0) + 1);
      return [...shared]
        .sort((a, b) => b[1] - a[1] || a[0] - b[0])
        .map(([id]) => ({ id, path: pathOf.get(id) ?? null }));
    },
    deleteShoot: (id) => {
      deleteAll(id);
      // Pages that were freed are overwritten; the write-ahead log holds them as they were.
      db.pragma('wal_checkpoint(TRUNCATE)');
    },
  };
}
