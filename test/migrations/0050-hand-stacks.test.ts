import { expect, test } from 'vitest';
import { migrate } from '../../electron/core/catalog/sqlite/migrate.ts';
import { databaseAt, fillPhotos, tablesOf, upTo } from './support.ts';

test('0050 adds stacks made by hand; a photo is in one at a time', () => {
  const db = databaseAt(40);
  fillPhotos(db);
  expect(migrate(db, upTo(50))).toEqual({ from: 40, to: 50 });
  expect(tablesOf(db)).toContain('hand_stacks');
  db.exec('INSERT INTO hand_stacks VALUES (1, 7)');
  expect(() => db.exec('INSERT INTO hand_stacks VALUES (1, 8)')).toThrow('UNIQUE');
});
