import { expect, test } from 'vitest';
import { migrate } from '../../electron/core/catalog/sqlite/migrate.ts';
import { databaseAt, fillPhotos, tablesOf, upTo } from './support.ts';

test('0080 adds clocks; a photo has one', () => {
  const db = databaseAt(70);
  fillPhotos(db);
  expect(migrate(db, upTo(80))).toEqual({ from: 70, to: 80 });
  expect(tablesOf(db)).toContain('photo_clocks');
  db.exec('INSERT INTO photo_clocks VALUES (1, -3600000)');
  expect(() => db.exec('INSERT INTO photo_clocks VALUES (1, 5)')).toThrow('UNIQUE');
});
