/** @file A strictness that moves computes nothing else anew, and says what a derivation from scratch would; anything else that moves is computed. */
import { expect, test } from 'vitest';
import { inventPhotos } from '../../../bench/strictness.ts';
import type { FolderId } from '../../../electron/contract/ids.ts';
import { type CullSettings, defaultCullSettings } from '../../../electron/contract/suggestion.ts';
import { noLeanings } from '../../../electron/core/culling/taste/directions.ts';
import { lookBytes } from '../../../electron/core/measures/look.ts';
import { createDerives } from '../../../electron/core/shoot/derive.ts';
import type { Derived } from '../../../electron/core/shoot/shoot.ts';
import { openTestCatalog, temporaryFolder } from '../catalog/support/catalog-fixture.ts';

const finish = (steps: Generator<void, Derived>): Derived => {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
};
const levels: Partial<CullSettings>[] = [
  { strictness: 'high' },
  { strictness: 'low', keep: { count: 9 } },
  { strictness: 'normal' },
];

test('kept while only strictness and the number of keepers move', async () => {
  const catalog = await openTestCatalog(temporaryFolder());
  const derive = createDerives(catalog)(1 as FolderId);
  const photos = inventPhotos(60);
  const said = () => photos.map(({ suggestion, findings, merit }) => structuredClone({ suggestion, findings, merit }));
  const moved = (settings: CullSettings) => {
    const { stacks } = finish(derive(photos, settings));
    const kept = said();
    finish(createDerives(catalog)(1 as FolderId)(photos, settings));
    expect(kept).toEqual(said());
    return stacks;
  };
  let settings = defaultCullSettings;
  let before = moved(settings);
  const seen = new Set<string>();
  const strictnessMoves = () => {
    for (const level of levels) {
      settings = { ...settings, keep: null, ...level };
      expect(moved(settings)).toBe(before);
      seen.add(JSON.stringify(photos.map(({ suggestion }) => suggestion!.class)));
    }
  };
  strictnessMoves();
  expect(seen.size).toBe(3);

  const changes: (() => void)[] = [
    () => (photos[3]!.dismissed = 'keep'),
    () => Object.assign(photos[5]!, { scores: [], revision: 1 }),
    () => Object.assign(photos[8]!, { measures: { ...photos[8]!.measures!, edge: -4 }, revision: 1 }),
    () => (photos[9]!.handStack = photos[10]!.handStack = 7),
    () => (settings = { ...settings, weights: { ...settings.weights, noise: 0 } }),
    () => (settings = { ...settings, stackStrength: 0 }),
    () => photos.pop(),
  ];
  for (const change of changes) {
    change();
    const after = moved(settings);
    expect(after).not.toBe(before);
    before = after;
  }
  strictnessMoves();
});

test('all shoots of an engine keep the same pictures open', async () => {
  const catalog = await openTestCatalog(temporaryFolder());
  const read: string[] = [];
  const look = Uint8Array.from({ length: lookBytes }, (_, i) => (i * 37) % 251);
  const lookOf = (key: string) => {
    read.push(key);
    return look;
  };
  const { relations, embeddings, comparisons } = catalog;
  const measures = { ...catalog.measures, lookOf };
  const derives = createDerives({ relations, embeddings, comparisons, measures });
  for (const folderId of [1, 2]) finish(derives(folderId as FolderId)(inventPhotos(60), defaultCullSettings));
  expect(read.length).toBeGreaterThan(0);
  expect(read.length).toBe(new Set(read).size);
});

test('what a taste adds is no part of what is kept', async () => {
  const catalog = await openTestCatalog(temporaryFolder());
  let asked = 0;
  const tasteOf = () => (asked++ === 0 ? null : { ...noLeanings, brightness: 3 });
  const derive = createDerives(catalog, tasteOf)(1 as FolderId);
  const photos = inventPhotos(20);
  const { stacks } = finish(derive(photos, defaultCullSettings));
  expect(finish(derive(photos, { ...defaultCullSettings, strictness: 'high' })).stacks).not.toBe(stacks);
});
