import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { cacheMigrations } from '../../electron/core/catalog/migrations/cache.ts';
import { migrate } from '../../electron/core/catalog/sqlite/migrate.ts';

test('cache 0050 keeps every score and writes what models said beside it in one shape', () => {
  const db = new Database(':memory:');
  migrate(
    db,
    cacheMigrations.filter(({ version }) => version <= 40),
  );
  const put = db.prepare(
    `INSERT INTO scores (content_key, model, weights_sha256, scored_long_side_px, scored_width_px, scored_height_px, value, normalised,
       scene, distortion, output, device, at) VALUES (x'01', ?, 'aa', 1024, 1024, 683, ?, 0.5, ?, ?, ?, 'cpu', '')`,
  );
  put.run('opinion', 62.5, null, null, JSON.stringify({ kind: 'mos', mos: 62.5 }));
  put.run(
    'ratings',
    1.75,
    null,
    null,
    JSON.stringify({ kind: 'distribution', mean: 1.75, distribution: [0.25, 0.75] }),
  );
  const shares = { quality: { bad: 0.1, good: 0.9 }, scene: { human: 1 }, distortion: { blur: 0.6, "it's": 0.4 } };
  put.run('named', 4.2, 'human', 'blur', JSON.stringify({ kind: 'liqe', score: 4.2, ...shares }));
  expect(
    migrate(
      db,
      cacheMigrations.filter(({ version }) => version <= 50),
    ),
  ).toEqual({ from: 40, to: 50 });
  const rows = db.prepare('SELECT model, value, tops, attributes, output FROM scores ORDER BY model').raw().all();
  const read = (rows as [string, number, string | null, null, string][]).map(
    ([model, value, tops, attributes, output]) => [
      ...[model, value, tops === null ? null : JSON.parse(tops), attributes],
      JSON.parse(output),
    ],
  );
  expect(read).toEqual([
    ['named', 4.2, { scene: 'human', distortion: 'blur' }, null, { marginals: shares }],
    ['opinion', 62.5, null, null, {}],
    ['ratings', 1.75, null, null, { distribution: [0.25, 0.75] }],
  ]);
});
