/** @file Which sidecars an export touches, what new ones begin with, what goes along with a photo, and what comes back; on a whole engine. */
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { rawMakers } from '../../../bench/synthetic-raw/make-raw.ts';
import type { DecisionChange } from '../../../electron/contract/decision.ts';
import type { ExportAction, ExportSelection, XmpProfile } from '../../../electron/contract/exporting.ts';
import type { FolderId, PhotoId } from '../../../electron/contract/ids.ts';
import type { FileRow } from '../../../electron/core/catalog/repos/scan-changes.ts';
import type { Engine } from '../../../electron/core/engine.ts';
import { planTransfer } from '../../../electron/core/exporting/transfer/plan-transfer.ts';
import type { ShootPhoto } from '../../../electron/core/shoot/shoot-photo.ts';
import { age, smallJpeg } from '../../support/small-shoot.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { idsOf, openAndSettle, testEngine } from '../../support/test-engine.ts';

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const packet = (attributes: string, children = '') =>
  `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="${rdf}"><rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpDM="http://ns.adobe.com/xmp/1.0/DynamicMedia/" xmlns:dc="http://purl.org/dc/elements/1.1/" ${attributes}>${children}</rdf:Description></rdf:RDF></x:xmpmeta>\n${' '.repeat(2000)}\n<?xpacket end="w"?>`;
const caption = '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">the harbour</rdf:li></rdf:Alt></dc:description>';

let engine: Engine;
let folder: string;
let folderId: FolderId;
const trash = tempFolder('trash');

beforeAll(async () => {
  engine = await testEngine({
    moveToTrash: async (files) => {
      for (const file of files) renameSync(file, path.join(trash, path.basename(file)));
    },
  });
});
beforeEach(() => {
  folder = tempFolder('hand-over');
});

const put = (name: string, content: Buffer | string) => {
  writeFileSync(path.join(folder, name), content);
  age(path.join(folder, name));
};
const jpeg = (seed: number) => smallJpeg({ seed, takenAt: '2026:06:14 14:22:07' });
const raw = async (dialect = 'cr2') => {
  const picture = await jpeg(7);
  return rawMakers[dialect]!({ full: picture, middle: picture, small: picture }, 1);
};
const text = (name: string) => readFileSync(path.join(folder, name), 'utf8');
const sidecars = () =>
  readdirSync(folder)
    .filter((name) => name.toLowerCase().endsWith('.xmp'))
    .sort();
async function open(): Promise<Map<string, PhotoId>> {
  folderId = (await openAndSettle(engine, folder)).id;
  const ids = await idsOf(engine, folderId);
  const cards = await engine.client.photos.cards({ ids });
  return new Map(cards.map((card) => [card.name, card.id]));
}
const decide = (ids: (PhotoId | undefined)[], change: DecisionChange) =>
  engine.client.decisions.apply({ ids: ids.map((id) => id!), change });
const xmp = (profile: XmpProfile = 'lightroom', overwriteConflicts = false): ExportAction => ({
  kind: 'xmp',
  profile,
  scores: false,
  faceRegions: false,
  overwriteConflicts,
});
const plan = (action: ExportAction, selection: ExportSelection = 'decided') =>
  engine.client.exporting.plan({ folderId, selection, action });
async function run(action: ExportAction, selection: ExportSelection = 'decided') {
  const planned = await plan(action, selection);
  for await (const event of await engine.client.exporting.run({
    planId: planned.planId,
    confirmCount: planned.photoCount,
  })) {
    if (event.type === 'done') return event.result;
  }
  throw new Error('an export ended without its result');
}
const to = (kind: 'copy' | 'move' | 'symlink', where: string): ExportAction => ({
  kind,
  destination: engine.places.tokenFor(Buffer.from(where)),
});

describe('a new sidecar hides nothing', () => {
  test("where another program left only its own, that alone is updated, and the plan says who won't read it", async () => {
    put('A.jpg', await jpeg(1));
    put(
      'A.jpg.xmp',
      packet('xmp:Rating="3"', `${caption}<dc:subject><rdf:Bag><rdf:li>boats</rdf:li></rdf:Bag></dc:subject>`),
    );
    const photos = await open();
    await decide([photos.get('A.jpg')], { flag: 'pick' });
    const { notes } = await plan(xmp());
    expect(notes.join()).toContain('Lightroom Classic does not read it');
    await run(xmp());
    expect(sidecars()).toEqual(['A.jpg.xmp']);
    expect(text('A.jpg.xmp')).toMatch(/xmpDM:pick="1"[\s\S]*the harbour[\s\S]*boats/);
  });

  test.each(['jpg', 'tif', 'png', 'webp', 'avif'])('it begins with the XMP inside a %s', async (format) => {
    const inside = packet('xmp:Rating="4"', caption);
    const picture = sharp({ create: { width: 64, height: 48, channels: 3, background: '#456' } }).withXmp(inside);
    put(`A.${format}`, await picture.toFormat(format as 'png').toBuffer());
    const photos = await open();
    await decide([...photos.values()], { flag: 'pick' });
    await run(xmp('digikam'));
    expect(text('A.xmp')).toMatch(/xmp:Rating="4"/);
    expect(text('A.xmp')).toContain('the harbour');
    expect(text('A.xmp')).toContain('PickLabel="3"');
    expect(text('A.xmp').length).toBeLessThan(1200);
  });

  test('a decision inside the picture is a conflict like one in a sidecar', async () => {
    put(
      'A.jpg',
      await sharp(await jpeg(1))
        .withXmp(packet('xmp:Rating="4"'))
        .toBuffer(),
    );
    const photos = await open();
    await decide([photos.get('A.jpg')], { stars: 2 });
    expect((await plan(xmp())).changes).toMatchObject([
      { what: 'conflict', details: expect.stringContaining('4 stars where you decided 2 stars') },
    ]);
    expect(await run(xmp('lightroom', true))).toMatchObject({ done: 1 });
    expect(text('A.xmp')).toContain('xmp:Rating="2"');
  });

  test("darktable's begins with the other sidecar, and an own one does not keep the next program from its own", async () => {
    put('A.jpg', await jpeg(1));
    put('A.xmp', packet('xmp:Rating="4"', caption));
    put('B.jpg', await jpeg(2));
    const photos = await open();
    await decide([...photos.values()], { label: 'green' });
    await run(xmp('darktable'));
    expect(sidecars()).toEqual(['A.jpg.xmp', 'A.xmp', 'B.jpg.xmp']);
    expect(text('A.jpg.xmp')).toMatch(/xmp:Rating="4"[\s\S]*the harbour/);
    expect(text('A.xmp')).not.toContain('colorlabels');
    await run(xmp('lightroom'));
    expect(sidecars()).toEqual(['A.jpg.xmp', 'A.xmp', 'B.jpg.xmp', 'B.xmp']);
    expect(text('B.xmp')).toContain('xmp:Label="Green"');
  });
});

describe('whose sidecar', () => {
  const names = async (profile: XmpProfile = 'lightroom') => {
    const photos = await open();
    await decide([...photos.values()], { flag: 'pick' });
    return (await plan(xmp(profile))).changes.map(({ path: file, what }) => `${what} ${file}`).sort();
  };
  const tiff = () =>
    sharp({ create: { width: 64, height: 48, channels: 3, background: '#654' } })
      .tiff()
      .toBuffer();
  const png = () =>
    sharp({ create: { width: 64, height: 48, channels: 3, background: '#246' } })
      .png()
      .toBuffer();

  test('a RAW with a TIFF: the stem is the RAW’s', async () => {
    put('A.cr2', await raw());
    put('A.tif', await tiff());
    expect(await names()).toEqual(['create A.tif.xmp', 'create A.xmp']);
  });
  test('RAW, JPEG and TIFF', async () => {
    put('A.cr2', await raw());
    put('A.jpg', await jpeg(1));
    put('A.tif', await tiff());
    // The JPEG is another camera's: no pair.
    expect(await names()).toEqual(['create A.jpg.xmp', 'create A.tif.xmp', 'create A.xmp']);
  });
  test('JPEG and PNG', async () => {
    put('A.jpg', await jpeg(1));
    put('A.png', await png());
    expect(await names()).toEqual(['create A.png.xmp', 'create A.xmp']);
  });
  test('two RAWs are nobody’s guess', async () => {
    put('A.cr2', await raw());
    put('A.nef', await raw('nef'));
    expect(await names()).toEqual(['conflict A.xmp', 'conflict A.xmp']);
  });
  test('a RAW’s sidecar is not read as the TIFF’s opinion', async () => {
    put('A.cr2', await raw());
    put('A.tif', await tiff());
    put('A.xmp', packet('xmp:Rating="5"'));
    const photos = await open();
    const { items } = await engine.client.exporting.planReadBack({ folderId });
    expect(items.map(({ photoId }) => photoId)).toEqual([photos.get('A.cr2')]);
  });
});

test('a conflict in one of a photo’s sidecars stops them all', async () => {
  put('A.jpg', await jpeg(1));
  put('A.xmp', packet(''));
  put('A.jpg.xmp', packet('xmp:Rating="2"'));
  const photos = await open();
  await decide([photos.get('A.jpg')], { stars: 5 });
  expect((await plan(xmp())).counts).toEqual({ conflict: 2 });
  expect(await run(xmp())).toMatchObject({ done: 0, skipped: 2 });
  expect(text('A.xmp')).not.toContain('Rating');
  expect(await run(xmp('lightroom', true))).toMatchObject({ done: 2 });
});

describe('what was taken back', () => {
  test('arrives: a photo with an earlier sync is decided until the other side knows', async () => {
    put('A.jpg', await jpeg(1));
    const photos = await open();
    await decide([photos.get('A.jpg')], { flag: 'reject', stars: 2 });
    await run(xmp());
    await engine.client.decisions.undo({});
    expect((await plan(xmp())).changes).toMatchObject([
      { what: 'update', details: 'rejected -> no flag, rejected -> removed, 2 stars -> no stars' },
    ]);
    await run(xmp());
    expect(text('A.xmp')).toContain('xmpDM:pick="0"');
    expect((await plan(xmp())).photoCount).toBe(0);
    // A list names what is decided here, not what others have yet to hear.
    expect(
      (await engine.client.exporting.names({ folderId, selection: 'decided', separator: 'line', withExtension: true }))
        .names,
    ).toEqual([]);
  });

  test('also by a program that has no such field, where the file still says it', async () => {
    put('A.jpg', await jpeg(1));
    const photos = await open();
    await decide([photos.get('A.jpg')], { flag: 'reject' });
    await run(xmp());
    await engine.client.decisions.undo({});
    await run(xmp('capture-one'));
    expect(text('A.xmp')).toContain('xmpDM:pick="0"');
  });

  test('over there is offered, and taken over as a removal', async () => {
    put('A.jpg', await jpeg(1));
    const photos = await open();
    await decide([photos.get('A.jpg')], { flag: 'pick', stars: 4, label: 'red' });
    await run(xmp());
    const cleared = text('A.xmp')
      .replace('pick="1"', 'pick="0"')
      .replace(/\s+xmpDM:good="True"/, '')
      .replace('Rating="4"', 'Rating="0"');
    put('A.xmp', cleared);
    const { planId, items } = await engine.client.exporting.planReadBack({ folderId });
    expect(items).toMatchObject([
      { ours: 'picked, 4 stars, label red', theirs: 'label red, no flag, no stars', conflict: false },
    ]);
    await engine.client.exporting.readBack({ planId, ids: items.map(({ photoId }) => photoId) });
    expect(await engine.client.photos.cards({ ids: [photos.get('A.jpg')!] })).toMatchObject([
      { decision: { flag: 'none', stars: 0, label: 'red' } },
    ]);
    await engine.client.decisions.undo({});
    expect(await engine.client.photos.cards({ ids: [photos.get('A.jpg')!] })).toMatchObject([
      { decision: { flag: 'pick', stars: 4, label: 'red' } },
    ]);
  });
});

describe('companions', () => {
  const kin = [
    'A.jpg.pp3',
    'A.jpg.dop',
    'A.WAV',
    'A.MOV',
    'A.AAE',
    'A.on1',
    'A.acr',
    'A.xmp',
    'A.jpg.xmp',
    'A_01.jpg.xmp',
  ];
  const strangers = ['A_02.jpg', 'A_02.jpg.xmp', 'A-notes.txt', 'AB.xmp', 'A.txt'];
  const fill = async () => {
    put('A.jpg', await jpeg(1));
    put('A_02.jpg', await jpeg(2));
    for (const name of [...kin, ...strangers].filter((one) => !one.endsWith('.jpg'))) put(name, `of ${name}`);
    const photos = await open();
    await decide([photos.get('A.jpg')], { flag: 'reject' });
  };

  test('move with their photo, and nobody else’s do', async () => {
    await fill();
    const out = tempFolder('out');
    expect(await run(to('move', out), 'rejects')).toMatchObject({ done: kin.length + 1, failures: [] });
    expect(readdirSync(out).sort()).toEqual(['A.jpg', ...kin].sort());
    expect(readdirSync(folder).sort()).toEqual([...strangers].sort());
  });

  test('keep their photo’s new name where the old one is taken', async () => {
    await fill();
    const out = tempFolder('out');
    writeFileSync(path.join(out, 'A.jpg'), 'somebody else');
    await run(to('copy', out), 'rejects');
    expect(readdirSync(out)).toEqual(expect.arrayContaining(['A-2.jpg', 'A-2.jpg.pp3', 'A-2.WAV', 'A-2_01.jpg.xmp']));
  });

  test('go to the trash with it', async () => {
    await fill();
    expect(await run({ kind: 'trash' }, 'rejects')).toMatchObject({ done: kin.length + 1, failures: [] });
    expect(readdirSync(folder).sort()).toEqual([...strangers].sort());
  });
});

describe('files', () => {
  test('links point to the originals, on any disk', async () => {
    put('A.jpg', await jpeg(1));
    const photos = await open();
    await decide([photos.get('A.jpg')], { flag: 'pick' });
    const out = tempFolder('out');
    expect(await run(to('symlink', out), 'picks')).toMatchObject({ done: 1 });
    expect(realpathSync(path.join(out, 'A.jpg'))).toBe(realpathSync(path.join(folder, 'A.jpg')));
    expect((await plan(to('symlink', out), 'picks')).counts).toEqual({ skip: 1 });
  });

  test('a sidecar that is a link stays one', async () => {
    put('A.jpg', await jpeg(1));
    const elsewhere = path.join(tempFolder('elsewhere'), 'real.xmp');
    writeFileSync(elsewhere, packet('', caption));
    symlinkSync(elsewhere, path.join(folder, 'A.xmp'));
    const photos = await open();
    await decide([photos.get('A.jpg')], { stars: 3 });
    await run(xmp());
    expect(lstatSync(path.join(folder, 'A.xmp')).isSymbolicLink()).toBe(true);
    expect(readFileSync(elsewhere, 'utf8')).toContain('xmp:Rating="3"');
  });

  test('extended attributes stay on sidecars and come along on copies', async ({ skip }) => {
    put('A.jpg', await jpeg(1));
    put('A.xmp', packet('', caption));
    const set = (name: string) =>
      execFileSync('python3', [
        '-c',
        `import os; os.setxattr(${JSON.stringify(path.join(folder, name))}, 'user.tag', b'red')`,
      ]);
    const get = (file: string) =>
      execFileSync('python3', ['-c', `import os; print(os.getxattr(${JSON.stringify(file)}, 'user.tag').decode())`], {
        encoding: 'utf8',
      }).trim();
    try {
      set('A.jpg');
      set('A.xmp');
    } catch {
      skip('no python3, or no extended attributes on this disk');
    }
    const photos = await open();
    await decide([photos.get('A.jpg')], { flag: 'pick' });
    await run(xmp());
    expect(get(path.join(folder, 'A.xmp'))).toBe('red');
    const out = tempFolder('out');
    await run(to('copy', out), 'picks');
    expect(get(path.join(out, 'A.jpg'))).toBe('red');
  });
});

test('free space is compared before anything is copied', async () => {
  put('A.jpg', await jpeg(1));
  const photos = await open();
  const relPath = Buffer.from('A.jpg');
  const file = { id: 1, photoId: photos.get('A.jpg')!, relPath, kind: 'jpeg', isDisplay: true } as FileRow;
  const photo = { id: file.photoId, name: 'A.jpg', files: [file], display: file } as ShootPhoto;
  const deps = { root: Buffer.from(folder), all: [photo], nowMs: Date.now };
  const out = Buffer.from(tempFolder('out'));
  const planned = (free: number) =>
    planTransfer({ ...deps, freeBytes: async () => free }, [photo], 'picks', 'copy', out);
  await expect(planned(5_000_000)).rejects.toMatchObject({
    code: 'REFUSED',
    message: expect.stringContaining('transfer.noRoom'),
  });
  expect((await planned(500_000_000)).steps).toHaveLength(1);
});

test('what the program will not read is counted in the plan', async () => {
  put('A.jpg', await jpeg(1));
  put('B.cr2', await raw());
  const photos = await open();
  await decide([...photos.values()], { flag: 'reject', stars: 3 });
  const notes = async (profile: XmpProfile) => (await plan(xmp(profile))).notes.join('\n');
  expect(await notes('lightroom')).toContain('1 photo: JPEG, TIFF, DNG');
  expect(await notes('digikam')).toContain('Read from sidecar files');
  expect(await notes('darktable')).toContain('In darktable a reject takes the place of the stars');
  expect(await notes('capture-one')).toContain('2 photos: with a flag');
  expect(existsSync(path.join(folder, 'A.xmp'))).toBe(false);
  mkdirSync(path.join(folder, 'sub'));
  copyFileSync(path.join(folder, 'A.jpg'), path.join(folder, 'sub', 'A.jpg'));
});
