import { expect, test } from 'vitest';
import { migrate } from '../../electron/core/catalog/sqlite/migrate.ts';
import { databaseAt, fillPhotos, tablesOf, upTo } from './support.ts';

test('0030 adds sidecars and settings to a catalog that has decisions', () => {
  const db = databaseAt(20);
  fillPhotos(db);
  db.exec("INSERT INTO decisions (photo_id, flag, stars, label, seq) VALUES (2, 'reject', 0, 'none', 7)");
  expect(migrate(db, upTo(30))).toEqual({ from: 20, to: 30 });
  expect(tablesOf(db)).toEqual(expect.arrayContaining(['settings', 'sidecar_sync']));
  expect(db.prepare('SELECT flag FROM decisions').pluck().all()).toEqual(['reject']);
  db.exec("INSERT INTO sidecar_sync VALUES (1, x'2f61', 'h')");
  expect(() => db.exec("INSERT INTO sidecar_sync VALUES (1, x'2f61', 'i')")).toThrow('UNIQUE');
});
