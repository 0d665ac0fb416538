/** @file A full disk and a read-only one, as real mounts: Linux, root. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { needing } from '../../support/needs.ts';
import { addPhotos, onCleanup, openTestCatalog, temporaryFolder, whatWasDone } from './support/catalog-fixture.ts';

/** A disk of its own, or null where this process may not mount one. */
function mountDisk(sizeMb: number): string | null {
  const dir = temporaryFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeMb}m`, 'tmpfs', dir], { stdio: 'ignore' });
  } catch {
    return null;
  }
  onCleanup(() => void execFileSync('umount', ['-l', dir], { stdio: 'ignore' }));
  return dir;
}

function fill(dir: string): string {
  const file = join(dir, 'holiday.mov');
  for (let bytes = 1024 * 1024; bytes >= 1; bytes = Math.floor(bytes / 2)) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(bytes, 1), { flag: 'a' });
    } catch {
      // Full at this grain; a finer one follows.
    }
  }
  return file;
}

describe('on a disk of its own', needing('a disk that can be mounted (Linux, root)'), () => {
  test('a full disk: the decision is reported as not saved, is not saved, and works when space returns', async () => {
    const dir = mountDisk(4)!;
    const catalog = await openTestCatalog(dir);
    const { ids } = addPhotos(catalog, 50);
    catalog.decisions.apply({ ids, change: { flag: 'pick' }, kind: 'decide' });
    const done = whatWasDone(catalog);
    const film = fill(dir);
    let refused = 0;
    let saved = 0;
    for (let i = 0; i < 200 && refused < 3; i++) {
      try {
        catalog.decisions.apply({ ids, change: { stars: 1 + (i % 5) }, kind: 'decide' });
        saved += 1;
      } catch (error) {
        expect(error).toMatchObject({ code: 'disk-full', message: expect.stringContaining('catalog.disk-full') });
        refused += 1;
      }
    }
    expect(refused).toBe(3);
    expect(catalog.decisions.history(1000)).toHaveLength(done.steps.length + saved);
    rmSync(film);
    expect(catalog.decisions.apply({ ids, change: { label: 'red' }, kind: 'decide' }).changed).toEqual(ids);
    const after = whatWasDone(catalog);
    await catalog.close();
    const again = await openTestCatalog(dir);
    expect(whatWasDone(again)).toEqual(after);
    expect(again.check()).toMatchObject({ library: null, journal: { damaged: false } });
  });

  test('the reserve is spent on the decision in hand before anything is refused', async () => {
    const dir = mountDisk(64)!;
    const catalog = await openTestCatalog(dir);
    const { ids } = addPhotos(catalog, 20);
    expect(existsSync(join(dir, 'reserve.bin'))).toBe(true);
    fill(dir);
    for (let i = 0; i < 60; i++) catalog.decisions.apply({ ids, change: { stars: 1 + (i % 5) }, kind: 'decide' });
    expect(existsSync(join(dir, 'reserve.bin'))).toBe(false);
    expect(catalog.decisions.history(100)).toHaveLength(60);
  });

  test('opened on a full disk: the reserve makes room for decisions, and without it all is there to look at', async () => {
    const dir = mountDisk(64)!;
    const first = await openTestCatalog(dir);
    const { ids, folderId } = addPhotos(first, 3);
    await first.close();
    const film = fill(dir);
    const second = await openTestCatalog(dir);
    second.decisions.apply({ ids, change: { stars: 2 }, kind: 'decide' });
    await second.close();
    fill(dir);
    const third = await openTestCatalog(dir);
    expect(third.openReport.readOnlyBecause).toContain('catalog.noRoom');
    expect(third.photos.ofFolder(folderId).length).toBe(3);
    expect(third.decisions.get(ids[1]!).decision.stars).toBe(2);
    await third.close();
    rmSync(film);
    expect((await openTestCatalog(dir)).readOnly).toBe(false);
  });

  test('a read-only disk: everything can be looked at, decisions are refused in words', async () => {
    const dir = mountDisk(16)!;
    const first = await openTestCatalog(dir);
    const { ids, folderId } = addPhotos(first, 3);
    first.decisions.apply({ ids, change: { stars: 2 }, kind: 'decide' });
    await first.close();
    execFileSync('mount', ['-o', 'remount,ro', dir]);
    const catalog = await openTestCatalog(dir);
    expect(catalog.readOnly).toBe(true);
    expect(catalog.openReport.readOnlyBecause).toContain('catalog.folderReadOnly');
    expect(catalog.photos.ofFolder(folderId)).toHaveLength(3);
    expect(catalog.decisions.get(ids[1]!).decision.stars).toBe(2);
    expect(() => catalog.decisions.undo()).toThrow(expect.objectContaining({ code: 'read-only' }));
    expect(catalog.headers.pending(folderId, 1)).toHaveLength(ids.length);
  });
});

test(
  'no room for open files is no damage: nothing is moved aside, nothing restored',
  needing('a POSIX system'),
  async () => {
    const dir = temporaryFolder();
    const first = await openTestCatalog(dir);
    const { ids } = addPhotos(first, 3);
    first.decisions.apply({ ids, change: { flag: 'pick' }, kind: 'decide' });
    const before = whatWasDone(first);
    await first.close();
    const script = join(import.meta.dirname, 'support/open-without-room.ts');
    const command = `ulimit -n 64; exec "${process.execPath}" "${script}" "${dir}"`;
    const ends: string[] = JSON.parse(execFileSync('/bin/sh', ['-c', command], { encoding: 'utf8' }));
    expect(new Set(ends)).toEqual(new Set(['exhausted', 'opened']));
    expect(ends.at(-1)).toBe('opened');
    expect(readdirSync(dir).filter((name) => name.startsWith('corrupt-'))).toEqual([]);
    const again = await openTestCatalog(dir);
    expect([again.openReport.restored, whatWasDone(again)]).toEqual([null, before]);
  },
);
