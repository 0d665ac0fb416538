/** @file The slow and thorough look at everything the catalog has on disk, for `doctor`. */
import { statSync } from 'node:fs';
import { listBackups } from './backups/backup-files.ts';
import { isSound } from './backups/restore-backup.ts';
import { cacheFile } from './disk/catalog-files.ts';
import { readJournal } from './journal/read-journal.ts';
import { libraryMigrations } from './migrations/library.ts';
import { type Connection, firstComplaint } from './sqlite/connection.ts';
import { differsFromJournal } from './verify-decisions.ts';

export interface CheckReport {
  /** First complaint of integrity_check, or a difference from the journal; null when sound. */
  library: string | null;
  cache: string | null;
  journal: { records: number; damaged: boolean };
  /** Newest first. */
  backups: { file: string; time: string; sound: boolean }[];
  counts: { folders: number; photos: number; decisions: number; steps: number };
  /** Bytes on disk. */
  libraryBytes: number;
  cacheBytes: number;
}

export function checkCatalog(dir: string, library: { db: Connection; file: string }, cache: Connection): CheckReport {
  const journal = readJournal(dir);
  const count = (table: string): number =>
    library.db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
  const bytes = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return {
    library: firstComplaint(library.db, 'integrity_check') ?? differsFromJournal(library.db, journal),
    cache: firstComplaint(cache, 'integrity_check'),
    journal: { records: journal.count, damaged: journal.damaged },
    backups: listBackups(dir).map((backup) => ({
      file: backup.file,
      time: backup.time,
      sound: isSound(backup, libraryMigrations),
    })),
    counts: {
      folders: count('folders'),
      photos: count('photos'),
      decisions: count('decisions'),
      steps: count('steps'),
    },
    libraryBytes: bytes(library.file),
    cacheBytes: bytes(cacheFile(dir)),
  };
}
