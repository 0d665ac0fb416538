import { expect, test } from 'vitest';
import { migrate } from '../../electron/core/catalog/sqlite/migrate.ts';
import { databaseAt, fillPhotos, upTo } from './support.ts';

test('0070 adds turns by quarters; decisions made before are not turned', () => {
  const db = databaseAt(60);
  fillPhotos(db);
  db.exec("INSERT INTO decisions (photo_id, flag, stars, label, dismissed, seq) VALUES (1, 'pick', 3, 'red', NULL, 7)");
  expect(migrate(db, upTo(70))).toEqual({ from: 60, to: 70 });
  expect(db.prepare('SELECT * FROM decisions').get()).toEqual({
    ...{ photo_id: 1, flag: 'pick', stars: 3, label: 'red', dismissed: null, seq: 7 },
    turn: 0,
  });
  expect(() => db.exec('UPDATE decisions SET turn = 4')).toThrow('CHECK');
});
