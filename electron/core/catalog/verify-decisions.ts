/** @file After a crash: does library.db say what the journal says? Finds damage to decisions that SQLite's own checks cannot see. */
import Database from 'better-sqlite3';
import type { JournalContent } from './journal/read-journal.ts';
import { replayJournal } from './journal/replay.ts';
import { libraryMigrations } from './migrations/library.ts';
import type { Connection } from './sqlite/connection.ts';
import { migrate } from './sqlite/migrate.ts';

const questions = {
  decisions: 'SELECT photo_id, flag, stars, label, dismissed, turn FROM decisions ORDER BY photo_id',
  stacks: 'SELECT photo_id, group_id FROM hand_stacks ORDER BY photo_id',
  sets: 'SELECT set_id, photo_id FROM set_members ORDER BY set_id, photo_id',
  clocks: 'SELECT photo_id, shift_ms FROM photo_clocks ORDER BY photo_id',
  subjects: 'SELECT photo_id, code FROM photo_subjects ORDER BY photo_id',
  merges: 'SELECT photo_id, past FROM decisions WHERE past IS NOT NULL ORDER BY photo_id',
  opinions: 'SELECT photo_id, author, code, fields FROM opinions ORDER BY photo_id, author',
  folders: 'SELECT id, path, name, forgotten FROM folders ORDER BY id',
};

/** First difference in words; null where there is none, or where the journal cannot tell. `db` has replayed the journal already. */
export function differsFromJournal(db: Connection, journal: JournalContent): string | null {
  const complete = journal.exists && !journal.damaged && (journal.snapshotSeq > 0 || journal.firstSeq === 1);
  const applied = db.prepare<[], number>('SELECT applied_seq FROM journal_state').pluck().get();
  if (!complete || applied !== journal.lastSeq) return null;
  const expected = new Database(':memory:');
  try {
    migrate(expected, libraryMigrations);
    replayJournal(expected, journal);
    for (const [what, question] of Object.entries(questions)) {
      const wanted = expected.prepare<[], unknown[]>(question).raw().iterate();
      const found = db.prepare<[], unknown[]>(question).raw().iterate();
      if (!sameRows(wanted, found)) return `${what} differ from the journal`;
    }
    return null;
  } finally {
    expected.close();
  }
}

function sameRows(wanted: Iterator<unknown[]>, found: Iterator<unknown[]>): boolean {
  try {
    for (;;) {
      const a = wanted.next();
      const b = found.next();
      if (a.done || b.done) return a.done === b.done;
      if (!a.value.every((cell, i) => sameCell(cell, b.value[i]))) return false;
    }
  } finally {
    wanted.return?.();
    found.return?.();
  }
}

function sameCell(a: unknown, b: unknown): boolean {
  return Buffer.isBuffer(a) && Buffer.isBuffer(b) ? a.equals(b) : a === b;
}
