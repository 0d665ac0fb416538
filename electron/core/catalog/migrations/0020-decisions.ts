/** @file Decisions, the undo log, and how far the journal has been carried over. */
import type { Migration } from '../sqlite/migrate.ts';

export const decisions: Migration = {
  version: 20,
  statements: [
    `CREATE TABLE decisions (
       photo_id INTEGER PRIMARY KEY REFERENCES photos (id),
       flag TEXT NOT NULL CHECK (flag IN ('pick', 'reject', 'none')),
       stars INTEGER NOT NULL CHECK (stars BETWEEN 0 AND 5),
       label TEXT NOT NULL,
       dismissed TEXT,
       seq INTEGER NOT NULL
     ) STRICT`,
    `CREATE TABLE steps (
       id INTEGER PRIMARY KEY,
       kind TEXT NOT NULL,
       says TEXT NOT NULL,
       at TEXT NOT NULL,
       undone INTEGER NOT NULL DEFAULT 0
     ) STRICT`,
    // A new step drops what was undone: found without looking through the whole log.
    'CREATE INDEX steps_undone ON steps (id) WHERE undone = 1',
    // before and after are decision codes: see decision-code.ts.
    `CREATE TABLE step_changes (
       step_id INTEGER NOT NULL REFERENCES steps (id) ON DELETE CASCADE,
       photo_id INTEGER NOT NULL REFERENCES photos (id),
       before INTEGER NOT NULL,
       after INTEGER NOT NULL,
       PRIMARY KEY (step_id, photo_id)
     ) STRICT, WITHOUT ROWID`,
    'CREATE TABLE journal_state (id INTEGER PRIMARY KEY CHECK (id = 1), applied_seq INTEGER NOT NULL) STRICT',
    'INSERT INTO journal_state (id, applied_seq) VALUES (1, 0)',
  ],
};
