import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { cacheMigrations } from '../../electron/core/catalog/migrations/cache.ts';
import { migrate } from '../../electron/core/catalog/sqlite/migrate.ts';

test('cache 0040 adds room for detail and edges; what is there stays, without them', () => {
  const db = new Database(':memory:');
  migrate(
    db,
    cacheMigrations.filter(({ version }) => version <= 30),
  );
  db.exec("INSERT INTO measure_details (content_key, tiles) VALUES (x'00', x'07')");
  expect(
    migrate(
      db,
      cacheMigrations.filter(({ version }) => version <= 40),
    ),
  ).toEqual({ from: 30, to: 40 });
  expect(db.prepare('SELECT tiles, detail FROM measure_details').get()).toEqual({
    tiles: Buffer.from([7]),
    detail: null,
  });
  expect(db.prepare("SELECT count(*) AS n FROM pragma_table_info('measures') WHERE name = 'edge'").get()).toEqual({
    n: 1,
  });
});
