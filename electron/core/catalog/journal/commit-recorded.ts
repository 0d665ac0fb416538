/** @file One durable change: in the journal and in library.db, or in neither. */
import { catalogError } from '../disk/catalog-error.ts';
import type { Connection } from '../sqlite/connection.ts';
import type { JournalWriter } from './append-journal.ts';
import type { JournalRecord } from './records.ts';
import { type DecisionWriter, prepareDecisionWriter } from './write-decisions.ts';

/** What a change did; a null record changes nothing and is not written. */
export interface Recorded<T> {
  record: JournalRecord | null;
  result: T;
}

/** Another program moved or deleted library.db or the journal while they were open. Caught by recovery, never seen outside. */
class FilesMoved extends Error {
  readonly code = 'ESTALE';
}

/** Runs `work(seq)` in a transaction and returns its result once journal and database both have it on disk. */
export type CommitRecorded = <T>(work: (seq: number, writer: DecisionWriter) => Recorded<T>) => T;

/**
 * Order: all statements, journal flush, commit. A crash before the flush leaves neither; behind it, the journal alone, and the next start
 * replays it. A commit that fails takes the journal's record back.
 */
export function prepareCommit(db: Connection, journal: JournalWriter, inPlace: () => boolean): CommitRecorded {
  const writer = prepareDecisionWriter(db);
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const rollBack = (): void => {
    if (db.inTransaction) db.exec('ROLLBACK');
  };
  return (work) => {
    if (!inPlace()) throw new FilesMoved();
    const seq = journal.nextSeq();
    begin.run();
    let appended = false;
    try {
      const { record, result } = work(seq, writer);
      if (record) {
        writer.setAppliedSeq(seq);
        journal.append(record);
        appended = true;
      }
      commit.run();
      return result;
    } catch (error) {
      rollBack();
      if (appended) takeBack(journal);
      throw error;
    }
  };
}

function takeBack(journal: JournalWriter): void {
  try {
    journal.takeBack();
  } catch (error) {
    // Typed at once: recovery must not try the change again, the record may still be replayed at the next start.
    throw catalogError('io', 'decisions.journal', error);
  }
}

/** For a catalog opened read-only. */
export function refuseCommit(dir: string): CommitRecorded {
  return () => {
    throw catalogError('read-only', dir);
  };
}
