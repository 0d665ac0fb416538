/**
 * @file Where the photographer says that a photo's subject is: a box as one number (journal/subject-code.ts), in the undo log. Steps of kind "subject" keep these where others keep decision codes; 0 is
 * nothing said.
 */
import type { Migration } from '../sqlite/migrate.ts';

export const photoSubjects: Migration = {
  version: 100,
  statements: [
    `CREATE TABLE photo_subjects (
       photo_id INTEGER PRIMARY KEY REFERENCES photos (id),
       code INTEGER NOT NULL
     ) STRICT`,
  ],
};
