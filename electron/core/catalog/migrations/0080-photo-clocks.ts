/**
 * @file By how much a photo's clock was wrong, in milliseconds to be added: set for all photos of a camera body, kept by photo, so that it moves with them and
 * stands in the undo log. Steps of kind "clock" keep these where others keep decision codes; 0 is a clock that is right.
 */
import type { Migration } from '../sqlite/migrate.ts';

export const photoClocks: Migration = {
  version: 80,
  statements: [
    `CREATE TABLE photo_clocks (
       photo_id INTEGER PRIMARY KEY REFERENCES photos (id),
       shift_ms INTEGER NOT NULL
     ) STRICT`,
  ],
};
