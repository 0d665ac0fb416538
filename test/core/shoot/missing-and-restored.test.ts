/** @file What became of photos that are not where they were, and of a shoot whose catalog was restored or may only be looked at. */
import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FolderId } from '../../../electron/contract/ids.ts';
import type { Engine } from '../../../electron/core/engine.ts';
import { needing } from '../../support/needs.ts';
import { runCli } from '../../support/run-cli.ts';
import { numbered, writeSmallShoot } from '../../support/small-shoot.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { idsOf, openAndSettle, testEngine } from '../../support/test-engine.ts';

async function shootOf(count: number): Promise<string> {
  const folder = tempFolder('shoot');
  await writeSmallShoot(folder, numbered(count));
  return folder;
}

const folderOf = async (engine: Engine, folderId: FolderId) =>
  (await engine.client.shoots.summary({ folderId })).folder;

describe('files that are not where they were', () => {
  test('are kept and counted when they are many, and gone when the photographer says so; decisions come back with them', async () => {
    const folder = await shootOf(6);
    const engine = await testEngine();
    const { id } = await openAndSettle(engine, folder);
    const ids = await idsOf(engine, id);
    await engine.client.decisions.apply({ ids: [ids[5]!], change: { stars: 5 } });
    const aside = tempFolder('aside');
    for (const { name } of numbered(6).slice(2)) renameSync(path.join(folder, name), path.join(aside, name));

    await engine.client.work.start({ folderId: id });
    await engine.whenIdle(id);
    expect(await folderOf(engine, id)).toMatchObject({ state: 'online', photoCount: 6, missingCount: 4 });

    await engine.client.work.start({ folderId: id, confirmMissing: true });
    await engine.whenIdle(id);
    expect(await folderOf(engine, id)).toMatchObject({ photoCount: 2, missingCount: 0 });

    renameSync(path.join(aside, 'IMG_0006.jpg'), path.join(folder, 'IMG_0006.jpg'));
    await openAndSettle(engine, folder);
    expect(await engine.client.photos.cards({ ids: [ids[5]!] })).toMatchObject([{ decision: { stars: 5 } }]);
  });

  test('are confirmed on the command line', async () => {
    const folder = await shootOf(4);
    const home = tempFolder('home');
    await runCli(['index', folder, '--catalog', home]);
    for (const name of readdirSync(folder)) rmSync(path.join(folder, name));
    const kept = await runCli(['index', folder, '--json', '--catalog', home]);
    expect(JSON.parse(kept.stdout)).toMatchObject({ photos: 4 });
    const gone = await runCli(['index', folder, '--confirm-missing', '--json', '--catalog', home]);
    expect(JSON.parse(gone.stdout)).toMatchObject({ photos: 0 });
  });
});

describe('a catalog', () => {
  test(
    'restored under a running engine: the shoot is listed again, decided photos keep their decisions, and it is told',
    needing('a POSIX system'),
    async () => {
      const folder = await shootOf(4);
      const catalogDir = tempFolder('catalog');
      const engine = await testEngine({ catalogDir });
      const { id } = await openAndSettle(engine, folder);
      const before = await idsOf(engine, id);
      await engine.client.decisions.apply({ ids: [before[1]!], change: { flag: 'pick' } });
      const events = await engine.client.app.events({});
      // Another program put something else in its place.
      writeFileSync(path.join(catalogDir, 'other'), 'no database');
      renameSync(path.join(catalogDir, 'other'), path.join(catalogDir, 'library.db'));
      for (const ending of ['wal', 'shm']) rmSync(path.join(catalogDir, `library.db-${ending}`), { force: true });
      await engine.client.decisions.apply({ ids: [before[1]!], change: { stars: 3 } });
      for await (const event of events) if (event.type === 'notice' && event.text.includes('restored')) break;
      await engine.whenIdle(id);
      const after = await idsOf(engine, id);
      expect(after).toHaveLength(4);
      expect(after).toContain(before[1]);
      expect(await engine.client.photos.cards({ ids: [before[1]!] })).toMatchObject([
        { name: 'IMG_0002.jpg', decision: { flag: 'pick', stars: 3 } },
      ]);
      // Photos found anew have ids that nobody ever saw.
      const stale = before.filter((one) => !after.includes(one));
      for (const one of stale)
        await expect(engine.client.decisions.apply({ ids: [one], change: { flag: 'reject' } })).rejects.toMatchObject({
          code: 'NOT_FOUND',
        });
    },
  );

  test('that is only looked at shows what is known and refuses what it could not keep', async () => {
    const folder = await shootOf(3);
    const catalogDir = tempFolder('catalog');
    const writer = await testEngine({ catalogDir });
    const { id } = await openAndSettle(writer, folder);
    const ids = await idsOf(writer, id);
    await writer.client.decisions.apply({ ids: [ids[0]!], change: { flag: 'pick' } });

    const reader = await testEngine({ catalogDir, readOnly: true });
    expect(reader.notices.join(' ')).toContain('for reading only');
    expect(await openAndSettle(reader, folder)).toMatchObject({ id, photoCount: 3, decidedCount: 1 });
    await reader.whenListed(id);
    const preview = await reader.preview(ids[1]!, 'thumb', new AbortController().signal);
    expect(preview).toMatchObject({ contentType: 'image/jpeg' });
    await expect(reader.client.decisions.apply({ ids: [ids[1]!], change: { flag: 'pick' } })).rejects.toMatchObject({
      code: 'NOT_SAVED',
    });
    await reader.close();
    expect(existsSync(path.join(catalogDir, 'library.db'))).toBe(true);
    expect(await writer.client.decisions.apply({ ids: [ids[1]!], change: { flag: 'pick' } })).toMatchObject({
      ids: [ids[1]],
    });
  });
});
