/** @file One writer per catalog: a SQLite file lock, which the operating system drops when its process dies in any way. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { catalogError, failureCode } from './catalog-error.ts';

export interface ProcessLock {
  release(): void;
}

/** Takes the lock or throws 'in-use' at once. The file holds nothing and may be deleted while no Chinagraph runs. */
export function takeProcessLock(dir: string): ProcessLock {
  const file = join(dir, 'lock.db');
  const db = new Database(file, { timeout: 0 });
  try {
    db.pragma('journal_mode = MEMORY');
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (failureCode(error) === 'busy') throw catalogError('in-use', dir);
    throw error;
  }
  return {
    release: () => {
      if (!db.open) return;
      db.exec('ROLLBACK');
      db.close();
    },
  };
}
