/** @file Detail of each frame, by which stacks are compared, and how sharp a frame is by itself. */
import type { Migration } from '../../sqlite/migrate.ts';

export const detail: Migration = {
  version: 40,
  statements: ['ALTER TABLE measures ADD COLUMN edge REAL', 'ALTER TABLE measure_details ADD COLUMN detail BLOB'],
};
