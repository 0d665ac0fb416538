/** @file What is still true after the program was closed and opened again. */
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FolderId, PhotoId } from '../../../electron/contract/ids.ts';
import { defaultCullSettings } from '../../../electron/contract/suggestion.ts';
import type { Engine } from '../../../electron/core/engine.ts';
import { numbered, writeSmallShoot } from '../../support/small-shoot.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { idsOf, openAndSettle, testEngine } from '../../support/test-engine.ts';
import { hashOriginals } from './originals.ts';

let catalogDir: string;
let folder: string;
let engine: Engine;
let folderId: FolderId;
let ids: PhotoId[];
let before: Map<string, string>;

const start = async () => {
  engine = await testEngine({ catalogDir });
  folderId = (await openAndSettle(engine, folder)).id;
  ids = await idsOf(engine, folderId);
};
const restart = async () => {
  await engine.close();
  await start();
};
const cards = () => engine.client.photos.cards({ ids });

beforeEach(async () => {
  catalogDir = tempFolder('catalog');
  folder = tempFolder('restart');
  // Minutes apart: seconds apart, their shifting checks are what a camera sees that is swept along a fence.
  await writeSmallShoot(
    folder,
    numbered(6).map((photo, index) => ({ ...photo, takenAt: `2026:06:14 14:1${index}:00` })),
  );
  before = hashOriginals(folder);
  await start();
});
afterEach(async () => {
  await engine.close();
  expect(hashOriginals(folder)).toEqual(before);
});

test('decisions, and the way back from them', async () => {
  await engine.client.decisions.apply({ ids: ids.slice(0, 3), change: { flag: 'pick', stars: 3 } });
  await engine.client.decisions.apply({ ids: [ids[0]!], change: { flag: 'reject' } });
  await restart();
  expect((await cards()).map((card) => card.decision.flag)).toEqual(['reject', 'pick', 'pick', 'none', 'none', 'none']);
  expect((await engine.client.decisions.undo({})).ids).toEqual([ids[0]]);
  await restart();
  expect((await cards())[0]!.decision).toMatchObject({ flag: 'pick', stars: 3 });
  expect((await engine.client.decisions.redo({})).ids).toEqual([ids[0]]);
  expect((await engine.client.decisions.undo({})).ids).toEqual([ids[0]]);
  expect((await engine.client.decisions.undo({})).ids.toSorted()).toEqual(ids.slice(0, 3).toSorted());
  expect((await cards()).every((card) => card.decision.flag === 'none' && card.decision.stars === 0)).toBe(true);
});

test('a mark on the subject, and the way back from it', async () => {
  const subject = async () => (await engine.client.photos.detail({ id: ids[1]! })).subject;
  const proposed = await subject();
  expect(proposed?.from).not.toBe('photographer');
  await engine.client.decisions.turn({ ids: [ids[1]!], quarters: 1 });
  const marked = await engine.client.decisions.subject({ id: ids[1]!, at: { x: 0.25, y: 0.8 } });
  expect(marked.step?.kind).toBe('subject');
  await engine.close();
  // Of the journal alone.
  for (const name of readdirSync(catalogDir))
    if (name.startsWith('library.db')) rmSync(path.join(catalogDir, name), { recursive: true });
  await start();
  const { box, from } = (await subject())!;
  expect(from).toBe('photographer');
  expect(box.x + box.w / 2).toBeCloseTo(0.25, 1);
  expect(box.y + box.h / 2).toBeCloseTo(0.8, 1);
  // Turned back, the mark lies on the same thing.
  await engine.client.decisions.turn({ ids: [ids[1]!], quarters: 3 });
  const back = (await subject())!.box;
  expect(back.x + back.w / 2).toBeCloseTo(0.8, 1);
  expect(back.y + back.h / 2).toBeCloseTo(0.75, 1);
  await engine.client.decisions.undo({});
  expect((await engine.client.decisions.undo({})).step?.kind).toBe('subject');
  expect((await subject())?.from).not.toBe('photographer');
  expect((await engine.client.decisions.redo({})).step?.kind).toBe('subject');
  expect((await subject())?.from).toBe('photographer');
  await engine.client.decisions.subject({ id: ids[1]!, at: null });
  expect((await subject())?.from).not.toBe('photographer');
});

test('a dismissed suggestion stays dismissed, also when the slider moves back and forth', async () => {
  await engine.client.culling.changeSettings({ folderId, settings: { ...defaultCullSettings, keep: { count: 2 } } });
  const suggested = (await cards()).filter((card) => card.suggestion?.class !== 'undecided');
  expect(suggested.length).toBeGreaterThan(0);
  await engine.client.culling.dismiss({ ids: [suggested[0]!.id] });
  await restart();
  for (const strictness of ['high', 'normal'] as const) {
    const settings = { ...defaultCullSettings, strictness, keep: { count: 2 } };
    await engine.client.culling.changeSettings({ folderId, settings });
  }
  const card = (await engine.client.photos.cards({ ids: [suggested[0]!.id] }))[0]!;
  expect(card.suggestion).toMatchObject({ class: suggested[0]!.suggestion!.class, dismissed: true });
  const accepted = await engine.client.culling.accept({ ids: [card.id] });
  expect(accepted.ids).toEqual([]);
});

test('the slider re-derives at once and is remembered', async () => {
  const merit = async (settings: typeof defaultCullSettings) => {
    await engine.client.culling.changeSettings({ folderId, settings });
    return (await cards()).map((card) => [card.suggestion?.class, card.suggestion?.confidence]);
  };
  const few = await merit({ ...defaultCullSettings, keep: { count: 1 } });
  const many = await merit({ ...defaultCullSettings, keep: { count: 6 } });
  expect(few).not.toEqual(many);
  expect(few.filter(([suggestion]) => suggestion === 'keep')).toHaveLength(1);
  await merit({ ...defaultCullSettings, keep: { count: 1 } });
  await restart();
  expect((await engine.client.culling.settings({ folderId })).keep).toEqual({ count: 1 });
  expect((await cards()).map((card) => [card.suggestion?.class, card.suggestion?.confidence])).toEqual(few);
});

test('without its cache everything is computed again and every decision is there', async () => {
  await engine.client.decisions.apply({ ids: [ids[1]!], change: { flag: 'pick', stars: 5, label: 'red' } });
  const detail = await engine.client.photos.detail({ id: ids[2]! });
  await engine.close();
  for (const name of readdirSync(catalogDir)) {
    if (name.startsWith('cache')) rmSync(path.join(catalogDir, name), { recursive: true });
  }
  await start();
  const again = await engine.client.photos.detail({ id: ids[2]! });
  expect(again.measures).toEqual(detail.measures);
  expect(again.metadata).toEqual(detail.metadata);
  expect((await cards())[1]!.decision).toEqual({ flag: 'pick', stars: 5, label: 'red' });
  const thumb = await engine.preview(ids[2]!, 'thumb', new AbortController().signal);
  expect(thumb).toMatchObject({ contentType: 'image/jpeg' });
});
