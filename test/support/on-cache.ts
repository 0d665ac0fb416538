/** @file A catalog's results, opened beside the engine: tests mark, delete and count rows. */
import path from 'node:path';
import Database from 'better-sqlite3';

/** The engine must be closed. */
export function onCache<T>(catalogDir: string, work: (db: Database.Database) => T): T {
  const db = new Database(path.join(catalogDir, 'cache.db'));
  try {
    return work(db);
  } finally {
    db.close();
  }
}
