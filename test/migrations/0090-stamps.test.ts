import { expect, test } from 'vitest';
import { migrate } from '../../electron/core/catalog/sqlite/migrate.ts';
import { databaseAt, fillPhotos, tablesOf, upTo } from './support.ts';

test('0090 stamps what is decided with its sequence, and nothing that was never set', () => {
  const db = databaseAt(80);
  fillPhotos(db);
  db.exec("INSERT INTO decisions (photo_id, flag, stars, label, turn, seq) VALUES (1, 'pick', 0, 'red', 0, 7)");
  expect(migrate(db, upTo(90))).toEqual({ from: 80, to: 90 });
  expect(db.prepare('SELECT flag_seq, stars_seq, label_seq, turn_seq, past FROM decisions').raw().all()).toEqual([
    [7, 0, 7, 0, null],
  ]);
  expect(tablesOf(db)).toEqual(expect.arrayContaining(['step_stamps', 'opinions']));
});
