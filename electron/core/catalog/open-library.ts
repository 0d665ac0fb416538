/** @file library.db and its journal: checked, restored where needed, reconciled, ready for decisions. */

import { existsSync, rmSync, statSync } from 'node:fs';
import { say } from '../../../texts/say.ts';
import type { Clock } from '../work/clock.ts';
import { listBackups } from './backups/backup-files.ts';
import { restoreNewestBackup } from './backups/restore-backup.ts';
import { failureCode } from './disk/catalog-error.ts';
import { libraryFile } from './disk/catalog-files.ts';
import { sweepTemporaries } from './disk/durable-file.ts';
import { moveAside } from './disk/move-aside.ts';
import { breakSeal, checkSeal, sealFile } from './disk/seal.ts';
import { type JournalWriter, openJournalWriter, unfinishedJournals } from './journal/append-journal.ts';
import { type CommitRecorded, prepareCommit } from './journal/commit-recorded.ts';
import { type JournalContent, journalFile, readJournal } from './journal/read-journal.ts';
import { replayJournal } from './journal/replay.ts';
import { libraryMigrations } from './migrations/library.ts';
import type { OpenReport } from './open-report.ts';
import { type Connection, firstComplaint, openDurable } from './sqlite/connection.ts';
import { headerVersion, migrate, refuseFuture, versionOf } from './sqlite/migrate.ts';
import { differsFromJournal } from './verify-decisions.ts';
import { writeSnapshot } from './write-snapshot.ts';

export type LibraryReport = Pick<OpenReport, 'created' | 'migrated' | 'restored' | 'replayed' | 'journal'>;

export interface OpenLibrary {
  db: Connection;
  file: string;
  journal: JournalWriter;
  commit: CommitRecorded;
  report: LibraryReport;
}

/** What is wrong with library.db; thrown between here and `openLibrary` only. */
class Untrusted extends Error {}

/** Restores from the newest sound backup and the journal where library.db is lost or damaged; what is damaged is moved aside. Throws a CatalogError for a database from the future. */
export function openLibrary(dir: string, clock: Clock): OpenLibrary {
  const file = libraryFile(dir);
  sweepTemporaries(dir);
  for (const leftover of unfinishedJournals(dir)) rmSync(leftover, { force: true });
  refuseFuture(file, headerVersion(file) ?? 0, libraryMigrations);
  const content = readJournal(dir);
  const created =
    !existsSync(file) && !existsSync(`${file}-wal`) && content.lastSeq === 0 && listBackups(dir).length === 0;
  const opened = created ? create(file) : openOrRestore(dir, file, content, clock);
  const journal = reconcile(dir, opened, content, clock);
  breakSeal(file);
  const commit = prepareCommit(opened.db, journal.writer, filesInPlace(file, journal.writer));
  return {
    db: opened.db,
    file,
    journal: journal.writer,
    commit,
    report: { ...opened.report, created, journal: journal.state },
  };
}

interface Opened {
  db: Connection;
  report: Omit<LibraryReport, 'created' | 'journal'>;
}

function create(file: string): Opened {
  const db = openDurable(file);
  return { db, report: { migrated: migrate(db, libraryMigrations), restored: null, replayed: 0 } };
}

function openOrRestore(dir: string, file: string, content: JournalContent, clock: Clock): Opened {
  try {
    return openTrusted(file, content);
  } catch (first) {
    if (!isDamage(first)) throw first;
    try {
      // A reader that stumbled once is no corruption: a fresh handle has the last word.
      if (!(first instanceof Untrusted)) return openTrusted(file, content);
    } catch (second) {
      if (!isDamage(second)) throw second;
    }
    return restore(dir, file, content, clock, first instanceof Error ? first.message : String(first));
  }
}

const isDamage = (error: unknown): boolean =>
  error instanceof Untrusted || ['corrupt', 'io'].includes(failureCode(error) ?? '');

function openTrusted(file: string, content: JournalContent): Opened {
  if (!existsSync(file)) throw new Untrusted(say('catalog.missing'));
  if (statSync(file).size === 0) throw new Untrusted(say('catalog.empty'));
  const seal = checkSeal(file);
  if (seal === 'changed') throw new Untrusted(say('catalog.changedWhileClosed'));
  const db = openDurable(file);
  try {
    refuseFuture(file, versionOf(db), libraryMigrations);
    if (versionOf(db) === 0) throw new Untrusted(say('catalog.empty'));
    // Byte for byte as it was closed says more than any check of its structure.
    const complaint = seal === 'intact' ? null : firstComplaint(db, 'integrity_check');
    if (complaint) throw new Untrusted(say('catalog.damaged', { problem: complaint.split('\n')[0] ?? '' }));
    const { from, to } = migrate(db, libraryMigrations);
    const replayed = replayJournal(db, content);
    const difference = seal === 'intact' ? null : differsFromJournal(db, content);
    if (difference) throw new Untrusted(say('catalog.damaged', { problem: difference }));
    return { db, report: { migrated: from === to ? null : { from, to }, restored: null, replayed } };
  } catch (error) {
    db.close();
    throw error;
  }
}

function restore(dir: string, file: string, content: JournalContent, clock: Clock, because: string): Opened {
  const movedTo = moveAside(dir, [file, `${file}-wal`, `${file}-shm`, sealFile(file)], clock.nowIso());
  const backup = restoreNewestBackup(dir, file, libraryMigrations);
  const db = openDurable(file);
  const { from, to } = migrate(db, libraryMigrations);
  const replayed = replayJournal(db, content);
  skipIds(db);
  const decisions = db.prepare<[], number>('SELECT count(*) FROM decisions').pluck().get() ?? 0;
  const migrated = backup && from !== to ? { from, to } : null;
  return { db, report: { migrated, restored: { because, movedTo, backup, decisions }, replayed } };
}

/**
 * Photos that were scanned since the backup and not decided about are found again under other ids. None of those may be an id that a page still
 * shows for another photo.
 */
function skipIds(db: Connection): void {
  for (const table of ['photos', 'files']) {
    const { changes } = db.prepare('UPDATE sqlite_sequence SET seq = seq + 1000000 WHERE name = ?').run(table);
    if (changes === 0) db.prepare('INSERT INTO sqlite_sequence (name, seq) VALUES (?, 1000000)').run(table);
  }
}

/** From here on the journal says at least what the database says, and nothing that cannot be read. */
function reconcile(
  dir: string,
  { db, report }: Opened,
  content: JournalContent,
  clock: Clock,
): { writer: JournalWriter; state: LibraryReport['journal'] } {
  const applied = db.prepare<[], number>('SELECT applied_seq FROM journal_state').pluck().get() ?? 0;
  const state = journalState(content, applied);
  if (state === 'damaged') moveAside(dir, [journalFile(dir)], clock.nowIso());
  const lastSeq = Math.max(content.lastSeq, applied);
  const writer = openJournalWriter(dir, { lastSeq, goodBytes: state === 'damaged' ? 0 : content.goodBytes });
  try {
    const rewritten = state !== 'sound' && state !== 'torn';
    if (rewritten ? lastSeq > 0 : report.restored !== null) writeSnapshot(db, writer);
  } catch (error) {
    writer.close();
    throw error;
  }
  return { writer, state };
}

function journalState(content: JournalContent, applied: number): LibraryReport['journal'] {
  if (content.damaged) return 'damaged';
  if (!content.exists) return content.lastSeq === 0 && applied === 0 ? 'sound' : 'missing';
  if (content.lastSeq < applied) return 'behind';
  return content.tornBytes > 0 ? 'torn' : 'sound';
}

/** Whether both files are still those that were opened: another program may have moved or deleted them. */
function filesInPlace(file: string, journal: JournalWriter): () => boolean {
  const opened = statSync(file);
  return () => {
    const now = statSync(file, { throwIfNoEntry: false });
    return now !== undefined && now.ino === opened.ino && now.dev === opened.dev && journal.isInPlace();
  };
}
