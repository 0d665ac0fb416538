import { createHash } from 'node:crypto';
import { appendFileSync, renameSync } from 'node:fs';
import { chmod, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Catalog, openCatalog } from '../../../electron/core/catalog/open-catalog.ts';
import { displayName } from '../../../electron/core/library/paths.ts';
import { type ScanOptions, type ScanResult, scanFolder } from '../../../electron/core/library/scan/scan-folder.ts';
import { systemClock } from '../../../electron/core/work/clock.ts';
import { silentLog } from '../../../electron/core/work/log.ts';
import { asNobody, jpeg, put, rawFile, tempFolder } from './temp-folder.ts';

const open: Catalog[] = [];
afterEach(async () => {
  for (const catalog of open.splice(0)) await catalog.close();
});

async function shoot() {
  const root = await tempFolder();
  const catalog = await openCatalog({
    dir: path.join(await tempFolder(), 'catalog'),
    clock: systemClock,
    log: silentLog,
  });
  open.push(catalog);
  const { id } = catalog.folders.add(Buffer.from(root), 'shoot');
  const slept: number[] = [];
  const scan = (more: Partial<ScanOptions> = {}): Promise<ScanResult> =>
    scanFolder({
      folder: catalog.folders.get(id)!,
      catalog,
      clock: systemClock,
      sleep: async (ms) => void slept.push(ms),
      ...more,
    });
  const names = () =>
    catalog.photos
      .ofFolder(id)
      .map(
        (photo) =>
          `${photo.id}: ${photo.files.map((file) => `${file.missing ? '!' : ''}${displayName(file.relPath)}${file.isDisplay ? '*' : ''}`).join(' + ')}`,
      );
  return { root, catalog, id, scan, names, slept };
}

const online = { state: 'online', waiting: [], unconfirmedMissing: 0 };

async function digestOf(root: string): Promise<string> {
  const hash = createHash('sha256');
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const { mtimeMs, mode } = await stat(file);
    hash.update(`${entry.name} ${mtimeMs} ${mode} `).update(await readFile(file));
  }
  return hash.digest('hex');
}

describe('scanFolder', () => {
  it('finds photos, pairs and problems, touches no file, and finds nothing new the second time', async () => {
    const { root, scan, names } = await shoot();
    await put(root, 'IMG_1.JPG', await jpeg({ seed: 1 }));
    await put(root, 'IMG_1.NEF', rawFile());
    await put(root, 'IMG_1.xmp', Buffer.from('<x:xmpmeta/>'));
    await put(root, 'sub/IMG_1.jpg', await jpeg({ seed: 2 }));
    await put(root, 'IMG_2.cr3', rawFile({ seed: 2 }));
    await put(root, 'IMG_2.dng', rawFile({ seed: 3 }));
    await put(root, 'notes.txt', Buffer.from('second card: wedding'));
    await put(root, 'empty.jpg', Buffer.alloc(0));
    await put(root, 'broken.jpg', Buffer.alloc(5000, 7));
    const before = await digestOf(root);
    const sights: string[] = [];
    const sidecars: string[] = [];
    const result = await scan({
      onBatch: (batch) => {
        sights.push(...batch.sights.map(({ file }) => displayName(file.relPath)));
        sidecars.push(...batch.sidecars.map((file) => displayName(file.relPath)));
      },
    });
    expect(result).toMatchObject({ ...online, files: 7, changed: 6 });
    expect(result.problems.map(({ code, relPath }) => [code, displayName(relPath)]).toSorted()).toEqual([
      ['empty', 'empty.jpg'],
      ['not-a-picture', 'broken.jpg'],
      ['odd-group', 'IMG_2.cr3'],
    ]);
    expect(names()).toEqual([
      '1: IMG_1.NEF* + IMG_1.JPG',
      '2: IMG_2.cr3*',
      '3: IMG_2.dng*',
      '4: broken.jpg*',
      '5: empty.jpg*',
      '6: sub/IMG_1.jpg*',
    ]);
    expect([sights.length, sidecars]).toEqual([7, ['IMG_1.xmp']]);
    const again = await scan();
    expect(again).toMatchObject({ ...online, files: 7, changed: 0 });
    expect(await digestOf(root)).toBe(before);
  });

  it('keeps decisions through a rename, a move and an edit', async () => {
    const { root, catalog, id, scan } = await shoot();
    for (let i = 1; i <= 5; i++) await put(root, `IMG_${i}.jpg`, await jpeg({ seed: i }));
    await scan();
    const idOf = (name: string) =>
      catalog.photos
        .ofFolder(id)
        .find((photo) => photo.files.some((file) => !file.missing && displayName(file.relPath) === name))?.id;
    const first = idOf('IMG_1.jpg')!;
    const second = idOf('IMG_2.jpg')!;
    catalog.decisions.apply({
      ids: [first, second],
      change: { flag: 'pick' },
      kind: 'decide',
      says: 'Picked 2 photos',
    });
    await rename(path.join(root, 'IMG_1.jpg'), path.join(root, 'wedding-001.jpg'));
    await put(root, 'IMG_2.jpg', await jpeg({ seed: 99 }), 30_000);
    expect(await scan()).toMatchObject({ ...online, files: 5, changed: 2 });
    expect([idOf('wedding-001.jpg'), idOf('IMG_2.jpg')]).toEqual([first, second]);
    expect(catalog.decisions.get(first).decision.flag).toBe('pick');
    expect(catalog.photos.ofFolder(id)).toHaveLength(5);
  });

  it('never calls photos missing because the folder went away, and is whole when it is back', async () => {
    const { root, catalog, id, scan, names } = await shoot();
    for (let i = 1; i <= 10; i++) await put(root, `IMG_${i}.jpg`, await jpeg({ seed: i }));
    await scan();
    const before = names();
    await rename(root, `${root}-unplugged`);
    expect(await scan()).toMatchObject({ state: 'offline', problems: [{ code: 'vanished' }] });
    expect([names(), catalog.folders.get(id)!.state]).toEqual([before, 'offline']);
    await rename(`${root}-unplugged`, root);
    expect(await scan()).toMatchObject({ ...online, changed: 0 });
    expect([names(), catalog.folders.get(id)!.state]).toEqual([before, 'online']);
  });

  it('takes an empty mount point for a pulled card, until someone confirms', async () => {
    const { root, catalog, id, scan, names } = await shoot();
    for (let i = 1; i <= 3; i++) await put(root, `DCIM/IMG_${i}.jpg`, await jpeg({ seed: i }));
    await scan();
    const before = names();
    await rm(path.join(root, 'DCIM'), { recursive: true });
    expect(await scan()).toMatchObject({ state: 'offline' });
    expect([names(), catalog.folders.get(id)!.state]).toEqual([before, 'offline']);
    expect(await scan({ confirmMissing: true })).toMatchObject({ ...online, files: 0 });
    expect(catalog.photos.ofFolder(id).every((photo) => photo.gone)).toBe(true);
  });

  it('asks when more than 30 % are gone at once, marks fewer, and takes them back', async () => {
    const { root, catalog, id, scan } = await shoot();
    for (let i = 0; i < 10; i++) await put(root, `IMG_${i}.jpg`, await jpeg({ seed: i }));
    await scan();
    const elsewhere = await tempFolder();
    const move = (i: number) => rename(path.join(root, `IMG_${i}.jpg`), path.join(elsewhere, `IMG_${i}.jpg`));
    const gone = () => catalog.photos.ofFolder(id).filter((photo) => photo.gone).length;
    for (let i = 0; i < 4; i++) await move(i);
    await put(root, 'new.jpg', await jpeg({ seed: 50 }));
    expect(await scan()).toMatchObject({ state: 'online', files: 7, unconfirmedMissing: 4 });
    expect([gone(), catalog.photos.ofFolder(id).length]).toEqual([0, 11]);
    await rename(path.join(elsewhere, 'IMG_0.jpg'), path.join(root, 'IMG_0.jpg'));
    expect(await scan()).toMatchObject({ ...online, files: 8 });
    expect(gone()).toBe(3);
    for (let i = 1; i < 4; i++) await rename(path.join(elsewhere, `IMG_${i}.jpg`), path.join(root, `back-${i}.jpg`));
    expect(await scan()).toMatchObject({ ...online, files: 11, changed: 3 });
    expect([gone(), catalog.photos.ofFolder(id).length]).toEqual([0, 11]);
  });

  it('waits for files that are being written', async () => {
    const { root, scan, names, slept } = await shoot();
    const data = await jpeg({ seed: 1 });
    await put(root, 'done.jpg', await jpeg({ seed: 2 }));
    const growing = path.join(root, 'growing.jpg');
    await writeFile(growing, data.subarray(0, 100));
    let nowMs = Date.now();
    const clock = { nowMs: () => nowMs, nowIso: () => new Date(nowMs).toISOString() };
    let rounds = 0;
    const result = await scan({
      clock,
      sleep: async (ms) => {
        slept.push(ms);
        nowMs += ms;
        rounds += 1;
        expect(names()).toHaveLength(1);
        if (rounds === 1) appendFileSync(growing, data.subarray(100));
        if (rounds === 2) nowMs += 60_000;
      },
    });
    expect(result).toMatchObject({ ...online, files: 2 });
    expect(slept).toEqual([2000, 2000]);
    expect(names()).toHaveLength(2);
  });

  it('reports files that never stop growing instead of waiting for ever', async () => {
    const { root, scan, names } = await shoot();
    const growing = path.join(root, 'growing.jpg');
    await writeFile(growing, (await jpeg()).subarray(0, -50));
    const result = await scan({ sleep: async () => appendFileSync(growing, 'more') });
    expect(result).toMatchObject({ state: 'online', files: 0, waiting: [Buffer.from('growing.jpg')] });
    expect(names()).toEqual([]);
  });

  it('joins a RAW to its JPEG when it arrives later', async () => {
    const { root, scan, names } = await shoot();
    await put(root, 'IMG_1.JPG', await jpeg({ model: 'Test 1' }));
    await scan();
    await put(root, 'IMG_1.NEF', rawFile());
    await put(root, 'IMG_2.JPG', await jpeg({ seed: 2, takenAt: '2020:01:01 00:00:00' }));
    expect(await scan()).toMatchObject({ ...online, files: 3, changed: 2 });
    expect(names()).toEqual(['1: IMG_1.JPG* + IMG_1.NEF', '2: IMG_2.JPG*']);
  });

  it('tells a card that was formatted and used again from edited files', async () => {
    const { root, catalog, id, scan } = await shoot();
    for (let i = 1; i <= 3; i++)
      await put(root, `IMG_${i}.jpg`, await jpeg({ seed: i, takenAt: `2024:05:01 10:00:0${i}` }));
    const times = new Map<string, string | null>();
    const remember: ScanOptions['onBatch'] = ({ sights }) => {
      for (const { look } of sights) if (look.contentKey) times.set(look.contentKey, look.header.takenAt);
    };
    await scan({ onBatch: remember });
    for (let i = 1; i <= 3; i++) {
      await put(root, `IMG_${i}.jpg`, await jpeg({ seed: i + 10, takenAt: `2024:06:01 10:00:0${i}` }), 30_000);
    }
    expect(await scan({ takenAtOf: (key) => times.get(key) ?? null })).toMatchObject({ ...online, files: 3 });
    const photos = catalog.photos.ofFolder(id);
    expect(photos.map(({ gone }) => gone)).toEqual([true, true, true, false, false, false]);
  });

  it('indexes every hostile name, byte for byte', async () => {
    const { root, scan, catalog, id } = await shoot();
    const names = ['line\nbreak.jpg', '😀.jpg', '100%.jpg', '-rf.jpg', `${'x'.repeat(251)}.jpg`].map((name) =>
      Buffer.from(name),
    );
    names.push(Buffer.from([0xc3, 0x28, 0xff, 0x2e, 0x6a, 0x70, 0x67]));
    for (const [index, name] of names.entries()) await put(root, name, await jpeg({ seed: index }));
    expect(await scan()).toMatchObject({ ...online, files: 6, problems: [] });
    const rows = catalog.photos.ofFolder(id).flatMap((photo) => photo.files);
    for (const name of names) expect(rows.some((row) => row.relPath.equals(name))).toBe(true);
  });

  it('calls nothing missing below a folder that may not be read for a while', async () => {
    const { root, catalog, id, scan } = await shoot();
    for (let i = 0; i < 5; i++) await put(root, `open/IMG_${i}.jpg`, await jpeg({ seed: i }));
    for (let i = 5; i < 7; i++) await put(root, `closed/IMG_${i}.jpg`, await jpeg({ seed: i }));
    await chmod(root, 0o755);
    await scan();
    await chmod(path.join(root, 'closed'), 0);
    const result = await asNobody(() => scan());
    await chmod(path.join(root, 'closed'), 0o755);
    expect(result).toMatchObject({ ...online, files: 5, changed: 0, problems: [{ code: 'permission' }] });
    expect(catalog.photos.ofFolder(id).some((photo) => photo.gone)).toBe(false);
  });

  it('goes offline when the folder disappears during the scan, and finishes when it is back', async () => {
    const { root, catalog, id, scan } = await shoot();
    for (let i = 0; i < 6; i++) await put(root, `a/IMG_${i}.jpg`, await jpeg({ seed: i }));
    for (let i = 6; i < 9; i++) await put(root, `b/IMG_${i}.jpg`, await jpeg({ seed: i }));
    let batches = 0;
    const pulled = await scan({
      onBatch: () => {
        batches += 1;
        if (batches === 1) renameSync(root, `${root}-pulled`);
      },
    });
    expect(pulled.state).toBe('offline');
    const before = catalog.photos.ofFolder(id);
    expect([before.length, before.some((photo) => photo.gone)]).toEqual([6, false]);
    renameSync(`${root}-pulled`, root);
    expect(await scan()).toMatchObject({ ...online, files: 9, changed: 3 });
  });

  it('stops when told to, keeps what was stored, and goes on from there', async () => {
    const { root, scan, names } = await shoot();
    const picture = await jpeg();
    for (let i = 0; i < 450; i++) await put(root, `IMG_${1000 + i}.jpg`, Buffer.concat([picture, Buffer.from(`${i}`)]));
    const stop = new AbortController();
    await expect(scan({ signal: stop.signal, onBatch: () => stop.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(names()).toHaveLength(200);
    expect(await scan()).toMatchObject({ ...online, files: 450, changed: 250 });
    expect(new Set(names()).size).toBe(450);
  });
});
