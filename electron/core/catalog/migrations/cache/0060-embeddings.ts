/** @file What a picture shows, as a vector: to find photos by words and photos like one. */
import type { Migration } from '../../sqlite/migrate.ts';

export const embeddings: Migration = {
  version: 60,
  statements: [
    // The vector has length 1; its numbers are signed 16-bit, little-endian, times 32767.
    `CREATE TABLE embeddings (
       content_key BLOB NOT NULL, model TEXT NOT NULL, weights_sha256 TEXT NOT NULL, version INTEGER NOT NULL, vector BLOB NOT NULL,
       PRIMARY KEY (content_key, model)) STRICT, WITHOUT ROWID`,
  ],
};
