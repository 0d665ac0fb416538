import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { cacheMigrations } from '../../electron/core/catalog/migrations/cache.ts';
import { migrate } from '../../electron/core/catalog/sqlite/migrate.ts';

test('cache 0070 adds room for comparisons, one a stack', () => {
  const db = new Database(':memory:');
  migrate(
    db,
    cacheMigrations.filter(({ version }) => version <= 60),
  );
  expect(
    migrate(
      db,
      cacheMigrations.filter(({ version }) => version <= 70),
    ),
  ).toEqual({ from: 60, to: 70 });
  db.exec("INSERT INTO comparisons VALUES (x'01', x'02', '[]')");
  expect(() => db.exec("INSERT INTO comparisons VALUES (x'01', x'03', '[]')")).toThrow('UNIQUE');
});
