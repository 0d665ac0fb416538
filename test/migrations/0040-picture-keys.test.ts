import { expect, test } from 'vitest';
import { migrate } from '../../electron/core/catalog/sqlite/migrate.ts';
import { databaseAt, fillPhotos, upTo } from './support.ts';

test('0040 adds picture keys to a catalog that has files; they are unknown until a file is looked at again', () => {
  const db = databaseAt(30);
  fillPhotos(db);
  expect(migrate(db, upTo(40))).toEqual({ from: 30, to: 40 });
  expect(db.prepare('SELECT count(*) FROM files WHERE picture_key IS NULL').pluck().get()).toBe(3);
  db.exec("UPDATE files SET picture_key = x'00ff' WHERE id = 1");
  expect(db.prepare("SELECT id FROM files WHERE picture_key = x'00ff'").pluck().all()).toEqual([1]);
});
