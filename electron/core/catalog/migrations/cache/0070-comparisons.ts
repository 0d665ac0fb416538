/** @file Frames of a stack, compared place by place: a reopened shoot compares nothing again. */
import type { Migration } from '../../sqlite/migrate.ts';

export const comparisons: Migration = {
  version: 70,
  statements: [
    // One row a stack: `stack_key` is of its contents in order, `state` of everything else that the comparison read.
    `CREATE TABLE comparisons (
      stack_key BLOB PRIMARY KEY, state BLOB NOT NULL, frames TEXT NOT NULL
    ) STRICT, WITHOUT ROWID`,
  ],
};
