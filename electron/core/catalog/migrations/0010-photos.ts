/** @file Folders, photos and their files. Ids are never used twice: an id in an old journal must not come to mean another photo. */
import type { Migration } from '../sqlite/migrate.ts';

export const photos: Migration = {
  version: 10,
  statements: [
    `CREATE TABLE folders (
       id INTEGER PRIMARY KEY AUTOINCREMENT,
       path BLOB NOT NULL UNIQUE,
       name TEXT NOT NULL,
       volume TEXT,
       state TEXT NOT NULL DEFAULT 'online' CHECK (state IN ('online', 'offline')),
       opened_at TEXT NOT NULL,
       forgotten INTEGER NOT NULL DEFAULT 0
     ) STRICT`,
    `CREATE TABLE photos (
       id INTEGER PRIMARY KEY AUTOINCREMENT,
       folder_id INTEGER NOT NULL REFERENCES folders (id),
       gone INTEGER NOT NULL DEFAULT 0
     ) STRICT`,
    'CREATE INDEX photos_of_folder ON photos (folder_id)',
    `CREATE TABLE files (
       id INTEGER PRIMARY KEY AUTOINCREMENT,
       photo_id INTEGER NOT NULL REFERENCES photos (id),
       folder_id INTEGER NOT NULL REFERENCES folders (id),
       rel_path BLOB NOT NULL,
       kind TEXT NOT NULL,
       format TEXT NOT NULL,
       size INTEGER NOT NULL,
       mtime_ns INTEGER NOT NULL,
       dev INTEGER NOT NULL,
       inode INTEGER NOT NULL,
       content_key BLOB,
       is_display INTEGER NOT NULL,
       missing INTEGER NOT NULL DEFAULT 0
     ) STRICT`,
    'CREATE INDEX files_of_photo ON files (photo_id)',
    'CREATE UNIQUE INDEX files_by_path ON files (folder_id, rel_path) WHERE missing = 0',
    'CREATE INDEX files_by_content ON files (content_key)',
  ],
};
