/**
 * @file Stacks made by hand: photos of one group stand together whatever is found, a group of one stands alone. Group ids are made from journal
 * sequences and never used twice. Steps of kind "stack" keep groups where others keep decision codes; 0 is no group.
 */
import type { Migration } from '../sqlite/migrate.ts';

export const handStacks: Migration = {
  version: 50,
  statements: [
    `CREATE TABLE hand_stacks (
       photo_id INTEGER PRIMARY KEY REFERENCES photos (id),
       group_id INTEGER NOT NULL
     ) STRICT`,
  ],
};
