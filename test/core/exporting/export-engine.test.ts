import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ExportAction, ExportResult, ExportSelection } from '../../../electron/contract/exporting.ts';
import type { FolderId, PhotoId } from '../../../electron/contract/ids.ts';
import type { Engine } from '../../../electron/core/engine.ts';
import { needing } from '../../support/needs.ts';
import { age, numbered, writeSmallShoot } from '../../support/small-shoot.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { idsOf, openAndSettle, testEngine } from '../../support/test-engine.ts';
import { samples } from './xmp-samples.ts';

let engine: Engine;
let folder: string;
let folderId: FolderId;
let ids: PhotoId[];
let hashes: Map<string, string>;
let round = 0;

const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
const originals = () => readdirSync(folder).filter((name) => /\.jpg$/i.test(name));

beforeAll(async () => {
  engine = await testEngine({
    moveToTrash: async (files) => {
      for (const file of files) {
        if (file.endsWith('IMG_0002.jpg')) throw new Error('The trash of this disk is full.');
        renameSync(file, path.join(tempFolder('trash'), path.basename(file)));
      }
    },
  });
});

beforeEach(async () => {
  folder = tempFolder('export');
  // Other pictures each time: decisions follow a picture that left one folder into the next.
  round += 1;
  await writeSmallShoot(folder, [
    ...numbered(4).map((photo, index) => ({ ...photo, seed: round * 10 + index })),
    { name: 'odd "name",\u00e9\u{1F4F7}.jpg', takenAt: '2026:06:14 15:00:00' },
  ]);
  folderId = (await openAndSettle(engine, folder)).id;
  ids = await idsOf(engine, folderId);
  hashes = new Map(originals().map((name) => [name, hashOf(path.join(folder, name))]));
});

afterEach(() => {
  // Whatever an export did, originals that are still there are what they were.
  for (const name of originals()) expect(hashOf(path.join(folder, name))).toBe(hashes.get(name));
});

const decide = (indexes: number[], change: { flag?: 'pick' | 'reject'; stars?: number; label?: 'green' }) =>
  engine.client.decisions.apply({ ids: indexes.map((index) => ids[index]!), change });

const plan = (action: ExportAction, selection: ExportSelection) =>
  engine.client.exporting.plan({ folderId, selection, action });

async function run(action: ExportAction, selection: ExportSelection): Promise<ExportResult> {
  const { planId, photoCount } = await plan(action, selection);
  for await (const event of await engine.client.exporting.run({ planId, confirmCount: photoCount })) {
    if (event.type === 'done') return event.result;
  }
  throw new Error('an export ended without its result');
}

const xmp = (options: Partial<Extract<ExportAction, { kind: 'xmp' }>> = {}): ExportAction => ({
  kind: 'xmp',
  profile: 'lightroom',
  scores: false,
  faceRegions: false,
  overwriteConflicts: false,
  ...options,
});
const place = (absolute: string) => engine.places.tokenFor(Buffer.from(absolute));
const sidecar = (name: string) => path.join(folder, `${name}.xmp`);

describe('sidecars', () => {
  test('a dry run lists every change and writes nothing; the run writes what was listed', async () => {
    await decide([0, 1], { flag: 'pick', stars: 4 });
    await decide([2], { flag: 'reject' });
    const planned = await plan(xmp(), 'decided');
    expect(planned.changes.map(({ path: file, what, details }) => [file, what, details])).toEqual([
      ['IMG_0001.xmp', 'create', 'picked, 4 stars'],
      ['IMG_0002.xmp', 'create', 'picked, 4 stars'],
      ['IMG_0003.xmp', 'create', 'rejected'],
    ]);
    expect(readdirSync(folder).filter((name) => name.endsWith('.xmp'))).toEqual([]);
    expect(await run(xmp(), 'decided')).toMatchObject({ done: 3, failures: [] });
    expect((await plan(xmp(), 'decided')).counts).toEqual({ unchanged: 3 });
    expect(readdirSync(folder).filter((name) => name.includes('.tmp'))).toEqual([]);
  });

  test('what another program wrote is merged; what it says otherwise is a conflict, unless told to overwrite', async () => {
    writeFileSync(sidecar('IMG_0001'), samples.lightroom!);
    await decide([0], { flag: 'pick' });
    expect(await run(xmp(), 'decided')).toMatchObject({ done: 1 });
    const merged = readFileSync(sidecar('IMG_0001'), 'utf8');
    expect(merged).toContain('crs:Exposure2012="+0.35"');
    expect(merged).toContain('xmpDM:pick="1"');
    // Two stars of theirs, none of ours: theirs stay.
    expect(merged).toContain('xmp:Rating="2"');

    // Since then both changed: theirs to 1, ours to 5.
    writeFileSync(sidecar('IMG_0001'), merged.replace('xmp:Rating="2"', 'xmp:Rating="1"'));
    await decide([0], { stars: 5 });
    const { changes } = await plan(xmp(), 'decided');
    expect(changes[0]).toMatchObject({
      what: 'conflict',
      details: expect.stringContaining('1 star where you decided 5 stars'),
    });
    expect(await run(xmp(), 'decided')).toMatchObject({ done: 0, skipped: 1 });
    expect(readFileSync(sidecar('IMG_0001'), 'utf8')).toContain('xmp:Rating="1"');
    expect(await run(xmp({ overwriteConflicts: true }), 'decided')).toMatchObject({ done: 1 });
    expect(readFileSync(sidecar('IMG_0001'), 'utf8')).toContain('xmp:Rating="5"');
  });

  test('our own sidecar follows our decision, down to taking it back', async () => {
    await decide([0], { flag: 'pick', stars: 3, label: 'green' });
    await run(xmp(), 'decided');
    await engine.client.decisions.undo({});
    await decide([0], { stars: 1 });
    await run(xmp(), 'decided');
    const text = readFileSync(sidecar('IMG_0001'), 'utf8');
    expect(text).toContain('xmp:Rating="1"');
    expect(text).toContain('xmpDM:pick="0"');
    expect(text).not.toContain('xmpDM:good');
    expect(text).not.toContain('Label');
  });

  test('a sidecar that changed between plan and run is left alone', async () => {
    await decide([0], { flag: 'pick' });
    const { planId, photoCount } = await plan(xmp(), 'decided');
    writeFileSync(sidecar('IMG_0001'), samples.captureOne!);
    const results: ExportResult[] = [];
    for await (const event of await engine.client.exporting.run({ planId, confirmCount: photoCount })) {
      if (event.type === 'done') results.push(event.result);
    }
    expect(results[0]?.failures).toEqual([
      {
        path: 'IMG_0001.xmp',
        reason: 'The sidecar changed since the plan was made. Export again to see what differs.',
      },
    ]);
    expect(readFileSync(sidecar('IMG_0001'), 'utf8')).toBe(samples.captureOne);
  });

  test('a hostile sidecar is a conflict for its photo; the others are written', async () => {
    writeFileSync(sidecar('IMG_0001'), `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${samples.lightroom}`);
    mkdirSync(sidecar('IMG_0002'));
    await decide([0, 1, 2], { flag: 'pick' });
    const { counts } = await plan(xmp(), 'decided');
    expect(counts).toEqual({ conflict: 2, create: 1 });
    expect(await run(xmp(), 'decided')).toMatchObject({ done: 1, skipped: 2 });
  });

  test('a read-only folder is told per file', needing('a user who is not root'), async () => {
    await decide([0], { flag: 'pick' });
    chmodSync(folder, 0o555);
    const result = await run(xmp(), 'decided');
    chmodSync(folder, 0o755);
    expect(result.failures[0]?.reason).toContain('Not allowed to write here');
  });

  test('photos that would share a sidecar are never guessed', async () => {
    await writeSmallShoot(folder, [{ name: 'IMG_0001.png.jpg' }]);
    renameSync(path.join(folder, 'IMG_0001.png.jpg'), path.join(folder, 'IMG_0001.jpeg'));
    age(path.join(folder, 'IMG_0001.jpeg'));
    await openAndSettle(engine, folder);
    hashes = new Map(originals().map((name) => [name, hashOf(path.join(folder, name))]));
    await decide([0], { flag: 'pick' });
    expect((await plan(xmp(), 'decided')).changes).toMatchObject([{ what: 'conflict', path: 'IMG_0001.xmp' }]);
  });
});

describe('copy, link and move', () => {
  test('pairs and sidecars travel together, nothing is overwritten, and a second run has nothing to do', async () => {
    await decide([0, 1], { flag: 'pick' });
    await run(xmp(), 'picks');
    const out = tempFolder('keepers');
    writeFileSync(path.join(out, 'IMG_0001.jpg'), 'somebody else');
    const action: ExportAction = { kind: 'copy', destination: place(out) };
    expect(await run(action, 'picks')).toMatchObject({ done: 4, failures: [] });
    expect(readdirSync(out).sort()).toEqual([
      'IMG_0001-2.jpg',
      'IMG_0001-2.xmp',
      'IMG_0001.jpg',
      'IMG_0002.jpg',
      'IMG_0002.xmp',
    ]);
    expect(readFileSync(path.join(out, 'IMG_0001.jpg'), 'utf8')).toBe('somebody else');
    expect(hashOf(path.join(out, 'IMG_0001-2.jpg'))).toBe(hashes.get('IMG_0001.jpg'));
    expect(statSync(path.join(out, 'IMG_0002.jpg')).mtimeMs).toBe(statSync(path.join(folder, 'IMG_0002.jpg')).mtimeMs);
    expect(await run(action, 'picks')).toMatchObject({ done: 0, skipped: 4 });
  });

  test('an interrupted copy goes on where it was', async () => {
    await decide([0, 1, 2], { flag: 'pick' });
    const out = tempFolder('keepers');
    const action: ExportAction = { kind: 'copy', destination: place(out) };
    const { planId, photoCount } = await plan(action, 'picks');
    const stop = new AbortController();
    for await (const event of await engine.client.exporting.run(
      { planId, confirmCount: photoCount },
      { signal: stop.signal },
    )) {
      if (event.type === 'progress') stop.abort();
    }
    expect(readdirSync(out)).toEqual(['IMG_0001.jpg']);
    expect(await run(action, 'picks')).toMatchObject({ done: 2, skipped: 1 });
    expect(readdirSync(out).sort()).toEqual(['IMG_0001.jpg', 'IMG_0002.jpg', 'IMG_0003.jpg']);
  });

  test('a hard link is the same file under another name', async () => {
    await decide([3], { flag: 'pick' });
    const out = tempFolder('links');
    await run({ kind: 'link', destination: place(out) }, 'picks');
    expect(statSync(path.join(out, 'IMG_0004.jpg')).ino).toBe(statSync(path.join(folder, 'IMG_0004.jpg')).ino);
  });

  test('moved photos leave the shoot, their decisions stay with the catalog', async () => {
    await decide([0], { flag: 'reject' });
    const out = tempFolder('moved');
    expect(await run({ kind: 'move', destination: place(out) }, 'rejects')).toMatchObject({ done: 1, failures: [] });
    expect(existsSync(path.join(folder, 'IMG_0001.jpg'))).toBe(false);
    expect(hashOf(path.join(out, 'IMG_0001.jpg'))).toBe(hashes.get('IMG_0001.jpg'));
    await engine.whenIdle(folderId);
    expect(await idsOf(engine, folderId)).toEqual(ids.slice(1));
    renameSync(path.join(out, 'IMG_0001.jpg'), path.join(folder, 'IMG_0001.jpg'));
    await openAndSettle(engine, folder);
    expect(await engine.client.photos.cards({ ids: [ids[0]!] })).toMatchObject([{ decision: { flag: 'reject' } }]);
  });
});

describe('lists', () => {
  const list = (format: 'csv' | 'json' | 'txt' | 'html', fileName: string, destination: string): ExportAction => ({
    kind: 'list',
    format,
    destination: place(destination),
    fileName,
    byteOrderMark: format === 'csv',
  });

  test('CSV is RFC 4180 with every name intact', async () => {
    const out = tempFolder('lists');
    await run(list('csv', 'a.csv', out), 'all');
    const text = readFileSync(path.join(out, 'a.csv'), 'utf8');
    expect(text.startsWith('\uFEFFpath,files,')).toBe(true);
    const lines = text.trimEnd().split('\r\n');
    expect(lines).toHaveLength(6);
    expect(lines[5]).toMatch(/^"odd ""name"",é📷\.jpg",/);
  });

  test('JSON carries its schema; suggestions are never decisions', async () => {
    const out = tempFolder('lists');
    await decide([1], { stars: 2 });
    await run(list('json', 'a.json', out), 'all');
    const parsed = JSON.parse(readFileSync(path.join(out, 'a.json'), 'utf8'));
    expect(parsed.schema).toBe('chinagraph/list@1');
    expect(parsed.photos.map((photo: { flag: string; stars: number }) => [photo.flag, photo.stars])).toEqual([
      ['none', 0],
      ['none', 2],
      ['none', 0],
      ['none', 0],
      ['none', 0],
    ]);
  });

  test('a contact sheet shows pictures, escapes names and runs nothing', async () => {
    const out = tempFolder('lists');
    await run(list('html', 'a.html', out), 'all');
    const html = readFileSync(path.join(out, 'a.html'), 'utf8');
    expect(html.match(/src="data:image\/jpeg;base64,\/9j\//g)).toHaveLength(5);
    expect(html).toContain('odd &quot;name&quot;,é📷.jpg');
    expect(html).not.toMatch(/<script|https?:\/\/(?!chinagraph)/);
  });

  test('only a list of ours is ever replaced', async () => {
    const copy = path.join(folder, 'IMG_0001.jpg');
    const conflict = await plan(list('csv', 'IMG_0001.jpg', folder), 'all');
    expect(conflict.counts).toEqual({ conflict: 1 });
    expect(await run(list('txt', 'IMG_0001.jpg', folder), 'all')).toMatchObject({ done: 0, skipped: 1 });
    expect(hashOf(copy)).toBe(hashes.get('IMG_0001.jpg'));
    const out = tempFolder('lists');
    for (const format of ['csv', 'json', 'txt', 'html'] as const) {
      await run(list(format, `list.${format}`, out), 'all');
      expect((await plan(list(format, `list.${format}`, out), 'all')).counts).toEqual({ update: 1 });
    }
    expect((await plan(list('csv', '../escape.csv', out), 'all')).counts).toEqual({ conflict: 1 });
  });
});

describe('trash', () => {
  test('needs the right number, names what the system refuses, deletes nothing itself', async () => {
    await decide([0, 1], { flag: 'reject' });
    const { planId, photoCount } = await plan({ kind: 'trash' }, 'rejects');
    expect(photoCount).toBe(2);
    await expect(
      (async () => {
        for await (const _ of await engine.client.exporting.run({ planId, confirmCount: 3 }));
      })(),
    ).rejects.toMatchObject({ code: 'REFUSED' });
    expect(await run({ kind: 'trash' }, 'rejects')).toMatchObject({
      done: 1,
      failures: [{ path: 'IMG_0002.jpg', reason: 'The trash of this disk is full.' }],
    });
    expect(existsSync(path.join(folder, 'IMG_0001.jpg'))).toBe(false);
    expect(existsSync(path.join(folder, 'IMG_0002.jpg'))).toBe(true);
  });
});

describe('reading back', () => {
  test('other programs decisions are shown, conflicts marked, and taken over as one step', async () => {
    writeFileSync(sidecar('IMG_0001'), samples.captureOne!);
    writeFileSync(sidecar('IMG_0002'), samples.lightroom!.replace('xmpDM:pick="0"', 'xmpDM:pick="-1"'));
    await decide([1], { flag: 'pick' });
    const { planId, items } = await engine.client.exporting.planReadBack({ folderId });
    expect(items.map(({ path: file, ours, theirs, conflict }) => [file, ours, theirs, conflict])).toEqual([
      ['IMG_0001.xmp', 'undecided', '3 stars, label yellow', false],
      ['IMG_0002.xmp', 'picked', 'rejected, 2 stars', true],
    ]);
    const { step } = await engine.client.exporting.readBack({ planId, ids: [ids[0]!] });
    expect(step).toMatchObject({ kind: 'import', photoIds: [ids[0]] });
    expect(await engine.client.photos.cards({ ids: ids.slice(0, 2) })).toMatchObject([
      { decision: { flag: 'none', stars: 3, label: 'yellow' } },
      { decision: { flag: 'pick', stars: 0 } },
    ]);
    rmSync(sidecar('IMG_0001'));
    rmSync(sidecar('IMG_0002'));
  });
});
