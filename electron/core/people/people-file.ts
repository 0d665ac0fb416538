/**
 * @file people.db: everything that is known of who people are.
 *
 * [Note: People apart]
 * Vectors of faces are biometric data and names are personal, so neither lies in library.db (whose backups and journal keep what was deleted) nor in
 * cache.db: both lie in a file of their own that is there only while somebody wanted it, and goes as a whole. Deleting empties it first
 * (`secure_delete`, then the write-ahead log is emptied and the file is written anew), so that nothing of it stays on the disk's free pages as far as
 * SQLite can reach.
 */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ContentKey } from '../../contract/ids.ts';
import { type Connection, openCacheFile } from '../catalog/sqlite/connection.ts';
import { keyBytes, keyOf } from '../catalog/sqlite/key-bytes.ts';
import { type Migration, migrate } from '../catalog/sqlite/migrate.ts';
import { type ShootNumber, type ShootRows, shootRows } from './shoot-rows.ts';

const migrations: readonly Migration[] = [
  {
    version: 10,
    statements: [
      // A content that was looked at; faces of it or none.
      'CREATE TABLE described (content_key BLOB PRIMARY KEY, made_by TEXT NOT NULL) STRICT, WITHOUT ROWID',
      // Middle of the face and its size as fractions of the upright picture; 128 float32, little-endian.
      `CREATE TABLE vectors (
         content_key BLOB NOT NULL, face INTEGER NOT NULL, x REAL NOT NULL, y REAL NOT NULL, w REAL NOT NULL, h REAL NOT NULL,
         side_px REAL NOT NULL, vector BLOB NOT NULL, PRIMARY KEY (content_key, face)) STRICT, WITHOUT ROWID`,
      'CREATE TABLE people (folder_id INTEGER NOT NULL, id INTEGER NOT NULL, name TEXT, PRIMARY KEY (folder_id, id)) STRICT, WITHOUT ROWID',
      // Whose face it is; by_hand: the photographer said so.
      `CREATE TABLE members (
         folder_id INTEGER NOT NULL, content_key BLOB NOT NULL, x REAL NOT NULL, y REAL NOT NULL, person INTEGER NOT NULL, by_hand INTEGER NOT NULL,
         PRIMARY KEY (folder_id, content_key, x, y)) STRICT, WITHOUT ROWID`,
    ],
  },
  {
    // Shoots by their path: numbers of folders are another catalog's once it was built anew.
    version: 20,
    statements: [
      'CREATE TABLE shoots (id INTEGER PRIMARY KEY, path BLOB UNIQUE) STRICT',
      'INSERT INTO shoots (id) SELECT folder_id FROM people UNION SELECT folder_id FROM members',
      'ALTER TABLE people RENAME COLUMN folder_id TO shoot',
      'ALTER TABLE members RENAME COLUMN folder_id TO shoot',
      'CREATE INDEX members_by_content ON members (content_key)',
    ],
  },
];

/** One face that was described. */
export interface DescribedFace {
  /** As the face stands in the picture's faces. */
  face: number;
  /** Middle and size as fractions of the upright picture. */
  x: number;
  y: number;
  w: number;
  h: number;
  /** Longer side in pixels of the picture that was described, whose longer side is 2048 at most. */
  sidePx: number;
  vector: Float32Array;
}

export interface Member {
  contentKey: ContentKey;
  x: number;
  y: number;
  person: number;
  byHand: boolean;
}

export interface PeopleFile extends ShootRows {
  /** Contents that were looked at by this maker. */
  described(madeBy: string): Set<ContentKey>;
  put(madeBy: string, rows: readonly { contentKey: ContentKey; faces: readonly DescribedFace[] }[]): void;
  facesOf(keys: Iterable<ContentKey>): Map<ContentKey, DescribedFace[]>;
  members(shoot: ShootNumber): Member[];
  /** Whose the faces of these contents are; of others what is there stays. */
  putMembers(shoot: ShootNumber, members: Iterable<readonly [ContentKey, readonly Member[]]>): void;
  /** Of a shoot, by id; null has no name. Ids of people who are gone stay taken. */
  people(shoot: ShootNumber): Map<number, string | null>;
  putPeople(shoot: ShootNumber, people: Iterable<readonly [number, string | null]>): void;
  close(): void;
}

const peopleFile = (dir: string): string => join(dir, 'people.db');
export const hasPeople = (dir: string): boolean => existsSync(peopleFile(dir));

export function openPeople(dir: string): PeopleFile {
  const db = open(dir);
  const described = db.prepare<[string], Buffer>('SELECT content_key FROM described WHERE made_by = ?').pluck();
  const note = db.prepare('INSERT OR REPLACE INTO described (content_key, made_by) VALUES (?, ?)');
  const clear = db.prepare('DELETE FROM vectors WHERE content_key = ?');
  const add = db.prepare(
    'INSERT INTO vectors (content_key, face, x, y, w, h, side_px, vector) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const faces = db
    .prepare<[Buffer], [number, number, number, number, number, number, Buffer]>(
      'SELECT face, x, y, w, h, side_px, vector FROM vectors WHERE content_key = ? ORDER BY face',
    )
    .raw();
  const members = db
    .prepare<[number], [Buffer, number, number, number, number]>(
      'SELECT content_key, x, y, person, by_hand FROM members WHERE shoot = ?',
    )
    .raw();
  const clearMembers = db.prepare('DELETE FROM members WHERE shoot = ? AND content_key = ?');
  const addMember = db.prepare(
    'INSERT OR REPLACE INTO members (shoot, content_key, x, y, person, by_hand) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const people = db.prepare<[number], [number, string | null]>('SELECT id, name FROM people WHERE shoot = ?').raw();
  const addPerson = db.prepare('INSERT OR REPLACE INTO people (shoot, id, name) VALUES (?, ?, ?)');
  const put = db.transaction((madeBy: string, rows: Parameters<PeopleFile['put']>[1]) => {
    for (const row of rows) {
      const key = keyBytes(row.contentKey);
      clear.run(key);
      for (const { face, x, y, w, h, sidePx, vector } of row.faces)
        add.run(key, face, x, y, w, h, sidePx, Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength));
      note.run(key, madeBy);
    }
  });
  const putMembers = db.transaction((shoot: ShootNumber, rows: Parameters<PeopleFile['putMembers']>[1]) => {
    for (const [contentKey, list] of rows) {
      const key = keyBytes(contentKey);
      clearMembers.run(shoot, key);
      for (const { x, y, person, byHand } of list) addMember.run(shoot, key, x, y, person, byHand ? 1 : 0);
    }
  });
  const putPeople = db.transaction((shoot: ShootNumber, rows: Parameters<PeopleFile['putPeople']>[1]) => {
    for (const [id, name] of rows) addPerson.run(shoot, id, name);
  });
  return {
    described: (madeBy) => new Set(described.all(madeBy).map(keyOf)),
    put,
    facesOf: (keys) =>
      new Map(
        [...keys].map((key) => [
          key,
          faces.all(keyBytes(key)).map(([face, x, y, w, h, sidePx, bytes]) => ({
            ...{ face, x, y, w, h, sidePx },
            vector: new Float32Array(new Uint8Array(bytes).buffer),
          })),
        ]),
      ),
    ...shootRows(db),
    members: (shoot) =>
      members
        .all(shoot)
        .map(([key, x, y, person, byHand]) => ({ contentKey: keyOf(key), x, y, person, byHand: byHand === 1 })),
    putMembers,
    people: (shoot) => new Map(people.all(shoot)),
    putPeople,
    close: () => db.close(),
  };
}

function open(dir: string): Connection {
  const db = openCacheFile(peopleFile(dir));
  try {
    db.pragma('secure_delete = ON');
    // What the photographer named and joined is no cache.
    db.pragma('synchronous = FULL');
    migrate(db, migrations);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Everything, names too; nobody has the file open. */
export function deletePeople(dir: string): void {
  const file = peopleFile(dir);
  if (existsSync(file)) {
    // A file that is no database any more has nothing to be emptied in an orderly way.
    try {
      const db = open(dir);
      for (const table of ['vectors', 'described', 'people', 'members', 'shoots']) db.exec(`DELETE FROM ${table}`);
      db.exec('VACUUM');
      db.pragma('wal_checkpoint(TRUNCATE)');
      db.close();
    } catch {}
  }
  for (const one of [file, `${file}-wal`, `${file}-shm`]) rmSync(one, { force: true });
}
