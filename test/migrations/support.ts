/** @file Databases as every released version left them. */
import Database from 'better-sqlite3';
import { libraryMigrations } from '../../electron/core/catalog/migrations/library.ts';
import { type Migration, migrate } from '../../electron/core/catalog/sqlite/migrate.ts';

export const upTo = (version: number): Migration[] =>
  libraryMigrations.filter((migration) => migration.version <= version);

/** An in-memory database at `version`. */
export function databaseAt(version: number): Database.Database {
  const db = new Database(':memory:');
  db.pragma('foreign_keys = ON');
  migrate(db, upTo(version));
  return db;
}

export function tablesOf(db: Database.Database): string[] {
  const query = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
  return db.prepare<[], string>(query).pluck().all();
}

/** Two folders, two photos and a pair's file, as version 10 stores them. */
export function fillPhotos(db: Database.Database): void {
  db.exec(
    `INSERT INTO folders (path, name, opened_at) VALUES (x'2f61', 'a', '2026-01-01T00:00:00.000Z'), (x'2fff', 'b', '2026-01-02T00:00:00.000Z')`,
  );
  db.exec('INSERT INTO photos (folder_id) VALUES (1), (2)');
  const file = db.prepare(
    `INSERT INTO files (photo_id, folder_id, rel_path, kind, format, size, mtime_ns, dev, inode, content_key, is_display)
     VALUES (?, ?, ?, 'jpeg', 'jpeg', 5, 1700000000123456789, 1, ?, randomblob(16), ?)`,
  );
  file.run(1, 1, Buffer.from('a.jpg'), 1, 1);
  file.run(1, 1, Buffer.from('a.cr3'), 2, 0);
  file.run(2, 2, Buffer.from([0xff]), 3, 1);
}
