/** @file The ways in which a handover could cost a picture, each with the picture still there afterwards. */
import { appendFileSync, linkSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ExportAction, ExportResult, ExportSelection } from '../../../electron/contract/exporting.ts';
import type { FolderId, PhotoId } from '../../../electron/contract/ids.ts';
import type { Engine } from '../../../electron/core/engine.ts';
import { age, numbered, writeSmallShoot } from '../../support/small-shoot.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { idsOf, openAndSettle, testEngine } from '../../support/test-engine.ts';

let engine: Engine;
let folder: string;
let folderId: FolderId;
let ids: PhotoId[];

beforeAll(async () => {
  engine = await testEngine({
    moveToTrash: async (files) => {
      for (const file of files) renameSync(file, path.join(tempFolder('trash'), path.basename(file)));
    },
  });
});

beforeEach(async () => {
  folder = tempFolder('never-lost');
  await writeSmallShoot(folder, numbered(4));
  await open();
});

async function open(): Promise<void> {
  folderId = (await openAndSettle(engine, folder)).id;
  ids = await idsOf(engine, folderId);
}
const decide = (indexes: number[], flag: 'pick' | 'reject' | 'none') =>
  engine.client.decisions.apply({ ids: indexes.map((index) => ids[index]!), change: { flag } });
const plan = (action: ExportAction, selection: ExportSelection) =>
  engine.client.exporting.plan({ folderId, selection, action });
async function run(planned: Awaited<ReturnType<typeof plan>>): Promise<ExportResult> {
  const { planId, photoCount } = planned;
  for await (const event of await engine.client.exporting.run({ planId, confirmCount: photoCount })) {
    if (event.type === 'done') return event.result;
  }
  throw new Error('an export ended without its result');
}
const to = (kind: 'copy' | 'move' | 'link', absolute: string): ExportAction => ({
  kind,
  destination: engine.places.tokenFor(Buffer.from(absolute)),
});
const pictures = (where: string) => readdirSync(where).filter((name) => /\.(jpg|jpeg)$/i.test(name));

describe('moving', () => {
  test('into the folder where the photos are already leaves them there, by whichever path it is named', async () => {
    await decide([0, 1], 'pick');
    const elsewhere = path.join(tempFolder('links'), 'same');
    symlinkSync(folder, elsewhere);
    for (const destination of [folder, elsewhere]) {
      const planned = await plan(to('move', destination), 'picks');
      expect(planned.counts).toEqual({ skip: 2 });
      expect(await run(planned)).toMatchObject({ done: 0, skipped: 2 });
      expect(pictures(folder)).toHaveLength(4);
    }
  });

  test('to a second name of the same file takes away the first name only', async () => {
    await decide([0], 'pick');
    const out = tempFolder('out');
    linkSync(path.join(folder, 'IMG_0001.jpg'), path.join(out, 'IMG_0001.jpg'));
    expect(await run(await plan(to('move', out), 'picks'))).toMatchObject({ done: 1, failures: [] });
    expect(pictures(folder)).toHaveLength(3);
    expect(pictures(out)).toEqual(['IMG_0001.jpg']);
  });

  test('does not take the sidecar of another photo along', async () => {
    renameSync(path.join(folder, 'IMG_0002.jpg'), path.join(folder, 'IMG_0001.jpeg'));
    writeFileSync(path.join(folder, 'IMG_0001.xmp'), '<x/>');
    await open();
    await decide([0], 'pick');
    const out = tempFolder('out');
    expect(await run(await plan(to('move', out), 'picks'))).toMatchObject({ done: 2, failures: [] });
    expect(readdirSync(out).sort()).toEqual(['IMG_0001.jpg', 'IMG_0001.xmp']);
    expect(readdirSync(folder)).toContain('IMG_0001.xmp');
  });

  test('where a name of another case is taken gives a number instead of an error', async () => {
    await decide([0], 'pick');
    const out = tempFolder('out');
    writeFileSync(path.join(out, 'img_0001.JPG'), 'somebody else');
    expect(await run(await plan(to('copy', out), 'picks'))).toMatchObject({ done: 1, failures: [] });
    expect(readdirSync(out).sort()).toEqual(['IMG_0001-2.jpg', 'img_0001.JPG']);
  });

  test('after most of a shoot was moved, what else is missing by accident is not written off', async () => {
    await decide([0, 1], 'pick');
    const planned = await plan(to('move', tempFolder('out')), 'picks');
    const aside = tempFolder('unplugged');
    for (const name of ['IMG_0003.jpg', 'IMG_0004.jpg']) renameSync(path.join(folder, name), path.join(aside, name));
    expect(await run(planned)).toMatchObject({ done: 2 });
    await engine.whenIdle(folderId);
    // Nothing is listed any more: the folder counts as unplugged, and the two that were not moved are still the shoot's.
    expect(await idsOf(engine, folderId)).toEqual(ids.slice(2));
    expect((await engine.client.shoots.summary({ folderId })).folder.state).toBe('offline');
  });
});

test('closing in the middle of a handover leaves whole files only, and the next run does the rest', async () => {
  const catalogDir = tempFolder('catalog');
  const first = await testEngine({ catalogDir });
  const opened = await openAndSettle(first, folder);
  const all = await idsOf(first, opened.id);
  await first.client.decisions.apply({ ids: all, change: { flag: 'pick' } });
  const out = tempFolder('out');
  const action = (of: Engine): ExportAction => ({ kind: 'copy', destination: of.places.tokenFor(Buffer.from(out)) });
  const spec = { folderId: opened.id, selection: 'picks' as const };
  const planned = await first.client.exporting.plan({ ...spec, action: action(first) });
  const events = await first.client.exporting.run({ planId: planned.planId, confirmCount: 4 });
  await events.next();
  const rest = events.next();
  await first.close();
  await rest.catch(() => undefined);
  expect(readdirSync(out).filter((name) => name.includes('.tmp'))).toEqual([]);
  for (const name of pictures(out))
    expect(readFileSync(path.join(out, name)).equals(readFileSync(path.join(folder, name)))).toBe(true);
  const second = await testEngine({ catalogDir });
  await openAndSettle(second, folder);
  const again = await second.client.exporting.plan({ ...spec, action: action(second) });
  expect(again.counts.skip).toBeGreaterThanOrEqual(1);
  for await (const _ of await second.client.exporting.run({ planId: again.planId, confirmCount: 4 }));
  expect(pictures(out)).toHaveLength(4);
});

describe('the trash', () => {
  test('takes rejects only, whatever was selected', async () => {
    await decide([1], 'reject');
    const planned = await plan({ kind: 'trash' }, 'all');
    expect(planned.photoCount).toBe(1);
    expect(planned.counts).toEqual({ skip: 3, trash: 1 });
    expect(await run(planned)).toMatchObject({ done: 1, skipped: 3 });
    expect(pictures(folder)).toEqual(['IMG_0001.jpg', 'IMG_0003.jpg', 'IMG_0004.jpg']);
  });

  test('leaves a sidecar that another photo of the name needs', async () => {
    renameSync(path.join(folder, 'IMG_0002.jpg'), path.join(folder, 'IMG_0001.jpeg'));
    writeFileSync(path.join(folder, 'IMG_0001.xmp'), '<x/>');
    await open();
    await decide([1], 'reject');
    expect(await run(await plan({ kind: 'trash' }, 'rejects'))).toMatchObject({ done: 1, skipped: 1, failures: [] });
    expect(readdirSync(folder).sort()).toEqual(['IMG_0001.jpg', 'IMG_0001.xmp', 'IMG_0003.jpg', 'IMG_0004.jpg']);
  });

  test('leaves what was taken back or changed since the plan', async () => {
    await decide([0, 1, 2], 'reject');
    const planned = await plan({ kind: 'trash' }, 'rejects');
    await decide([0], 'none');
    appendFileSync(path.join(folder, 'IMG_0002.jpg'), 'edited');
    const result = await run(planned);
    expect(result.done).toBe(1);
    expect(result.failures.map(({ path: file, reason }) => [file, reason.split('.')[0]])).toEqual([
      ['IMG_0001.jpg', 'It is not rejected any more'],
      ['IMG_0002.jpg', 'The file changed since it was listed'],
    ]);
    expect(pictures(folder)).toEqual(['IMG_0001.jpg', 'IMG_0002.jpg', 'IMG_0004.jpg']);
    age(path.join(folder, 'IMG_0002.jpg'));
  });
});

describe('a list of names', () => {
  const list = (fileName: string, where: string): ExportAction => ({
    kind: 'list',
    format: 'txt',
    destination: engine.places.tokenFor(Buffer.from(where)),
    fileName,
    byteOrderMark: false,
  });

  test('never takes the place of notes', async () => {
    const out = tempFolder('lists');
    writeFileSync(path.join(out, 'notes.txt'), 'Call the florist.\n');
    expect((await plan(list('notes.txt', out), 'all')).counts).toEqual({ conflict: 1 });
  });

  test('nor of what came there after the plan', async () => {
    const out = tempFolder('lists');
    const planned = await plan(list('a.txt', out), 'all');
    writeFileSync(path.join(out, 'a.txt'), 'mine\n');
    expect((await run(planned)).failures[0]?.reason).toContain('since the plan was made');
    expect(readFileSync(path.join(out, 'a.txt'), 'utf8')).toBe('mine\n');
  });
});
