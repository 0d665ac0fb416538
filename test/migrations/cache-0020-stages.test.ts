import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { results } from '../../electron/core/catalog/migrations/cache/0010-results.ts';
import { stages } from '../../electron/core/catalog/migrations/cache/0020-stages.ts';
import { migrate } from '../../electron/core/catalog/sqlite/migrate.ts';
import { tablesOf } from './support.ts';

test('cache 0020 parts the merged facts by who said them; what was shown is shown until its stage has been run again', () => {
  const db = new Database(':memory:');
  migrate(db, [results]);
  const fact = db.prepare(
    `INSERT INTO facts (content_key, version, state, problem, width_px, height_px, orientation, taken_at, panorama)
     VALUES (?, 1, ?, ?, 6000, 4000, 6, '2026-03-01T10:11:12.345', 0)`,
  );
  fact.run(Buffer.from([1]), 'ready', null);
  fact.run(Buffer.from([2]), 'corrupt', 'a.jpg: the file is empty.');
  db.exec("INSERT INTO faces VALUES (x'01', 'sha', '[]')");
  db.exec("INSERT INTO previews VALUES (x'01', 'thumb', 'image/jpeg', 1, 1, 1, 0, 0)");
  expect(migrate(db, [results, stages])).toEqual({ from: 10, to: 20 });
  expect(tablesOf(db)).toEqual([
    'faces',
    'headers',
    'measure_details',
    'measures',
    'metadata',
    'pictures',
    'previews',
    'scores',
  ]);
  const all = (sql: string) => db.prepare(sql).raw().all();
  expect(all('SELECT version, verdict, orientation, width_px, taken_at FROM headers')).toEqual([
    [0, null, 6, 6000, '2026-03-01T10:11:12.345'],
    [0, null, 6, 6000, '2026-03-01T10:11:12.345'],
  ]);
  expect(all('SELECT content_key, state FROM pictures')).toEqual([[Buffer.from([1]), 'ready']]);
  expect(all('SELECT version FROM faces')).toEqual([['1 sha']]);
  expect(all('SELECT version FROM previews')).toEqual([[2]]);
});
