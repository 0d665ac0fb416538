import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { libraryMigrations } from '../../electron/core/catalog/migrations/library.ts';
import { openCatalog } from '../../electron/core/catalog/open-catalog.ts';
import { type Migration, migrate, versionOf } from '../../electron/core/catalog/sqlite/migrate.ts';
import { systemClock } from '../../electron/core/work/clock.ts';
import { silentLog } from '../../electron/core/work/log.ts';
import { inEnglish } from '../support/in-english.ts';
import { fillPhotos, tablesOf, upTo } from './support.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'chinagraph-migrate-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));
const open = () => openCatalog({ dir, clock: systemClock, log: silentLog });

/** library.db as the release with `version` left it. */
function releasedAt(version: number, file = join(dir, 'library.db')): void {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  migrate(db, upTo(version));
  fillPhotos(db);
  db.close();
}

const versions = libraryMigrations.map(({ version }) => version);
const latest = versions.at(-1)!;

test('versions are numbered in tens, upwards', () => {
  expect(versions).toEqual(versions.map((_, i) => 10 * (i + 1)));
});

test('a step that fails half way leaves schema and version as they were', () => {
  const db = new Database(':memory:');
  const broken: Migration = {
    version: latest + 10,
    statements: ['CREATE TABLE half (a)', 'DROP TABLE photos', 'CREATE TABLE half (b)'],
  };
  migrate(db, libraryMigrations);
  const before = tablesOf(db);
  expect(() => migrate(db, [...libraryMigrations, broken])).toThrow('already exists');
  expect(versionOf(db)).toBe(latest);
  expect(tablesOf(db)).toEqual(before);
});

test.each([10, 20])('a catalog of version %i is backed up as it is, then brought up to date', async (version) => {
  releasedAt(version);
  const catalog = await open();
  expect(catalog.openReport).toMatchObject({ migrated: { from: version, to: latest }, restored: null });
  expect(catalog.folders.list().map(({ name }) => name)).toEqual(['b', 'a']);
  expect(catalog.photos.ofFolder(catalog.folders.list()[1]!.id)[0]!.files.map(({ mtimeNs }) => mtimeNs)).toEqual([
    1700000000123456789n,
    1700000000123456789n,
  ]);
  const [backup] = readdirSync(join(dir, 'backups'));
  const old = new Database(join(dir, 'backups', backup!), { readonly: true });
  expect(versionOf(old)).toBe(version);
  expect(old.prepare('SELECT count(*) FROM files').pluck().get()).toBe(3);
  old.close();
  await catalog.close();
});

test.each([latest + 1, latest + 10, latest + 69])(
  'a catalog of version %i, from the future, is refused with a clear message and not touched',
  async (version) => {
    releasedAt(latest);
    const db = new Database(join(dir, 'library.db'));
    db.pragma(`user_version = ${version}`);
    db.close();
    await expect(open()).rejects.toMatchObject({ name: 'CatalogError', code: 'from-the-future' });
    expect(inEnglish(await open().catch((error: Error) => error.message))).toContain(
      'was written by a newer Chinagraph. Update Chinagraph to open it',
    );
    expect(readdirSync(dir).filter((name) => /backups|corrupt/.test(name))).toEqual([]);
  },
);

test('a version set after a clean close is the future too, not damage', async () => {
  const catalog = await open();
  catalog.folders.add(Buffer.from('/a'), 'a');
  await catalog.close();
  const db = new Database(join(dir, 'library.db'));
  db.pragma('user_version = 990');
  db.close();
  await expect(open()).rejects.toMatchObject({ code: 'from-the-future' });
});

test('killed before any statement of any migration, the catalog is at one version, whole, and opens', async () => {
  // Every statement, one that sets the version per migration, and each commit.
  const moments = libraryMigrations.reduce((sum, { statements }) => sum + statements.length + 2, 0);
  const script = fileURLToPath(new URL('./killed-migration.ts', import.meta.url));
  const kill = async (moment: number): Promise<number> => {
    const file = join(dir, String(moment), 'library.db');
    mkdirSync(join(dir, String(moment)));
    const child = spawn(process.execPath, [script, file, String(moment)], { stdio: 'inherit' });
    const [, signal] = await once(child, 'exit');
    expect(signal).toBe('SIGKILL');
    const db = new Database(file);
    const version = versionOf(db);
    const fresh = new Database(':memory:');
    migrate(fresh, upTo(version));
    expect(tablesOf(db)).toEqual(tablesOf(fresh));
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(migrate(db, libraryMigrations)).toEqual({ from: version, to: latest });
    db.close();
    return version;
  };
  const found: number[] = [];
  for (let moment = 0; moment < moments; moment += 4) {
    const group = [0, 1, 2, 3].map((i) => moment + i).filter((each) => each < moments);
    found.push(...(await Promise.all(group.map(kill))));
  }
  expect(found).toEqual(found.toSorted((a, b) => a - b));
  expect([...new Set(found)]).toEqual([0, ...versions.slice(0, -1)]);
});
