import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PhotoId } from '../../../electron/contract/ids.ts';
import { sayReport } from '../../../electron/core/catalog/open-report.ts';
import { noChanges } from '../../../electron/core/catalog/repos/scan-changes.ts';
import { type Code, say } from '../../../texts/say.ts';
import { inEnglish } from '../../support/in-english.ts';
import {
  addPhotos,
  fileFacts,
  keyNumber,
  openTestCatalog,
  photosNumbered,
  temporaryFolder,
  whatWasDone,
} from './support/catalog-fixture.ts';

/** A catalog with some of everything, closed; and what was done in it. */
async function lived(dir: string, withBackup: boolean) {
  const catalog = await openTestCatalog(dir);
  const { ids, folderId } = addPhotos(catalog, 40);
  const other = addPhotos(catalog, 10, '/shoots/b');
  const nameless = fileFacts(60, { relPath: Buffer.from([0xff, 0x0a, 0x80]) });
  const copies = [nameless, fileFacts(61, { contentKey: keyNumber(0) })].map((file) => ({ files: [file] }));
  const more = catalog.photos.applyScan(folderId, { ...noChanges(), added: copies });
  catalog.decisions.apply({ ids: ids.slice(0, 20), change: { flag: 'pick' }, kind: 'decide' });
  catalog.decisions.apply({ ids: [...more, ...other.ids], change: { stars: 4, label: 'blue' }, kind: 'import' });
  if (withBackup) await catalog.backupNow();
  catalog.decisions.dismiss(
    ids.slice(30),
    ids.slice(30).map(() => 'reject' as const),
  );
  catalog.decisions.apply({ ids: ids.slice(5, 8), change: { flag: 'reject' }, kind: 'accept' });
  catalog.decisions.undo();
  catalog.decisions.apply({ ids: ids.slice(12, 15), change: { turn: 3 }, kind: 'decide' });
  catalog.decisions.apply({ ids: ids.slice(9, 11), change: { label: 'red' }, kind: 'decide' });
  catalog.decisions.undo();
  const done = whatWasDone(catalog);
  const backups = readdirSync(dir).includes('backups') ? readdirSync(join(dir, 'backups')) : [];
  await catalog.close();
  // The backup made by closing would hide what the journal does.
  for (const name of readdirSync(join(dir, 'backups'))) if (!backups.includes(name)) rmSync(join(dir, 'backups', name));
  return { done, ids };
}

const spoils: [string, Code, (file: string) => void][] = [
  ['deleted', 'catalog.missing', (file) => rmSync(file)],
  ['emptied', 'catalog.empty', (file) => truncateSync(file, 0)],
  ['truncated', 'catalog.changedWhileClosed', (file) => truncateSync(file, Math.floor(statSync(file).size / 2))],
  [
    'page 1 zeroed',
    'catalog.changedWhileClosed',
    (file) => writeFileSync(file, Buffer.concat([Buffer.alloc(4096), readFileSync(file).subarray(4096)])),
  ],
  ['not a database', 'catalog.changedWhileClosed', (file) => writeFileSync(file, 'shopping list')],
];

describe('a lost library.db', () => {
  test.each(spoils)('%s: rebuilt from the journal alone, completely', async (_, because, spoil) => {
    const dir = temporaryFolder();
    const { done, ids } = await lived(dir, false);
    spoil(join(dir, 'library.db'));
    const catalog = await openTestCatalog(dir);
    expect(catalog.openReport.restored).toMatchObject({ because: say(because), backup: null, decisions: 42 });
    expect(whatWasDone(catalog)).toEqual(done);
    expect(catalog.decisions.get(ids[0]!).decision.flag).toBe('pick');
    expect(inEnglish(catalog.decisions.redo()?.step.says)).toBe('Labelled 2 photos red');
    expect(catalog.check()).toMatchObject({ library: null, journal: { damaged: false } });
  });

  test.each(spoils)(
    '%s: rebuilt from a stale backup and the journal, and the damaged files are kept',
    async (_, __, spoil) => {
      const dir = temporaryFolder();
      const { done, ids } = await lived(dir, true);
      const file = join(dir, 'library.db');
      spoil(file);
      const damaged = existsSync(file) ? readFileSync(file) : null;
      const catalog = await openTestCatalog(dir);
      const { restored } = catalog.openReport;
      expect(restored?.backup?.seq).toBe(4);
      expect(whatWasDone(catalog)).toEqual(done);
      expect(catalog.photos.get(ids[25]!)?.files[0]?.relPath.toString()).toBe('DSC_0025.JPG');
      if (damaged) expect(readFileSync(join(restored!.movedTo!, 'library.db')).equals(damaged)).toBe(true);
      expect(inEnglish(sayReport(catalog.openReport)).join(' ')).toContain('42 photos have their decisions');
    },
  );

  test('new photos never get the id of one that the journal knows', async () => {
    const dir = temporaryFolder();
    const { ids } = await lived(dir, false);
    rmSync(join(dir, 'library.db'));
    const catalog = await openTestCatalog(dir);
    const folder = catalog.folders.byPath(Buffer.from('/shoots/a'))!;
    const known = new Set(catalog.photos.ofFolder(folder.id).map(({ id }) => id));
    const added = catalog.photos.applyScan(folder.id, { ...noChanges(), added: photosNumbered(100, 110) });
    expect(added.some((id) => known.has(id) || ids.includes(id))).toBe(false);
  });

  test('a file renamed since its decision is found by its content in the restored backup', async () => {
    const dir = temporaryFolder();
    const first = await openTestCatalog(dir);
    const { ids, folderId } = addPhotos(first, 3);
    await first.backupNow();
    const fileId = first.photos.get(ids[1]!)!.files[0]!.id;
    first.photos.applyScan(folderId, { ...noChanges(), renamed: [{ fileId, relPath: Buffer.from('best.jpg') }] });
    first.decisions.apply({ ids: [ids[1]!], change: { flag: 'pick' }, kind: 'decide' });
    const kept = readdirSync(join(dir, 'backups'));
    await first.close();
    for (const name of readdirSync(join(dir, 'backups'))) if (!kept.includes(name)) rmSync(join(dir, 'backups', name));
    rmSync(join(dir, 'library.db'));
    const second = await openTestCatalog(dir);
    expect(second.photos.ofFolder(folderId)).toHaveLength(3);
    expect(second.decisions.ofFolder(folderId)).toEqual(
      new Map([[ids[1] as PhotoId, { decision: { flag: 'pick', stars: 0, label: 'none' }, dismissed: null, turn: 0 }]]),
    );
  });

  test('a write-ahead log taken away after a crash is made good from the journal', async () => {
    const dir = temporaryFolder();
    const crashed = temporaryFolder();
    const catalog = await openTestCatalog(dir);
    const { ids } = addPhotos(catalog, 5);
    catalog.decisions.apply({ ids, change: { stars: 2 }, kind: 'decide' });
    const done = whatWasDone(catalog);
    // What lies on the disk at this moment, without the log: as after a crash and a careless clean-up.
    for (const name of ['library.db', 'decisions.journal']) copyFileSync(join(dir, name), join(crashed, name));
    const reopened = await openTestCatalog(crashed);
    expect(whatWasDone(reopened)).toEqual(done);
  });
});
