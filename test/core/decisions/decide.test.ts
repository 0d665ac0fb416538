import { beforeEach, describe, expect, test } from 'vitest';
import type { PhotoId } from '../../../electron/contract/ids.ts';
import type { EngineEvent } from '../../../electron/contract/progress.ts';
import type { SuggestionClass } from '../../../electron/contract/suggestion.ts';
import type { Catalog } from '../../../electron/core/catalog/catalog.ts';
import { createDecide, type Decide } from '../../../electron/core/decisions/decide.ts';
import type { ShootPhoto } from '../../../electron/core/shoot/shoot-photo.ts';
import { createEvents } from '../../../electron/core/work/events.ts';
import { inEnglish, throwingInEnglish } from '../../support/in-english.ts';
import { addPhotos, openTestCatalog, temporaryFolder } from '../catalog/support/catalog-fixture.ts';

const suggested: SuggestionClass[] = ['keep', 'reject', 'undecided', 'reject', 'keep'];
let catalog: Catalog;
let ids: PhotoId[];
let decide: Decide;
let photos: Map<PhotoId, ShootPhoto>;
let told: EngineEvent[];

beforeEach(async () => {
  catalog = await openTestCatalog(temporaryFolder());
  const added = addPhotos(catalog, suggested.length);
  ids = added.ids;
  photos = new Map(
    ids.map((id, index) => {
      const suggestion = { class: suggested[index]!, confidence: 0.9, reasons: [], dismissed: false };
      const photo = { id, folderId: added.folderId, suggestion, dismissed: null, stack: null, name: `${index}.jpg` };
      return [id, { ...photo, ...catalog.decisions.get(id) } as unknown as ShootPhoto];
    }),
  );
  told = [];
  decide = createDecide({
    decisions: catalog.decisions,
    photo: (id) => photos.get(id),
    folderOf: (id) => catalog.photos.get(id)?.folderId ?? null,
    handStackOf: () => 0,
    subjectOf: () => null,
    setsOf: () => [],
    restacked: () => undefined,
    reclocked: () => undefined,
    along: (_, change) => change(),
    touched: () => undefined,
    seen: () => null,
    events: { ...createEvents(), emit: (event) => void told.push(event) },
  });
});

const flags = () => ids.map((id) => catalog.decisions.get(id).decision.flag);
const remembered = () => ids.map((id) => photos.get(id)!.decision.flag);

describe('accepting suggestions', () => {
  test("leaves alone what the photographer decided, what was dismissed, and can't tell; one undo takes all of it back", () => {
    decide.apply([ids[3]!], { flag: 'pick' });
    decide.dismiss([ids[4]!]);
    const accepted = decide.accept(ids);
    expect(accepted.ids).toEqual([ids[0], ids[1]]);
    expect(inEnglish(accepted.step)).toMatchObject({
      kind: 'accept',
      says: 'Accepted suggestions: 1 as picks, 1 as rejects',
    });
    expect(flags()).toEqual(['pick', 'reject', 'none', 'pick', 'none']);
    expect(decide.undo().ids).toEqual([ids[0], ids[1]]);
    expect(flags()).toEqual(['none', 'none', 'none', 'pick', 'none']);
    expect(remembered()).toEqual(flags());
  });

  test('what was shown as something else than it is by now is left alone', () => {
    const accepted = decide.accept(ids, ['keep', 'keep', 'keep', 'undecided', null]);
    expect(accepted.ids).toEqual([ids[0], ids[4]]);
    expect(flags()).toEqual(['pick', 'none', 'none', 'none', 'pick']);
  });

  test('nothing to accept is no step', () => {
    decide.apply([ids[0]!], { flag: 'reject' });
    expect(decide.accept([ids[0]!, ids[2]!])).toEqual({ step: null, ids: [] });
  });
});

test('the best of a stack is kept against the frames that were on screen, however they are stacked by now', () => {
  const stack = { id: 1, photoIds: ids, bestId: ids[0] };
  photos = new Map([...photos].map(([id, photo]) => [id, { ...photo, stack } as unknown as ShootPhoto]));
  expect(decide.keepBest(ids[1]!, [ids[1]!, ids[2]!]).ids).toEqual([ids[1], ids[2]]);
  expect(flags()).toEqual(['none', 'pick', 'reject', 'none', 'none']);
  expect(() => throwingInEnglish(() => decide.keepBest(ids[1]!, [999 as PhotoId]))).toThrow(
    'not in the catalog any more',
  );
  decide.keepBest(ids[0]!);
  expect(flags()).toEqual(['pick', 'reject', 'reject', 'reject', 'reject']);
});

test('undo and redo walk through decisions, dismissals and imports in their order; a new decision ends what was undone', () => {
  decide.dismiss([ids[0]!]);
  decide.takeOver([
    { id: ids[1]!, change: { stars: 3 } },
    { id: ids[2]!, change: { flag: 'reject', label: 'red' } },
  ]);
  decide.apply(ids, { label: 'blue' });
  expect([decide.undo().step?.kind, decide.undo().step?.kind, decide.undo().step?.kind]).toEqual([
    'decide',
    'import',
    'dismiss',
  ]);
  expect(decide.undo()).toEqual({ step: null, ids: [] });
  expect(photos.get(ids[0]!)!.suggestion?.dismissed).toBe(false);
  expect(decide.redo().step?.kind).toBe('dismiss');
  expect(photos.get(ids[0]!)!.suggestion?.dismissed).toBe(true);
  expect(decide.redo().step?.kind).toBe('import');
  expect(catalog.decisions.get(ids[2]!).decision).toEqual({ flag: 'reject', stars: 0, label: 'red' });
  decide.apply([ids[4]!], { flag: 'pick' });
  expect(decide.redo()).toEqual({ step: null, ids: [] });
});

test('a photo that is not in the catalog is refused in words, and nothing of the batch is decided', () => {
  expect(() => throwingInEnglish(() => decide.apply([ids[0]!, 999 as PhotoId], { flag: 'pick' }))).toThrow(
    'not in the catalog any more',
  );
  expect(flags()[0]).toBe('none');
  expect(told).toEqual([]);
});

test('everybody is told once per folder', () => {
  decide.apply(ids, { stars: 2 });
  expect(told).toEqual([{ type: 'photos-changed', folderId: photos.get(ids[0]!)!.folderId, ids }]);
});

test('a step that reached into another shoot is taken back only where that was asked for, and nothing lies on it there', () => {
  const here = photos.get(ids[0]!)!.folderId;
  const there = addPhotos(catalog, 1, '/shoots/b');
  decide.apply([ids[0]!, there.ids[0]!], { flag: 'reject' });
  expect(() => throwingInEnglish(() => decide.undo({ folderId: here }))).toThrow('also changed photos in “b”');
  decide.apply(there.ids, { stars: 1 });
  expect(() => throwingInEnglish(() => decide.undo({ folderId: here, elsewhere: true }))).toThrow(
    'More was decided elsewhere',
  );
  expect(decide.undo({ folderId: there.folderId }).ids).toEqual(there.ids);
  expect(decide.undo({ folderId: here, elsewhere: true }).ids).toEqual([ids[0], there.ids[0]]);
});
