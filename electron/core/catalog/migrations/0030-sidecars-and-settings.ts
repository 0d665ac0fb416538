/** @file What was last written to each sidecar (the base of a three-way merge), and the app's settings. */
import type { Migration } from '../sqlite/migrate.ts';

export const sidecarsAndSettings: Migration = {
  version: 30,
  statements: [
    `CREATE TABLE sidecar_sync (
       photo_id INTEGER NOT NULL REFERENCES photos (id),
       path BLOB NOT NULL,
       hash TEXT NOT NULL,
       PRIMARY KEY (photo_id, path)
     ) STRICT, WITHOUT ROWID`,
    'CREATE TABLE settings (key TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT, WITHOUT ROWID',
  ],
};
