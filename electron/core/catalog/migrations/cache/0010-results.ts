/** @file Everything that can be computed again, keyed by the content of the file it was computed from. */
import type { Migration } from '../../sqlite/migrate.ts';

export const results: Migration = {
  version: 10,
  statements: [
    `CREATE TABLE facts (
       content_key BLOB PRIMARY KEY, version INTEGER NOT NULL, state TEXT NOT NULL, problem TEXT,
       width_px INTEGER NOT NULL, height_px INTEGER NOT NULL, orientation INTEGER NOT NULL,
       taken_at TEXT, taken_offset TEXT, camera TEXT, lens TEXT, iso REAL,
       drive_mode TEXT, sequence_number INTEGER, bracketing TEXT, panorama INTEGER NOT NULL,
       thumb_offset INTEGER, thumb_length INTEGER
     ) STRICT, WITHOUT ROWID`,
    'CREATE TABLE metadata (content_key BLOB PRIMARY KEY, version INTEGER NOT NULL, json TEXT NOT NULL) STRICT, WITHOUT ROWID',
    `CREATE TABLE measures (
       content_key BLOB PRIMARY KEY, version INTEGER NOT NULL,
       sharpness REAL NOT NULL, subject_sharpness REAL, motion_blur REAL NOT NULL, defocus REAL NOT NULL,
       clipped_highlights REAL NOT NULL, clipped_shadows REAL NOT NULL, exposure REAL NOT NULL, noise REAL NOT NULL,
       contrast REAL NOT NULL, colourfulness REAL NOT NULL, dhash TEXT NOT NULL
     ) STRICT, WITHOUT ROWID`,
    // Apart from the numbers, which are read by the hundred thousand.
    'CREATE TABLE measure_details (content_key BLOB PRIMARY KEY, columns INTEGER, rows INTEGER, tiles BLOB, histogram BLOB) STRICT',
    `CREATE TABLE scores (
       content_key BLOB NOT NULL, model TEXT NOT NULL, weights_sha256 TEXT NOT NULL, scored_long_side_px INTEGER NOT NULL,
       scored_width_px INTEGER NOT NULL, scored_height_px INTEGER NOT NULL, value REAL NOT NULL, normalised REAL NOT NULL,
       scene TEXT, distortion TEXT, output TEXT NOT NULL, device TEXT NOT NULL, at TEXT NOT NULL,
       PRIMARY KEY (content_key, model)
     ) STRICT, WITHOUT ROWID`,
    'CREATE TABLE faces (content_key BLOB PRIMARY KEY, version TEXT NOT NULL, json TEXT NOT NULL) STRICT, WITHOUT ROWID',
    `CREATE TABLE previews (
       content_key BLOB NOT NULL, tier TEXT NOT NULL, content_type TEXT NOT NULL, bytes INTEGER NOT NULL,
       width_px INTEGER NOT NULL, height_px INTEGER NOT NULL, damaged INTEGER NOT NULL, used_at_ms INTEGER NOT NULL,
       PRIMARY KEY (content_key, tier)
     ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX previews_by_use ON previews (used_at_ms)',
  ],
};
