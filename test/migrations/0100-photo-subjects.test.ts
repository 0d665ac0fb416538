import { expect, test } from 'vitest';
import { migrate } from '../../electron/core/catalog/sqlite/migrate.ts';
import { databaseAt, fillPhotos, tablesOf, upTo } from './support.ts';

test('0100 adds subjects; a photo has one', () => {
  const db = databaseAt(90);
  fillPhotos(db);
  expect(migrate(db, upTo(100))).toEqual({ from: 90, to: 100 });
  expect(tablesOf(db)).toContain('photo_subjects');
  db.exec('INSERT INTO photo_subjects VALUES (1, 4294967296)');
  expect(() => db.exec('INSERT INTO photo_subjects VALUES (1, 5)')).toThrow('UNIQUE');
});
