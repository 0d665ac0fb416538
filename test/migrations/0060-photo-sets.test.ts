import { expect, test } from 'vitest';
import { migrate } from '../../electron/core/catalog/sqlite/migrate.ts';
import { databaseAt, fillPhotos, tablesOf, upTo } from './support.ts';

test('0060 adds named sets; a photo is in a set once', () => {
  const db = databaseAt(50);
  fillPhotos(db);
  expect(migrate(db, upTo(60))).toEqual({ from: 50, to: 60 });
  expect(tablesOf(db)).toContain('set_members');
  db.exec('INSERT INTO set_members VALUES (1, 2)');
  expect(() => db.exec('INSERT INTO set_members VALUES (1, 2)')).toThrow('UNIQUE');
});
