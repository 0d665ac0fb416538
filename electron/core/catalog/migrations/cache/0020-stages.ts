/**
 * @file One table per stage. What was merged into "facts" is kept apart by who said it: the header, the decoder, the metadata; a merged row was
 * written before all of them had spoken and never again. Rows of version 0 are shown until their stage has been run again.
 */
import type { Migration } from '../../sqlite/migrate.ts';

export const stages: Migration = {
  version: 20,
  statements: [
    `CREATE TABLE headers (
       content_key BLOB PRIMARY KEY, version INTEGER NOT NULL, verdict TEXT, orientation INTEGER NOT NULL,
       width_px INTEGER NOT NULL, height_px INTEGER NOT NULL, taken_at TEXT, taken_offset TEXT, camera TEXT
     ) STRICT, WITHOUT ROWID`,
    `INSERT INTO headers
       SELECT content_key, 0, NULL, orientation, width_px, height_px, taken_at, taken_offset, camera FROM facts`,
    `CREATE TABLE pictures (
       content_key BLOB PRIMARY KEY, version INTEGER NOT NULL, state TEXT NOT NULL, problem TEXT,
       width_px INTEGER NOT NULL, height_px INTEGER NOT NULL
     ) STRICT, WITHOUT ROWID`,
    // Verdicts against a picture are looked into again: a decoder that ran out of time gave them too.
    `INSERT INTO pictures SELECT content_key, 2, state, problem, width_px, height_px FROM facts WHERE state IN ('ready', 'damaged')`,
    'DROP TABLE facts',
    'ALTER TABLE metadata ADD COLUMN taken_at TEXT',
    'ALTER TABLE metadata ADD COLUMN taken_offset TEXT',
    // Where the subject is that subject_sharpness speaks of; both null where none is known.
    'ALTER TABLE measures ADD COLUMN subject_x REAL',
    'ALTER TABLE measures ADD COLUMN subject_y REAL',
    'UPDATE measures SET subject_sharpness = NULL',
    'ALTER TABLE scores ADD COLUMN version INTEGER NOT NULL DEFAULT 1',
    "UPDATE faces SET version = '1 ' || version",
    'ALTER TABLE previews ADD COLUMN version INTEGER NOT NULL DEFAULT 2',
  ],
};
