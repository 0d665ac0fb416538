/** @file The picture without its metadata, so that a file which was stamped and renamed is known again. Filled in when a file is looked at. */
import type { Migration } from '../sqlite/migrate.ts';

export const pictureKeys: Migration = {
  version: 40,
  statements: [
    'ALTER TABLE files ADD COLUMN picture_key BLOB',
    'CREATE INDEX files_by_picture ON files (picture_key) WHERE picture_key IS NOT NULL',
  ],
};
