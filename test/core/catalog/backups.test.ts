import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { type Backup, backupsToDrop, listBackups } from '../../../electron/core/catalog/backups/backup-files.ts';
import { addPhotos, fakeClock, openTestCatalog, temporaryFolder, whatWasDone } from './support/catalog-fixture.ts';

const backup = (time: string, seq: number): Backup => ({ file: `${time}-${seq}`, time, seq, crc32: 0 });

test('rotation keeps 3 newest, 7 days, 4 weeks', () => {
  // Twice a day for 40 days from Monday 5 January 2026, newest first.
  const all = Array.from({ length: 80 }, (_, i) => {
    const at = new Date(Date.UTC(2026, 0, 5 + Math.floor(i / 2), i % 2 === 0 ? 9 : 18));
    return backup(at.toISOString().replace(/\.\d+|[-:]/g, ''), i);
  }).reverse();
  const dropped = new Set(backupsToDrop(all));
  expect(all.filter((each) => !dropped.has(each)).map(({ time }) => time)).toEqual([
    ...['20260213T180000Z', '20260213T090000Z', '20260212T180000Z', '20260211T180000Z', '20260210T180000Z'],
    ...['20260209T180000Z', '20260208T180000Z', '20260207T180000Z', '20260201T180000Z', '20260125T180000Z'],
  ]);
});

test('a clock that jumped ten years ahead once does not push out newer backups', () => {
  const all = [backup('20260303T100000Z', 9), backup('20260302T100000Z', 8), backup('20360301T100000Z', 7)];
  expect(backupsToDrop(all)).toEqual([]);
  expect(backupsToDrop([...all, backup('20360301T090000Z', 6)])).toEqual([backup('20360301T090000Z', 6)]);
});

test('a backup is one sound file with every row, made only when something changed', async () => {
  const dir = temporaryFolder();
  const clock = fakeClock();
  const catalog = await openTestCatalog(dir, { clock });
  const { ids } = addPhotos(catalog, 20);
  catalog.decisions.apply({ ids, change: { stars: 3 }, kind: 'decide' });
  const made = await catalog.backupNow();
  expect(made).toMatchObject({ time: '20260301T120000Z', seq: 2 });
  expect(await catalog.backupNow()).toBeNull();
  expect(readdirSync(join(dir, 'backups'))).toHaveLength(1);
  const rows = (file: string): unknown[] => {
    const db = new Database(file, { readonly: true });
    const tables = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
    const all = tables.map((name) => [name, db.prepare(`SELECT * FROM ${name} ORDER BY 1`).raw().all()]);
    db.close();
    return all;
  };
  expect(rows(made!.file)).toEqual(rows(join(dir, 'library.db')));
  expect(readdirSync(join(dir, 'backups'))).toEqual([made!.file.split('/').at(-1)]);
});

test('backups are made while the catalog is in use, and on closing', async () => {
  const dir = temporaryFolder();
  const catalog = await openTestCatalog(dir, { backupEveryMs: 20 });
  const { ids } = addPhotos(catalog, 1);
  catalog.decisions.apply({ ids, change: { stars: 1 }, kind: 'decide' });
  while (listBackups(dir)[0]?.seq !== 2) await new Promise((resolve) => setTimeout(resolve, 10));
  catalog.decisions.apply({ ids, change: { stars: 2 }, kind: 'decide' });
  await catalog.close();
  expect(listBackups(dir)[0]?.seq).toBe(3);
});

test('a backup that changed by one byte is passed over for the one before', async () => {
  const dir = temporaryFolder();
  const catalog = await openTestCatalog(dir);
  const { ids } = addPhotos(catalog, 5);
  await catalog.backupNow();
  catalog.decisions.apply({ ids, change: { stars: 3 }, kind: 'decide' });
  const newest = await catalog.backupNow();
  const done = whatWasDone(catalog);
  await catalog.close();
  const bytes = readFileSync(newest!.file);
  bytes[bytes.length - 1]! ^= 1;
  writeFileSync(newest!.file, bytes);
  rmSync(join(dir, 'library.db'));
  const restored = await openTestCatalog(dir);
  expect(restored.openReport.restored?.backup?.seq).toBe(1);
  expect(whatWasDone(restored)).toEqual(done);
  expect(restored.check().backups.map(({ sound }) => sound)).toEqual([false, true]);
});
