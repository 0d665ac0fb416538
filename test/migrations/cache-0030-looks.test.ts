import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { results } from '../../electron/core/catalog/migrations/cache/0010-results.ts';
import { stages } from '../../electron/core/catalog/migrations/cache/0020-stages.ts';
import { looks } from '../../electron/core/catalog/migrations/cache/0030-looks.ts';
import { migrate } from '../../electron/core/catalog/sqlite/migrate.ts';
import { tablesOf } from './support.ts';

test('cache 0030 has a place for pairs and gives measured pictures a look, empty until they are measured again', () => {
  const db = new Database(':memory:');
  migrate(db, [results, stages]);
  db.exec("INSERT INTO measure_details VALUES (x'00', 3, 2, x'000102030405', NULL)");
  expect(migrate(db, [results, stages, looks])).toEqual({ from: 20, to: 30 });
  expect(tablesOf(db)).toContain('relations');
  const query = 'SELECT columns, tiles, look FROM measure_details';
  expect(db.prepare(query).get()).toEqual({ columns: 3, tiles: Buffer.from([0, 1, 2, 3, 4, 5]), look: null });
});
