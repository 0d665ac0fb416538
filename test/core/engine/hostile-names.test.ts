/** @file Names that break programs, from the disk through list, card, preview, decision, list export, sidecar and copy. */
import { mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ExportAction, ExportResult } from '../../../electron/contract/exporting.ts';
import type { FolderId, PhotoId } from '../../../electron/contract/ids.ts';
import type { Engine } from '../../../electron/core/engine.ts';
import { smallJpeg } from '../../support/small-shoot.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { idsOf, openAndSettle, testEngine } from '../../support/test-engine.ts';
import { hashOriginals } from './originals.ts';

const names: Buffer[] = [
  'new\nline.jpg',
  'tab\tand return\r.jpg',
  '\u{1F4F7} caf\u00e9.jpg',
  'cafe\u0301.jpg',
  '100% %s %2e%2e #?&.jpg',
  '-rf.jpg',
  'quote \' and " and ` and $(touch x).jpg',
  'back\\slash.jpg',
  ' leading and trailing .jpg',
  `${'x'.repeat(251)}.jpg`,
  'a<b>&amp;.jpg',
].map((name) => Buffer.from(name));
/** Linux keeps any bytes but '/' and 0; macOS refuses what is not UTF-8, Windows a good part of the rest. */
const notUtf8 = Buffer.from('invalid \xff\xfe utf8.jpg', 'latin1');

let engine: Engine;
let folder: string;
let folderId: FolderId;
let ids: PhotoId[];
let written: Buffer[];
let before: Map<string, string>;

beforeAll(async () => {
  folder = tempFolder('hostile');
  written = [];
  for (const [index, name] of [...names, notUtf8].entries()) {
    const file = Buffer.concat([Buffer.from(`${folder}/`), name]);
    try {
      writeFileSync(file, await smallJpeg({ seed: index + 1, takenAt: `2026:06:14 14:10:${10 + index}` }));
      utimesSync(file, 1_780_000_000, 1_780_000_000);
      written.push(name);
    } catch {
      // This system has no such names.
    }
  }
  before = hashOriginals(folder);
  engine = await testEngine();
  folderId = (await openAndSettle(engine, folder)).id;
  ids = await idsOf(engine, folderId);
});
afterAll(() => {
  for (const [file, hash] of before) expect(hashOriginals(folder).get(file)).toBe(hash);
});

async function run(action: ExportAction): Promise<ExportResult> {
  const plan = await engine.client.exporting.plan({ folderId, selection: 'all', action });
  const events = await engine.client.exporting.run({ planId: plan.planId, confirmCount: plan.photoCount });
  for await (const event of events) if (event.type === 'done') return event.result;
  throw new Error('an export ended without its result');
}
const placeOf = (absolute: string) => engine.places.tokenFor(Buffer.from(absolute));
const namesIn = (where: string) => readdirSync(where, { encoding: 'buffer' }).map((name) => name.toString('latin1'));

test('every one is a photo with its facts, its metadata and a preview', async () => {
  expect(written.length).toBeGreaterThan(8);
  const cards = await engine.client.photos.cards({ ids });
  expect(cards.map((card) => [card.state, card.problem])).toEqual(written.map(() => ['ready', null]));
  expect(cards.map((card) => card.name).sort()).toEqual(written.map((name) => name.toString('utf8')).sort());
  for (const id of ids) {
    expect((await engine.client.photos.detail({ id })).metadata).toMatchObject({ make: 'Test', camera: 'Camera' });
    const preview = await engine.preview(id, 'nav', new AbortController().signal);
    expect('file' in preview && readFileSync(preview.file).subarray(0, 2)).toEqual(Buffer.of(0xff, 0xd8));
  }
});

test('every one is decided on, and handed over byte for byte under its own name', async () => {
  await engine.client.decisions.apply({ ids, change: { flag: 'pick', stars: 3 } });
  const out = tempFolder('hostile-out');
  expect(await run({ kind: 'copy', destination: placeOf(out) })).toMatchObject({ done: written.length, failures: [] });
  expect(namesIn(out).sort()).toEqual(written.map((name) => name.toString('latin1')).sort());
  const contents = (hashes: Map<string, string>) => [...hashes.values()].sort();
  expect(contents(hashOriginals(out))).toEqual(contents(before));
});

test('lists name every one, and none becomes markup', async () => {
  const out = tempFolder('hostile-lists');
  for (const format of ['csv', 'json', 'html'] as const) {
    const fileName = `list.${format}`;
    const action = { kind: 'list', format, destination: placeOf(out), fileName, byteOrderMark: false } as const;
    expect(await run(action)).toMatchObject({ done: 1, failures: [] });
  }
  const csv = readFileSync(path.join(out, 'list.csv'), 'utf8');
  expect(csv).toContain("\r\n'-rf.jpg,'-rf.jpg,2026-");
  const json = JSON.parse(readFileSync(path.join(out, 'list.json'), 'utf8')) as { photos: unknown[] };
  expect(json.photos).toHaveLength(written.length);
  expect(csv).toContain('"new\nline.jpg"');
  expect(readFileSync(path.join(out, 'list.html'), 'utf8')).not.toContain('a<b>');
});

test('sidecars lie beside every one whose name leaves room for them', async () => {
  const xmp = {
    kind: 'xmp',
    profile: 'lightroom',
    scores: false,
    faceRegions: false,
    overwriteConflicts: false,
  } as const;
  const result = await run(xmp);
  expect(result).toMatchObject({ done: written.length, failures: [] });
  const sidecars = namesIn(folder).filter((name) => name.endsWith('.xmp'));
  expect(sidecars).toHaveLength(written.length);
  for (const name of sidecars) rmSync(Buffer.from(`${folder}/${name}`, 'latin1'));
});

test('a folder with such a name is opened like any other', async () => {
  const odd = path.join(tempFolder('odd'), '-%0a\n#\u{1F600}');
  mkdirSync(odd);
  writeFileSync(path.join(odd, 'a.jpg'), await smallJpeg({ seed: 5 }));
  utimesSync(path.join(odd, 'a.jpg'), 1_780_000_000, 1_780_000_000);
  const opened = await openAndSettle(engine, odd);
  const cards = await engine.client.photos.cards({ ids: await idsOf(engine, opened.id) });
  expect(cards).toMatchObject([{ name: 'a.jpg', state: 'ready' }]);
});
