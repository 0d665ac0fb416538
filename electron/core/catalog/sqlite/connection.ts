/** @file Opening a SQLite file with the settings each of the two catalog files promises, read back and asserted. */
import Database from 'better-sqlite3';

export type Connection = Database.Database;

/** How long a lock held by another program is waited for. Short: the engine answers nothing meanwhile. */
const busyTimeoutMs = 1_000;

function openWal(file: string, synchronous: 'FULL' | 'NORMAL', expected: number): Connection {
  const db = new Database(file, { timeout: busyTimeoutMs });
  try {
    if (db.pragma('journal_mode = WAL', { simple: true }) !== 'wal')
      throw new Error(`${file}: no write-ahead log here`);
    // Explicit and read back: journal_mode changes the level behind one's back (better-sqlite3's default is NORMAL in WAL).
    db.pragma(`synchronous = ${synchronous}`);
    db.pragma('foreign_keys = ON');
    if (db.pragma('synchronous', { simple: true }) !== expected)
      throw new Error(`${file}: synchronous is not ${synchronous}`);
    if (db.pragma('foreign_keys', { simple: true }) !== 1) throw new Error(`${file}: foreign keys are off`);
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}

/** Decisions: every commit is on the disk when it returns. */
export function openDurable(file: string): Connection {
  const db = openWal(file, 'FULL', 2);
  // macOS: a plain fsync stops at the drive's cache; the log is flushed through at each checkpoint.
  db.pragma('checkpoint_fullfsync = ON');
  return db;
}

/** Results that can be made again: a power cut may take back the last commits, never the file. */
export function openCacheFile(file: string): Connection {
  const db = openWal(file, 'NORMAL', 1);
  db.pragma('cache_size = -16384');
  return db;
}

/** First complaint of quick_check or integrity_check; null when the file is sound. Throws where it cannot even be read. */
export function firstComplaint(db: Connection, check: 'quick_check' | 'integrity_check'): string | null {
  const answer = db.pragma(`${check}(1)`, { simple: true });
  return answer === 'ok' ? null : String(answer);
}
