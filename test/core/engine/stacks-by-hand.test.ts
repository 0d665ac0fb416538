/** @file Stacks split, merged and made by hand: they win over what is found, and are kept and undone like decisions. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { FolderId, PhotoId } from '../../../electron/contract/ids.ts';
import { defaultCullSettings } from '../../../electron/contract/suggestion.ts';
import type { Engine } from '../../../electron/core/engine.ts';
import { writeSmallShoot } from '../../support/small-shoot.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { idsOf, openAndSettle, testEngine } from '../../support/test-engine.ts';

let catalogDir: string;
let folder: string;
let engine: Engine;
let folderId: FolderId;
let ids: PhotoId[];

/** Two bursts of three, an hour apart: the same picture three times, another one three times. */
const shoot = [1, 1, 1, 5, 5, 5].map((seed, i) => ({
  name: `IMG_000${i + 1}.jpg`,
  seed,
  takenAt: `2026:06:14 1${i < 3 ? 4 : 5}:00:0${i % 3}`,
  widthPx: 480 + 8 * i,
}));

const start = async () => {
  engine = await testEngine({ catalogDir });
  folderId = (await openAndSettle(engine, folder)).id;
  ids = await idsOf(engine, folderId);
};
beforeEach(async () => {
  catalogDir = tempFolder('catalog');
  folder = tempFolder('by-hand');
  await writeSmallShoot(folder, shoot);
  await start();
});

/** "123 456": numbers of the photos, a stack a word; "*" where it was made by hand. */
async function stacks(): Promise<string> {
  const found = await engine.client.photos.stacks({ folderId });
  return found
    .map(({ photoIds, byHand }) => photoIds.map((id) => ids.indexOf(id) + 1).join('') + (byHand ? '*' : ''))
    .join(' ');
}
const photo = (n: number) => ids[n - 1]!;
const calls = () => engine.client.stacks;

test('what is found is two bursts', async () => {
  expect(await stacks()).toBe('123 456');
});

test('split, and back by undo; the halves hold whatever is recognised', async () => {
  const { step } = await calls().splitAt({ id: photo(3) });
  expect(step).toMatchObject({ kind: 'stack', says: 'Split a stack of 3 at IMG_0003.jpg' });
  expect(await stacks()).toBe('12* 3* 456');
  await engine.client.culling.changeSettings({ folderId, settings: { ...defaultCullSettings, stackStrength: 1 } });
  expect(await stacks()).toBe('12* 3* 456');
  await engine.client.decisions.undo({});
  expect(await stacks()).toBe('123 456');
  await engine.client.decisions.redo({});
  expect(await stacks()).toBe('12* 3* 456');
});

test('a photo that stands for its collapsed stack brings all of it', async () => {
  const { step } = await calls().make({ ids: [photo(1), photo(4)], wholeStacks: true });
  expect(step?.says).toBe('Stacked 6 photos');
  expect(await stacks()).toBe('123456*');
});

test('photos of two stacks make one; the rest stays as it was', async () => {
  await calls().make({ ids: [photo(3), photo(4)], wholeStacks: false });
  expect(await stacks()).toBe('12* 34* 56*');
  const cards = await engine.client.photos.cards({ ids });
  expect(cards.map((card) => card.stackSize)).toEqual([2, 2, 2, 2, 2, 2]);
});

test('taken out, a photo stands alone; given back, it is stacked as found', async () => {
  await calls().takeOut({ ids: [photo(2)] });
  expect(await stacks()).toBe('13* 2* 456');
  await calls().takeOut({ ids: [photo(4), photo(5)] });
  expect(await stacks()).toBe('13* 2* 4* 5* 6');
  await calls().asFound({ ids });
  expect(await stacks()).toBe('123 456');
});

test('decisions over a stack follow the hand', async () => {
  await calls().make({ ids: [photo(3), photo(4)], wholeStacks: false });
  await engine.client.decisions.keepBest({ id: photo(4) });
  const cards = await engine.client.photos.cards({ ids });
  expect(cards.map(({ decision }) => decision.flag)).toEqual(['none', 'none', 'reject', 'pick', 'none', 'none']);
  // One log for both: the decision first, then the stack.
  await engine.client.decisions.undo({});
  await engine.client.decisions.undo({});
  expect(await stacks()).toBe('123 456');
});

test('kept over a restart, a rescan and a rebuild from the journal', async () => {
  await engine.client.decisions.apply({ ids: [photo(1)], change: { stars: 3 } });
  await calls().splitAt({ id: photo(2) });
  await calls().make({ ids: [photo(2), photo(6)], wholeStacks: false });
  await calls().takeOut({ ids: [photo(5)] });
  await engine.client.decisions.undo({});
  const before = await stacks();
  expect(before).toBe('1* 26* 3* 45*');
  await engine.close();
  await start();
  expect(await stacks()).toBe(before);
  await engine.close();

  rmSync(path.join(catalogDir, 'library.db'));
  rmSync(path.join(catalogDir, 'backups'), { recursive: true, force: true });
  await start();
  expect(await stacks()).toBe(before);
  await engine.client.decisions.redo({});
  expect(await stacks()).toBe('1* 26* 3* 4* 5*');
  expect((await engine.client.photos.cards({ ids: [photo(1)] }))[0]!.decision.stars).toBe(3);
});

test('says what cannot be done, and changes nothing', async () => {
  await expect(calls().make({ ids: [photo(1)], wholeStacks: false })).rejects.toMatchObject({
    data: { what: 'Select at least two photos to stack.' },
  });
  await expect(calls().splitAt({ id: photo(1) })).rejects.toMatchObject({ code: 'REFUSED' });
  await expect(calls().asFound({ ids })).rejects.toMatchObject({ code: 'REFUSED' });
  await expect(calls().takeOut({ ids: [999 as PhotoId] })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await stacks()).toBe('123 456');
  expect(await engine.client.decisions.history({ limit: 5 })).toEqual([]);
});
