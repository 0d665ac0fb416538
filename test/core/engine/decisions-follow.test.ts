/** @file Decisions follow the picture: renamed roots, other mounts, a folder deeper, our own move, a file renamed and stamped at once, copies. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { exiftoolPath } from 'exiftool-vendored';
import { beforeEach, describe, expect, test } from 'vitest';
import type { FolderId } from '../../../electron/contract/ids.ts';
import type { Engine } from '../../../electron/core/engine.ts';
import { age, numbered, writeSmallShoot } from '../../support/small-shoot.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { idsOf, openAndSettle, testEngine } from '../../support/test-engine.ts';

let catalogDir: string;
let engine: Engine;
let home: string;
let shoot: string;

beforeEach(async () => {
  catalogDir = tempFolder('catalog');
  engine = await testEngine({ catalogDir, background: 'none' });
  home = tempFolder('follow');
  shoot = path.join(home, 'Wedding');
});

async function decisionsOf(folderId: FolderId): Promise<Record<string, string>> {
  const cards = await engine.client.photos.cards({ ids: await idsOf(engine, folderId) });
  return Object.fromEntries(cards.map(({ name, decision }) => [name, `${decision.flag} ${decision.stars}`]));
}

async function idOf(folderId: FolderId, name: string) {
  const cards = await engine.client.photos.cards({ ids: await idsOf(engine, folderId) });
  const card = cards.find((one) => one.name === name);
  if (!card) throw new Error(`no photo ${name}`);
  return card.id;
}

/** Two days of four photos; one pick and one with stars on the first day, a reject on the second. */
async function culled(): Promise<FolderId> {
  await writeSmallShoot(path.join(shoot, 'day1'), numbered(4));
  await writeSmallShoot(
    path.join(shoot, 'day2'),
    numbered(4).map((photo, i) => ({ ...photo, name: `DSC_${i}.jpg`, seed: 20 + i })),
  );
  const { id } = await openAndSettle(engine, shoot);
  await engine.client.decisions.apply({ ids: [await idOf(id, 'IMG_0001.jpg')], change: { flag: 'pick' } });
  await engine.client.decisions.apply({ ids: [await idOf(id, 'IMG_0002.jpg')], change: { stars: 4, label: 'red' } });
  await engine.client.decisions.apply({ ids: [await idOf(id, 'DSC_3.jpg')], change: { flag: 'reject' } });
  return id;
}

const day1 = { 'IMG_0001.jpg': 'pick 0', 'IMG_0002.jpg': 'none 4', 'IMG_0003.jpg': 'none 0', 'IMG_0004.jpg': 'none 0' };
const all = { ...day1, 'DSC_0.jpg': 'none 0', 'DSC_1.jpg': 'none 0', 'DSC_2.jpg': 'none 0', 'DSC_3.jpg': 'reject 0' };

describe('a folder is recognised by what is in it', () => {
  test('renamed: the same shoot, with its undo log, also after a restart and after a rebuild from the journal', async () => {
    const id = await culled();
    renameSync(shoot, path.join(home, 'Wedding Anna'));
    shoot = path.join(home, 'Wedding Anna');
    const opened = await openAndSettle(engine, shoot);
    expect(opened).toMatchObject({ id, name: 'Wedding Anna', displayPath: shoot });
    expect(await decisionsOf(id)).toEqual(all);
    await engine.close();

    rmSync(path.join(catalogDir, 'library.db'));
    rmSync(path.join(catalogDir, 'backups'), { recursive: true, force: true });
    engine = await testEngine({ catalogDir, background: 'none' });
    const again = await openAndSettle(engine, shoot);
    expect(again.displayPath).toBe(shoot);
    expect(await decisionsOf(again.id)).toEqual(all);
    expect((await engine.client.decisions.undo({})).step?.says).toBe('Rejected 1 photo');
    expect(await decisionsOf(again.id)).toEqual({ ...all, 'DSC_3.jpg': 'none 0' });
  });

  test('on another mount, with frames thrown away, new ones added, and an empty folder where it was', async () => {
    const id = await culled();
    const mount = path.join(home, 'mount2');
    mkdirSync(mount);
    renameSync(shoot, path.join(mount, 'Wedding'));
    mkdirSync(shoot);
    rmSync(path.join(mount, 'Wedding', 'day1', 'IMG_0003.jpg'));
    await writeSmallShoot(path.join(mount, 'Wedding', 'day3'), [{ name: 'new.jpg', seed: 77 }]);
    expect((await openAndSettle(engine, path.join(mount, 'Wedding'))).id).toBe(id);
    expect(await decisionsOf(id)).toMatchObject({ 'IMG_0001.jpg': 'pick 0', 'new.jpg': 'none 0' });
  });

  test('a copy beside the original is another shoot', async () => {
    const id = await culled();
    cpSync(shoot, path.join(home, 'copy'), { recursive: true });
    ageAll(path.join(home, 'copy'));
    expect((await openAndSettle(engine, path.join(home, 'copy'))).id).not.toBe(id);
  });
});

describe('decisions come along, as one step', () => {
  test('into a folder deeper and back up; from then on both speak of one picture', async () => {
    const outer = await culled();
    const inner = (await openAndSettle(engine, path.join(shoot, 'day1'))).id;
    expect(inner).not.toBe(outer);
    expect(await decisionsOf(inner)).toEqual(day1);
    expect(await engine.client.shoots.elsewhere({ folderId: inner })).toEqual({
      brought: 'Brought along 2 decisions from “Wedding”',
      offered: null,
    });
    const third = await engine.client.decisions.apply({
      ids: [await idOf(inner, 'IMG_0003.jpg')],
      change: { flag: 'reject' },
    });
    expect(third.step?.says).toBe('Rejected 1 photo');
    expect((await decisionsOf(outer))['IMG_0003.jpg']).toBe('reject 0');
    await engine.client.decisions.apply({ ids: [await idOf(outer, 'IMG_0001.jpg')], change: { flag: 'reject' } });
    expect((await decisionsOf(inner))['IMG_0001.jpg']).toBe('reject 0');
    await engine.client.decisions.undo({});
    expect((await decisionsOf(inner))['IMG_0001.jpg']).toBe('pick 0');
    expect((await decisionsOf(outer))['IMG_0001.jpg']).toBe('pick 0');
  });

  test('into the folder around; undone, they do not come again', async () => {
    await writeSmallShoot(path.join(shoot, 'day1'), numbered(3));
    const inner = (await openAndSettle(engine, path.join(shoot, 'day1'))).id;
    await engine.client.decisions.apply({ ids: await idsOf(engine, inner), change: { flag: 'pick' } });
    const outer = (await openAndSettle(engine, shoot)).id;
    expect(Object.values(await decisionsOf(outer))).toEqual(['pick 0', 'pick 0', 'pick 0']);
    const undone = await engine.client.decisions.undo({});
    expect(undone.step?.says).toBe('Brought along 3 decisions from “day1”');
    await openAndSettle(engine, shoot);
    expect(Object.values(await decisionsOf(outer))).toEqual(['none 0', 'none 0', 'none 0']);
  });

  test('to where our own move put the picks', async () => {
    const id = await culled();
    const target = tempFolder('target');
    const spec = {
      folderId: id,
      selection: 'picks' as const,
      action: { kind: 'move' as const, destination: engine.places.tokenFor(Buffer.from(target)) },
    };
    const plan = await engine.client.exporting.plan(spec);
    for await (const _ of await engine.client.exporting.run({ planId: plan.planId, confirmCount: plan.photoCount }));
    await engine.whenIdle(id);
    ageAll(target);
    const moved = (await openAndSettle(engine, target)).id;
    expect(Object.values(await decisionsOf(moved))).toEqual(['pick 0']);
  });

  test('to where somebody dragged a part, without telling', async () => {
    await culled();
    const target = path.join(home, 'Best of');
    mkdirSync(target);
    for (const name of ['IMG_0001.jpg', 'IMG_0004.jpg'])
      renameSync(path.join(shoot, 'day1', name), path.join(target, `anna-${name}`));
    const moved = (await openAndSettle(engine, target)).id;
    expect(await decisionsOf(moved)).toEqual({ 'anna-IMG_0001.jpg': 'pick 0', 'anna-IMG_0004.jpg': 'none 0' });
  });
});

describe('decisions on copies are offered', () => {
  test('with the count and where they were made; taken over as one step', async () => {
    await culled();
    const copy = path.join(home, 'copy');
    cpSync(shoot, copy, { recursive: true });
    ageAll(copy);
    const { id } = await openAndSettle(engine, copy);
    expect(Object.values(await decisionsOf(id)).every((said) => said === 'none 0')).toBe(true);
    const offered = { count: 3, picks: 1, rejects: 1, from: [{ folder: shoot, count: 3 }] };
    expect(await engine.client.shoots.elsewhere({ folderId: id })).toEqual({ brought: null, offered });
    const { step } = await engine.client.decisions.takeOverElsewhere({ folderId: id });
    expect(step?.says).toBe('Took over 3 decisions from “Wedding”');
    expect(await decisionsOf(id)).toEqual(all);
    expect((await engine.client.shoots.elsewhere({ folderId: id })).offered).toBeNull();
    await engine.client.decisions.undo({});
    expect(Object.values(await decisionsOf(id)).every((said) => said === 'none 0')).toBe(true);
  });

  test('declined, they are not offered again; for frames that come later they are', async () => {
    await culled();
    const copy = path.join(home, 'copy');
    mkdirSync(copy);
    cpSync(path.join(shoot, 'day1'), path.join(copy, 'day1'), { recursive: true });
    ageAll(copy);
    const { id } = await openAndSettle(engine, copy);
    await engine.client.decisions.leaveElsewhere({ folderId: id });
    expect((await engine.client.shoots.elsewhere({ folderId: id })).offered).toBeNull();
    cpSync(path.join(shoot, 'day2'), path.join(copy, 'day2'), { recursive: true });
    ageAll(copy);
    await openAndSettle(engine, copy);
    expect((await engine.client.shoots.elsewhere({ folderId: id })).offered).toMatchObject({ count: 1, rejects: 1 });
  });

  test('also when the copies were stamped', async () => {
    await culled();
    const copy = path.join(home, 'copy');
    cpSync(path.join(shoot, 'day1'), copy, { recursive: true });
    await stamp(readdirSync(copy).map((name) => path.join(copy, name)));
    const { id } = await openAndSettle(engine, copy);
    expect((await engine.client.shoots.elsewhere({ folderId: id })).offered).toMatchObject({ count: 2, picks: 1 });
  });
});

test('files renamed and stamped at once keep their decisions, in a burst within one second too', async () => {
  await writeSmallShoot(
    shoot,
    numbered(6).map((photo) => ({ ...photo, takenAt: '2026:06:14 14:10:00' })),
  );
  const { id } = await openAndSettle(engine, shoot);
  await engine.client.decisions.apply({ ids: [await idOf(id, 'IMG_0002.jpg')], change: { flag: 'pick' } });
  await engine.client.decisions.apply({ ids: [await idOf(id, 'IMG_0005.jpg')], change: { flag: 'reject' } });
  const before = await idsOf(engine, id);
  // Renumbered by one: every name but the last now holds the next picture.
  const files = numbered(6).map(({ name }) => path.join(shoot, name));
  await stamp(files);
  for (const file of files) renameSync(file, `${file}.tmp`);
  for (const [i, file] of files.entries()) renameSync(`${file}.tmp`, path.join(shoot, `IMG_${1000 + i}.jpg`));
  renameSync(path.join(shoot, 'IMG_1002.jpg'), path.join(shoot, 'IMG_0001.jpg'));
  await openAndSettle(engine, shoot);
  expect(new Set(await idsOf(engine, id))).toEqual(new Set(before));
  expect(await decisionsOf(id)).toMatchObject({
    'IMG_1001.jpg': 'pick 0',
    'IMG_1004.jpg': 'reject 0',
    'IMG_0001.jpg': 'none 0',
  });
});

function ageAll(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) age(path.join(entry.parentPath, entry.name));
}

/** As an ingest program does: IPTC keywords and a caption, written into the files. */
async function stamp(files: string[]): Promise<void> {
  const words = ['-q', '-overwrite_original', '-IPTC:Keywords=wedding', '-XMP-dc:Description=Anna and Ben'];
  execFileSync(await exiftoolPath(), [...words, ...files]);
  for (const file of files) age(file);
}
