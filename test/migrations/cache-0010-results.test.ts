import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { results } from '../../electron/core/catalog/migrations/cache/0010-results.ts';
import { migrate } from '../../electron/core/catalog/sqlite/migrate.ts';
import { tablesOf } from './support.ts';

test('cache 0010 makes a table per kind of result, one row per content', () => {
  const db = new Database(':memory:');
  expect(migrate(db, [results])).toEqual({ from: 0, to: 10 });
  expect(tablesOf(db)).toEqual(['faces', 'facts', 'measure_details', 'measures', 'metadata', 'previews', 'scores']);
  const add = db.prepare("INSERT INTO faces VALUES (x'00', 'v1', '[]')");
  add.run();
  expect(() => add.run()).toThrow('UNIQUE');
});
