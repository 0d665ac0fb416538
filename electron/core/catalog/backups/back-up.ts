/** @file A verified copy of library.db, made while it is in use. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { catalogError } from '../disk/catalog-error.ts';
import { putInPlace, sweepTemporaries, syncFile } from '../disk/durable-file.ts';
import { fileChecksum } from '../disk/seal.ts';
import { type Connection, firstComplaint } from '../sqlite/connection.ts';
import { type Backup, backupFolder, backupName, backupsToDrop, listBackups } from './backup-files.ts';

/** Copies, checks the copy, flushes, renames, rotates. Throws, and leaves the older backups alone, when the copy is not sound. */
export async function backUp(db: Connection, dir: string, nowIso: string): Promise<Backup> {
  const folder = backupFolder(dir);
  mkdirSync(folder, { recursive: true });
  sweepTemporaries(folder);
  const temporary = join(folder, 'library.db.tmp');
  try {
    await db.backup(temporary);
    const seq = checkCopy(temporary);
    syncFile(temporary);
    const { crc32 } = fileChecksum(temporary);
    putInPlace(temporary, join(folder, backupName(nowIso, seq, crc32)));
  } catch (error) {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${temporary}${suffix}`, { force: true });
    throw error;
  }
  const backups = listBackups(dir);
  for (const { file } of backupsToDrop(backups)) rmSync(file, { force: true });
  return backups[0]!;
}

/** Makes the copy one file without a write-ahead log, checks all of it and returns the last journal sequence in it. */
function checkCopy(file: string): number {
  const copy = new Database(file);
  try {
    copy.pragma('journal_mode = DELETE');
    const complaint = firstComplaint(copy, 'integrity_check');
    if (complaint) throw catalogError('corrupt', file, new Error(complaint));
    // A catalog from before the journal has no such table.
    const hasState = copy.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'journal_state'").pluck().get() === 1;
    return hasState ? (copy.prepare<[], number>('SELECT applied_seq FROM journal_state').pluck().get() ?? 0) : 0;
  } finally {
    copy.close();
  }
}
