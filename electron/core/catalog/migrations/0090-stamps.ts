/**
 * @file Stamps: which journal sequence set each field last, and what a merge with others' decisions left ([Note: Stamps] in journal/stamps.ts). What was
 * decided before counts as set by the decision's last sequence; a field that says nothing was never set. Opinions are what each author said himself of a
 * picture, whatever was agreed on: flags, stars and labels as a decision code, and the bits of that code that he set.
 */
import type { Migration } from '../sqlite/migrate.ts';

export const stamps: Migration = {
  version: 90,
  statements: [
    'ALTER TABLE decisions ADD COLUMN flag_seq INTEGER NOT NULL DEFAULT 0',
    'ALTER TABLE decisions ADD COLUMN stars_seq INTEGER NOT NULL DEFAULT 0',
    'ALTER TABLE decisions ADD COLUMN label_seq INTEGER NOT NULL DEFAULT 0',
    'ALTER TABLE decisions ADD COLUMN turn_seq INTEGER NOT NULL DEFAULT 0',
    'ALTER TABLE decisions ADD COLUMN past TEXT',
    `UPDATE decisions SET flag_seq = iif(flag = 'none', 0, seq), stars_seq = iif(stars = 0, 0, seq),
       label_seq = iif(label = 'none', 0, seq), turn_seq = iif(turn = 0, 0, seq)`,
    `CREATE TABLE step_stamps (
       step_id INTEGER NOT NULL REFERENCES steps (id) ON DELETE CASCADE,
       photo_id INTEGER NOT NULL REFERENCES photos (id),
       before TEXT NOT NULL,
       after TEXT NOT NULL,
       PRIMARY KEY (step_id, photo_id)
     ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE opinions (
       photo_id INTEGER NOT NULL REFERENCES photos (id),
       author TEXT NOT NULL,
       code INTEGER NOT NULL,
       fields INTEGER NOT NULL,
       PRIMARY KEY (photo_id, author)
     ) STRICT, WITHOUT ROWID`,
  ],
};
