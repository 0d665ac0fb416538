/** @file Replaces the journal by what library.db holds. */

import type { JournalWriter } from './journal/append-journal.ts';
import { pruneSteps, snapshotRecords } from './journal/snapshot.ts';
import type { Connection } from './sqlite/connection.ts';

/** About 10,000 key presses: what a start after a crash compares with the database in well under a second. */
const smallestLimitBytes = 4 * 1024 * 1024;

/** A crash in between is repaired at the next start: the journal is then ahead, with a snapshot of the same. */
export function writeSnapshot(db: Connection, journal: JournalWriter): void {
  pruneSteps(db);
  const seq = journal.replaceBy(snapshotRecords(db));
  db.prepare('UPDATE journal_state SET applied_seq = ? WHERE id = 1').run(seq);
}

/** Keeps the journal under 4 MiB, or four times what its last snapshot took. */
export function createSnapshotPolicy(
  limitBytes = smallestLimitBytes,
): (db: Connection, journal: JournalWriter) => boolean {
  let limit = limitBytes;
  return (db, journal) => {
    if (journal.bytes() <= limit) return false;
    writeSnapshot(db, journal);
    limit = Math.max(limitBytes, 4 * journal.bytes());
    return true;
  };
}
