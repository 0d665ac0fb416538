import { expect, test } from 'vitest';
import { migrate } from '../../electron/core/catalog/sqlite/migrate.ts';
import { databaseAt, fillPhotos, tablesOf, upTo } from './support.ts';

test('0020 adds decisions and the undo log to a catalog that has photos', () => {
  const db = databaseAt(10);
  fillPhotos(db);
  expect(migrate(db, upTo(20))).toEqual({ from: 10, to: 20 });
  expect(tablesOf(db)).toEqual(['decisions', 'files', 'folders', 'journal_state', 'photos', 'step_changes', 'steps']);
  expect(db.prepare('SELECT count(*) FROM files').pluck().get()).toBe(3);
  expect(db.prepare('SELECT applied_seq FROM journal_state').pluck().all()).toEqual([0]);
});

test('0020 refuses what is no decision, and drops a step with its changes', () => {
  const db = databaseAt(20);
  fillPhotos(db);
  const decide = db.prepare("INSERT INTO decisions (photo_id, flag, stars, label, seq) VALUES (?, ?, ?, 'red', 1)");
  expect(() => decide.run(1, 'maybe', 1)).toThrow('CHECK');
  expect(() => decide.run(1, 'pick', 6)).toThrow('CHECK');
  expect(() => decide.run(99, 'pick', 1)).toThrow('FOREIGN KEY');
  decide.run(1, 'pick', 5);
  db.exec(
    "INSERT INTO steps VALUES (1, 'decide', 'x', 'now', 0); INSERT INTO step_changes VALUES (1, 1, 0, 1); DELETE FROM steps",
  );
  expect(db.prepare('SELECT count(*) FROM step_changes').pluck().get()).toBe(0);
});
