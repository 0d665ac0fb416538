/** @file By how many quarters clockwise the photographer turned a picture: a part of what is decided about it, in the same undo log. */
import type { Migration } from '../sqlite/migrate.ts';

export const turns: Migration = {
  version: 70,
  statements: ['ALTER TABLE decisions ADD COLUMN turn INTEGER NOT NULL DEFAULT 0 CHECK (turn BETWEEN 0 AND 3)'],
};
