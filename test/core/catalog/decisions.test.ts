import { rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { undecided } from '../../../electron/contract/decision.ts';
import type { PhotoId } from '../../../electron/contract/ids.ts';
import { noChanges } from '../../../electron/core/catalog/repos/scan-changes.ts';
import { inEnglish } from '../../support/in-english.ts';
import {
  addPhotos,
  fakeClock,
  fileFacts,
  openTestCatalog,
  temporaryFolder,
  whatWasDone,
} from './support/catalog-fixture.ts';

describe('decisions', () => {
  test('only the named fields change, and the ids that changed are told', async () => {
    const catalog = await openTestCatalog(temporaryFolder());
    const { ids } = addPhotos(catalog, 3);
    const [a, b, c] = ids as [PhotoId, PhotoId, PhotoId];
    expect(catalog.decisions.get(a)).toEqual({ decision: undecided, dismissed: null, turn: 0 });
    expect(catalog.decisions.apply({ ids: [a, b], change: { flag: 'pick' }, kind: 'decide' }).changed).toEqual([a, b]);
    expect(catalog.decisions.apply({ ids: [a, b, c], change: { flag: 'pick' }, kind: 'decide' }).changed).toEqual([c]);
    catalog.decisions.apply({ ids: [b], change: { stars: 4, label: 'purple' }, kind: 'decide' });
    expect(catalog.decisions.get(b).decision).toEqual({ flag: 'pick', stars: 4, label: 'purple' });
    expect(catalog.decisions.get(a).decision).toEqual({ flag: 'pick', stars: 0, label: 'none' });
  });

  test('a turn stands beside the decision, is undone alone, and says what it did', async () => {
    const catalog = await openTestCatalog(temporaryFolder());
    const { ids } = addPhotos(catalog, 2);
    const [a] = ids as [PhotoId];
    catalog.decisions.apply({ ids: [a], change: { stars: 3 }, kind: 'decide' });
    const { step } = catalog.decisions.apply({ ids, change: { turn: 3 }, kind: 'decide' });
    expect(inEnglish(step?.says)).toBe('Turned 2 photos to the left');
    catalog.decisions.apply({ ids: [a], change: { flag: 'pick' }, kind: 'decide' });
    catalog.decisions.dismiss([a], ['reject']);
    expect(catalog.decisions.get(a)).toMatchObject({ decision: { flag: 'pick', stars: 3 }, turn: 3 });
    expect(catalog.decisions.apply({ ids, change: { turn: 3 }, kind: 'decide' }).step).toBeNull();
    for (let i = 0; i < 3; i++) catalog.decisions.undo();
    expect(catalog.decisions.get(a)).toEqual({
      decision: { flag: 'none', stars: 3, label: 'none' },
      dismissed: null,
      turn: 0,
    });
    catalog.decisions.redo();
    expect(ids.map((id) => catalog.decisions.get(id).turn)).toEqual([3, 3]);
  });

  test('a change that changes nothing is no step', async () => {
    const catalog = await openTestCatalog(temporaryFolder());
    const { ids } = addPhotos(catalog, 1);
    expect(catalog.decisions.apply({ ids, change: { stars: 0 }, kind: 'decide' })).toEqual({ step: null, changed: [] });
    expect(catalog.decisions.undo()).toBeNull();
    expect(catalog.decisions.history(10)).toEqual([]);
  });

  test('a batch is one step: one undo takes all of it back, one redo brings it again', async () => {
    const catalog = await openTestCatalog(temporaryFolder());
    const { ids, folderId } = addPhotos(catalog, 12);
    catalog.decisions.apply({ ids: ids.slice(0, 2), change: { stars: 5 }, kind: 'decide' });
    const { step } = catalog.decisions.apply({ ids, change: { flag: 'reject' }, kind: 'decide' });
    expect(inEnglish(step)).toMatchObject({ kind: 'decide', says: 'Rejected 12 photos', undone: false, photoIds: ids });
    expect(catalog.decisions.undo()).toEqual({ step: { ...step, undone: true }, changed: ids });
    const after = catalog.decisions.ofFolder(folderId);
    expect([...after.values()].every(({ decision }) => decision.flag === 'none')).toBe(true);
    expect(after.get(ids[0]!)?.decision.stars).toBe(5);
    expect(catalog.decisions.redo()?.changed).toEqual(ids);
    expect(catalog.decisions.get(ids[0]!).decision).toEqual({ flag: 'reject', stars: 5, label: 'none' });
    expect(catalog.decisions.redo()).toBeNull();
  });

  test('whose flag came from accepting is known: stars leave it so, an own flag or an undo does not', async () => {
    const catalog = await openTestCatalog(temporaryFolder());
    const { ids, folderId } = addPhotos(catalog, 3);
    const [a, b, c] = ids as [PhotoId, PhotoId, PhotoId];
    catalog.decisions.apply({ ids: [c], change: { flag: 'pick' }, kind: 'decide' });
    catalog.decisions.apply({ ids: [a, b], change: { flag: 'reject' }, kind: 'accept' });
    catalog.decisions.apply({ ids: [a], change: { stars: 2 }, kind: 'decide' });
    expect(catalog.decisions.accepted(folderId)).toEqual(new Set([a, b]));
    catalog.decisions.apply({ ids: [b], change: { flag: 'pick' }, kind: 'decide' });
    expect(catalog.decisions.accepted(folderId)).toEqual(new Set([a]));
    for (let i = 0; i < 3; i++) catalog.decisions.undo();
    expect(catalog.decisions.accepted(folderId)).toEqual(new Set());
  });

  test('undo of a shoot leaves every other shoot alone, and so does a new step', async () => {
    const dir = temporaryFolder();
    const catalog = await openTestCatalog(dir);
    const a = addPhotos(catalog, 3, '/shoots/a');
    const b = addPhotos(catalog, 2, '/shoots/b');
    const apply = (ids: readonly PhotoId[], stars: number) =>
      catalog.decisions.apply({ ids, change: { stars }, kind: 'decide' });
    const stars = (ids: readonly PhotoId[]) => ids.map((id) => catalog.decisions.get(id).decision.stars);
    apply(b.ids, 1);
    apply(a.ids, 2);
    expect(catalog.decisions.history(9).map(({ shoots }) => shoots)).toEqual([
      [{ id: a.folderId, name: 'a' }],
      [{ id: b.folderId, name: 'b' }],
    ]);
    expect(catalog.decisions.undo(b.folderId)?.changed).toEqual(b.ids);
    expect([stars(a.ids), stars(b.ids)]).toEqual([
      [2, 2, 2],
      [0, 0],
    ]);
    expect(catalog.decisions.undo(b.folderId)).toBeNull();
    // Deciding in one does not end redo in the other, also when the journal is read again.
    apply(a.ids, 3);
    expect(catalog.decisions.redo(a.folderId)).toBeNull();
    await catalog.close();
    rmSync(path.join(dir, 'library.db'));
    const rebuilt = await openTestCatalog(dir);
    expect(inEnglish(rebuilt.decisions.history(9, b.folderId))).toMatchObject([
      { says: 'Gave 2 photos 1 star', undone: true },
    ]);
    expect(rebuilt.decisions.redo(b.folderId)?.changed).toHaveLength(2);
    expect(inEnglish(rebuilt.decisions.undo(a.folderId)?.step.says)).toBe('Gave 3 photos 3 stars');
  });

  test('a picture that two shoots show is undone from either without being asked; one that only the other shows is named', async () => {
    const catalog = await openTestCatalog(temporaryFolder());
    const add = (folder: string, paths: string[]) => {
      const { id } = catalog.folders.add(Buffer.from(folder), path.basename(folder));
      const added = paths.map((relPath, i) => ({ files: [fileFacts(i, { relPath: Buffer.from(relPath) })] }));
      return { id, ids: catalog.photos.applyScan(id, { ...noChanges(), added }) };
    };
    const outer = add('/shoots/a', ['in/1.JPG', 'in/2.JPG', '3.JPG']);
    const inner = add('/shoots/a/in', ['1.JPG', '2.JPG']);
    catalog.decisions.apply({ ids: inner.ids, change: { flag: 'reject' }, kind: 'decide' });
    expect(catalog.decisions.next('undo', outer.id)).toMatchObject({ elsewhere: [], isCovered: false });
    expect(catalog.decisions.next('undo', inner.id)).toMatchObject({ elsewhere: [], isCovered: false });
    catalog.decisions.apply({ ids: outer.ids, change: { stars: 2 }, kind: 'decide' });
    expect(catalog.decisions.next('undo', inner.id)).toMatchObject({ elsewhere: ['a'], isCovered: false });
    expect(catalog.decisions.next('undo', outer.id)?.elsewhere).toEqual([]);
    expect(catalog.decisions.undo(outer.id)?.changed).toHaveLength(5);
  });

  test('undo and redo survive a restart; a new step ends redo', async () => {
    const dir = temporaryFolder();
    const first = await openTestCatalog(dir);
    const { ids } = addPhotos(first, 2);
    for (const stars of [1, 2, 3]) first.decisions.apply({ ids: [ids[0]!], change: { stars }, kind: 'decide' });
    first.decisions.undo();
    first.decisions.undo();
    await first.close();
    const second = await openTestCatalog(dir);
    expect(inEnglish(second.decisions.history(10)).map(({ says, undone }) => [says, undone])).toEqual([
      ['Gave 1 photo 3 stars', true],
      ['Gave 1 photo 2 stars', true],
      ['Gave 1 photo 1 star', false],
    ]);
    expect(inEnglish(second.decisions.redo()?.step.says)).toBe('Gave 1 photo 2 stars');
    second.decisions.apply({ ids: [ids[1]!], change: { label: 'red' }, kind: 'decide' });
    expect(second.decisions.redo()).toBeNull();
    expect(inEnglish(second.decisions.history(10)).map(({ says }) => says)).toEqual([
      'Labelled 1 photo red',
      'Gave 1 photo 2 stars',
      'Gave 1 photo 1 star',
    ]);
  });

  test('suggestions are accepted each in its own way, and dismissed, as one step each', async () => {
    const catalog = await openTestCatalog(temporaryFolder());
    const { ids } = addPhotos(catalog, 3);
    const change = [{ flag: 'pick' }, { flag: 'reject' }, { flag: 'reject' }] as const;
    expect(inEnglish(catalog.decisions.apply({ ids, change, kind: 'accept' }).step?.says)).toBe(
      'Accepted suggestions for 3 photos',
    );
    expect(ids.map((id) => catalog.decisions.get(id).decision.flag)).toEqual(['pick', 'reject', 'reject']);
    const dismissed = catalog.decisions.dismiss(ids.slice(1), ['reject', 'keep']);
    expect(inEnglish(dismissed.step)).toMatchObject({ kind: 'dismiss', says: 'Dismissed suggestions for 2 photos' });
    expect(ids.map((id) => catalog.decisions.get(id).dismissed)).toEqual([null, 'reject', 'keep']);
    catalog.decisions.undo();
    expect(ids.map((id) => catalog.decisions.get(id).dismissed)).toEqual([null, null, null]);
    expect(catalog.decisions.get(ids[1]!).decision.flag).toBe('reject');
  });

  test('steps are in the order they were taken, whatever the clock does', async () => {
    const clock = fakeClock();
    const catalog = await openTestCatalog(temporaryFolder(), { clock });
    const { ids } = addPhotos(catalog, 1);
    catalog.decisions.apply({ ids, change: { stars: 1 }, kind: 'decide' });
    clock.advance(-86_400_000);
    catalog.decisions.apply({ ids, change: { stars: 2 }, kind: 'decide' });
    clock.advance(10 * 365 * 86_400_000);
    catalog.decisions.apply({ ids, change: { stars: 3 }, kind: 'decide' });
    expect(inEnglish(catalog.decisions.history(3)).map(({ says }) => says.at(13))).toEqual(['3', '2', '1']);
    expect(inEnglish(catalog.decisions.undo()?.step.says)).toBe('Gave 1 photo 3 stars');
  });

  test('the same photo twice in a selection counts once, and an unknown id changes nothing at all', async () => {
    const catalog = await openTestCatalog(temporaryFolder());
    const { ids } = addPhotos(catalog, 2);
    const [a, b] = ids as [PhotoId, PhotoId];
    const twice = catalog.decisions.apply({
      ids: [a, b, a],
      change: [{ stars: 1 }, { stars: 2 }, { stars: 3 }],
      kind: 'import',
    });
    expect(twice.changed).toEqual([a, b]);
    expect(catalog.decisions.get(a).decision.stars).toBe(3);
    const before = whatWasDone(catalog);
    expect(() => catalog.decisions.apply({ ids: [b, 999 as PhotoId], change: { stars: 5 }, kind: 'decide' })).toThrow(
      'no photo has the id 999',
    );
    expect(whatWasDone(catalog)).toEqual(before);
    catalog.decisions.apply({ ids: [b], change: { stars: 5 }, kind: 'decide' });
    expect(catalog.decisions.get(b).decision.stars).toBe(5);
  });
});
