/** @file Puts the newest backup that is still what was written in the place of a lost library.db. */
import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { failureCode } from '../disk/catalog-error.ts';
import { writeDurably } from '../disk/durable-file.ts';
import { fileChecksum } from '../disk/seal.ts';
import { firstComplaint } from '../sqlite/connection.ts';
import { latestVersion, type Migration, versionOf } from '../sqlite/migrate.ts';
import { type Backup, listBackups } from './backup-files.ts';

/** Returns the backup used; null where none can be trusted. A closed backup is one plain file, so copying its bytes is safe. */
export function restoreNewestBackup(dir: string, file: string, migrations: readonly Migration[]): Backup | null {
  for (const backup of listBackups(dir)) {
    if (!isSound(backup, migrations)) continue;
    writeDurably(file, [readFileSync(backup.file)]);
    return backup;
  }
  return null;
}

/** Same bytes as when it was verified, sound, and of a version that this program knows. */
export function isSound(backup: Backup, migrations: readonly Migration[]): boolean {
  try {
    if (fileChecksum(backup.file).crc32 !== backup.crc32) return false;
    const db = new Database(backup.file, { readonly: true });
    try {
      return versionOf(db) <= latestVersion(migrations) && firstComplaint(db, 'integrity_check') === null;
    } finally {
      db.close();
    }
  } catch (error) {
    if (failureCode(error) === null) throw error;
    return false;
  }
}
