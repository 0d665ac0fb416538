import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { cacheMigrations } from '../../electron/core/catalog/migrations/cache.ts';
import { migrate } from '../../electron/core/catalog/sqlite/migrate.ts';

test('cache 0060 adds room for what pictures show; what is there stays', () => {
  const db = new Database(':memory:');
  const upTo = (last: number) => cacheMigrations.filter(({ version }) => version <= last);
  migrate(db, upTo(50));
  db.exec("INSERT INTO score_descriptions (model, json) VALUES ('liqe-mix', '{}')");
  expect(migrate(db, upTo(60))).toEqual({ from: 50, to: 60 });
  expect(db.prepare('SELECT model FROM score_descriptions').pluck().all()).toEqual(['liqe-mix']);
  const put = db.prepare(
    'INSERT INTO embeddings (content_key, model, weights_sha256, version, vector) VALUES (?, ?, ?, 1, ?)',
  );
  put.run(Buffer.from([1]), 'clip', 'a', Buffer.from([1, 2]));
  expect(() => put.run(Buffer.from([1]), 'clip', 'b', Buffer.from([3]))).toThrow('UNIQUE');
});
