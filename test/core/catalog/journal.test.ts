import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { openJournalWriter } from '../../../electron/core/catalog/journal/append-journal.ts';
import { encodeFrame, scanFrames } from '../../../electron/core/catalog/journal/frame.ts';
import { readJournal } from '../../../electron/core/catalog/journal/read-journal.ts';
import { keptSteps, pruneSteps } from '../../../electron/core/catalog/journal/snapshot.ts';
import { libraryMigrations } from '../../../electron/core/catalog/migrations/library.ts';
import { migrate } from '../../../electron/core/catalog/sqlite/migrate.ts';
import { createSnapshotPolicy } from '../../../electron/core/catalog/write-snapshot.ts';
import { say } from '../../../texts/say.ts';
import { addPhotos, openTestCatalog, temporaryFolder, whatWasDone } from './support/catalog-fixture.ts';

describe('frames', () => {
  const values = [{ a: 1 }, { big: 'x'.repeat(10_000) }, { c: [3] }];
  const frames = values.map((value, i) => encodeFrame(i + 1, value));
  const bytes = Buffer.concat(frames);

  test('come back as written, the large one packed', () => {
    expect(frames[1]!.length).toBeLessThan(1_000);
    const scan = scanFrames(bytes);
    expect(scan.frames.map((frame) => [frame.seq, frame.value()])).toEqual(values.map((value, i) => [i + 1, value]));
    expect(scan).toMatchObject({ goodBytes: bytes.length, tornBytes: 0, damagedBytes: 0 });
  });

  test('a last frame cut at any byte is torn, and only it is lost', () => {
    const whole = frames[0]!.length + frames[1]!.length;
    for (let cut = whole; cut < bytes.length; cut++) {
      const scan = scanFrames(bytes.subarray(0, cut));
      expect(scan.frames.map(({ seq }) => seq)).toEqual([1, 2]);
      expect(scan).toMatchObject({ goodBytes: whole, tornBytes: cut - whole, damagedBytes: 0 });
    }
  });

  test('any flipped bit in the middle is noticed, and the frames around it are read', () => {
    for (let at = frames[0]!.length; at < frames[0]!.length + frames[1]!.length; at++) {
      const flipped = Buffer.from(bytes);
      flipped[at]! ^= 1 << (at % 8);
      const scan = scanFrames(flipped);
      expect(scan.frames.map(({ seq }) => seq)).toEqual([1, 3]);
      expect(scan.damagedBytes).toBe(frames[1]!.length);
    }
  });
});

async function decided(dir: string) {
  const catalog = await openTestCatalog(dir);
  const { ids } = addPhotos(catalog, 4);
  for (const [i, id] of ids.entries()) catalog.decisions.apply({ ids: [id], change: { stars: i + 1 }, kind: 'decide' });
  catalog.decisions.undo();
  catalog.settings.set('grid', 5);
  const done = whatWasDone(catalog);
  await catalog.close();
  return done;
}

describe('journal and library.db', () => {
  const journal = (dir: string): string => join(dir, 'decisions.journal');

  test('every decision, undo and redo is one more record', async () => {
    const dir = temporaryFolder();
    await decided(dir);
    const content = readJournal(dir);
    expect([...content.records(0)].map(({ seq, record }) => [seq, record.t])).toEqual([
      ...[1, 2, 3, 4, 5, 6, 7].map((seq) => [
        seq,
        seq === 1 ? 'folder' : seq === 6 ? 'undo' : seq === 7 ? 'setting' : 'step',
      ]),
    ]);
    expect(content).toMatchObject({ lastSeq: 7, damaged: false, tornBytes: 0 });
  });

  test('a torn tail is dropped and written over', async () => {
    const dir = temporaryFolder();
    const done = await decided(dir);
    appendFileSync(journal(dir), encodeFrame(8, { t: 'setting', key: 'x', json: '1' }).subarray(0, 30));
    const catalog = await openTestCatalog(dir);
    expect(catalog.openReport).toMatchObject({ journal: 'torn', restored: null, replayed: 0 });
    catalog.settings.set('y', 1);
    expect(readJournal(dir)).toMatchObject({ lastSeq: 8, tornBytes: 0, damaged: false });
    expect(whatWasDone(catalog)).toEqual(done);
  });

  test.each([
    ['deleted', (file: string) => rmSync(file), 'missing'],
    ['emptied', (file: string) => truncateSync(file, 0), 'behind'],
    ['an older copy', (file: string) => truncateSync(file, scanFrames(readFileSync(file)).frames[3]!.end), 'behind'],
    [
      'damaged in the middle',
      (file: string) => {
        const bytes = readFileSync(file);
        bytes[scanFrames(bytes).frames[2]!.end + 40]! ^= 255;
        writeFileSync(file, bytes);
      },
      'damaged',
    ],
  ] as const)('%s: written anew from library.db, which can then be lost', async (_, spoil, state) => {
    const dir = temporaryFolder();
    const done = await decided(dir);
    spoil(journal(dir));
    const catalog = await openTestCatalog(dir);
    expect(catalog.openReport).toMatchObject({ journal: state, restored: null });
    expect(whatWasDone(catalog)).toEqual(done);
    expect(readdirSync(dir).some((name) => name.startsWith('corrupt-'))).toBe(state === 'damaged');
    await catalog.close();
    for (const name of ['library.db', 'backups']) rmSync(join(dir, name), { recursive: true });
    const rebuilt = await openTestCatalog(dir);
    expect(rebuilt.openReport.restored).toMatchObject({ because: say('catalog.missing'), backup: null });
    expect(whatWasDone(rebuilt)).toEqual(done);
  });

  test('a snapshot keeps it small and loses nothing; a crash between its two renames neither', async () => {
    const dir = temporaryFolder();
    const done = await decided(dir);
    const db = new Database(join(dir, 'library.db'));
    const content = readJournal(dir);
    const writer = openJournalWriter(dir, content);
    expect(createSnapshotPolicy(1_000_000)(db, writer)).toBe(false);
    expect(createSnapshotPolicy(100)(db, writer)).toBe(true);
    writer.close();
    db.close();
    expect(readJournal(dir)).toMatchObject({ snapshotSeq: readJournal(dir).lastSeq, damaged: false });
    expect(existsSync(`${journal(dir)}.1`)).toBe(true);
    for (const name of ['library.db', 'library.db.seal', 'backups']) rmSync(join(dir, name), { recursive: true });
    const rebuilt = await openTestCatalog(dir);
    expect(whatWasDone(rebuilt)).toEqual(done);
    rebuilt.settings.set('z', 1);
    await rebuilt.close();
    for (const name of ['library.db', 'backups', 'decisions.journal']) rmSync(join(dir, name), { recursive: true });
    const fromOlder = await openTestCatalog(dir);
    expect(whatWasDone(fromOlder)).toEqual(done);
  });

  test('the undo log is bounded, decisions are not', () => {
    const db = new Database(':memory:');
    migrate(db, libraryMigrations);
    const add = db.prepare("INSERT INTO steps (id, kind, says, at) VALUES (?, 'decide', '', '')");
    for (let id = 1; id <= keptSteps + 25; id++) add.run(id);
    pruneSteps(db);
    expect(db.prepare('SELECT min(id), count(*) FROM steps').raw().get()).toEqual([26, keptSteps]);
    db.close();
  });

  test('a decision costs the journal less than 600 bytes', async () => {
    const dir = temporaryFolder();
    const catalog = await openTestCatalog(dir);
    const { ids } = addPhotos(catalog, 1);
    const before = statSync(journal(dir)).size;
    catalog.decisions.apply({ ids, change: { flag: 'pick' }, kind: 'decide' });
    expect(statSync(journal(dir)).size - before).toBeLessThan(600);
  });
});
