/** @file What each picture roughly looks like, and what pairs of pictures have in common. Looks are filled in as measures are computed again. */
import type { Migration } from '../../sqlite/migrate.ts';

export const looks: Migration = {
  version: 30,
  statements: [
    'ALTER TABLE measure_details ADD COLUMN look BLOB',
    `CREATE TABLE relations (
       from_key BLOB NOT NULL, to_key BLOB NOT NULL, version INTEGER NOT NULL,
       x REAL NOT NULL, y REAL NOT NULL, match REAL NOT NULL, overlap REAL NOT NULL, standing REAL NOT NULL,
       colour REAL NOT NULL, likeness REAL NOT NULL, brighter REAL NOT NULL,
       PRIMARY KEY (from_key, to_key)
     ) STRICT, WITHOUT ROWID`,
  ],
};
