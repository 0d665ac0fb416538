/** @file Sets of photos with a name. Names are a setting; which photos belong is kept here and, as steps of kind "set", in the undo log. */
import type { Migration } from '../sqlite/migrate.ts';

export const photoSets: Migration = {
  version: 60,
  statements: [
    `CREATE TABLE set_members (
       set_id INTEGER NOT NULL,
       photo_id INTEGER NOT NULL REFERENCES photos (id),
       PRIMARY KEY (set_id, photo_id)
     ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX sets_of_photo ON set_members (photo_id)',
  ],
};
