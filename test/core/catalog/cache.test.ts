import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { FolderId, PhotoId } from '../../../electron/contract/ids.ts';
import type { Score } from '../../../electron/contract/score.ts';
import { asWritten } from '../../../electron/contract/told.ts';
import type { Header } from '../../../electron/core/catalog/cache-repos/headers.repo.ts';
import { noChanges } from '../../../electron/core/catalog/repos/scan-changes.ts';
import { plainScale } from '../../support/score-scale.ts';
import {
  addPhotos,
  fileFacts,
  keyNumber,
  openTestCatalog,
  temporaryFolder,
  whatWasDone,
} from './support/catalog-fixture.ts';

const header: Header = {
  ...{ verdict: null, widthPx: 6000, heightPx: 4000, orientation: 6 },
  ...{ takenAt: '2026-03-01T10:11:12.345', takenOffset: '+02:00', camera: 'X-T5' },
};
const headerRow = (i: number, version = 2) => ({ contentKey: keyNumber(i), version, ...header });
const shown = (i: number) => ({
  ...{ contentKey: keyNumber(i), version: 1, state: 'ready' as const, problem: null, widthPx: 6, heightPx: 4 },
});
const idsIn = (lacking: readonly { id: PhotoId }[]) => lacking.map(({ id }) => id);

const measures = {
  ...{
    sharpness: 0.91,
    subjectSharpness: null,
    motionBlur: 0.1,
    defocus: 0.2,
    clippedHighlights: 0.01,
    clippedShadows: 0,
  },
  ...{ exposure: -0.5, noise: 1.5, contrast: 0.2, colourfulness: 33, dhash: 'ab'.repeat(16), edge: -1.25 },
};

const scale = { ...plainScale, low: 1, high: 5, attributes: { noisy: { ...plainScale, better: 'lower' as const } } };

function liqe(weightsSha256: string, scoredLongSidePx = 1024): Score {
  const output = {
    marginals: { scene: { human: 0.2, landscape: 0.7 }, distortion: { blur: 0.6, noise: 0.4 } },
    attributes: { noisy: 0.25 },
  };
  const scored = { scoredLongSidePx, scoredWidthPx: scoredLongSidePx, scoredHeightPx: 683 };
  const provenance = { model: 'liqe', weightsSha256, ...scored, device: 'cpu', scoredAt: '2026-03-01T00:00:00.000Z' };
  return { model: 'liqe', value: 3.5, normalised: 0.625, scale, output, provenance };
}

const whole = (folderId: FolderId) => ({ folderId, after: 0, to: Number.MAX_SAFE_INTEGER });

test('results belong to the content: two photos of one content share them, an edited file has none', async () => {
  const catalog = await openTestCatalog(temporaryFolder());
  const { folderId, ids } = addPhotos(catalog, 3);
  const [copy] = catalog.photos.applyScan(folderId, {
    ...noChanges(),
    added: [{ files: [fileFacts(50, { contentKey: keyNumber(0) })] }],
  });
  catalog.headers.putMany([headerRow(0)]);
  expect(catalog.headers.get(keyNumber(0))).toEqual({ version: 2, ...header });
  expect(catalog.headers.get(keyNumber(1))).toBeNull();
  expect(catalog.headers.ofSlice(whole(folderId))).toEqual(new Map([ids[0]!, copy!].map((id) => [id, header])));
  expect(catalog.headers.pending(folderId, 2)).toEqual([keyNumber(1), keyNumber(2)]);
  expect(catalog.headers.pending(folderId, 3).toSorted()).toEqual([0, 1, 2].map(keyNumber));
  // What has no header is not decoded yet; what has one is, both photos of one content.
  expect(idsIn(catalog.pictures.pending(folderId, 1))).toEqual([ids[0], copy]);
  expect(idsIn(catalog.metadata.pending(folderId, 1))).toEqual([ids[0], copy]);
});

test('measures come back with map and histogram, and only in the version asked for', async () => {
  const catalog = await openTestCatalog(temporaryFolder());
  const { folderId, ids } = addPhotos(catalog, 1);
  const bins = Array.from({ length: 64 }, (_, i) => i * 60_000_000);
  const detail = Buffer.from([1, 0, 1, 0, 7]);
  const histogram = { red: bins, green: bins.toReversed(), blue: bins, luminance: bins };
  const map = { columns: 3, rows: 2, tiles: Buffer.from([0, 1, 2, 253, 254, 255]).toString('base64') };
  const subject = { x: 0.25, y: 0.75 };
  const look = Buffer.from([7, 0, 255]);
  catalog.headers.putMany([headerRow(0)]);
  catalog.measures.putMany([{ contentKey: keyNumber(0), version: 7, measures, subject, map, histogram, look, detail }]);
  expect(catalog.measures.get(keyNumber(0))).toEqual({ version: 7, measures, subject, map, histogram, look, detail });
  expect(catalog.measures.lookOf(keyNumber(0))).toEqual(look);
  expect(catalog.measures.lookOf(keyNumber(1))).toBeNull();
  expect(catalog.measures.detailOf(keyNumber(0))).toEqual(detail);
  expect(catalog.measures.ofSlice(whole(folderId), 7)).toEqual(new Map([[ids[0], { measures, subject }]]));
  expect(catalog.measures.ofSlice(whole(folderId), 8)).toEqual(new Map());
  expect(idsIn(catalog.measures.pending(folderId, 7))).toEqual([]);
  expect(idsIn(catalog.measures.pending(folderId, 8))).toEqual(ids);
  // A picture that cannot be decoded has no measures to miss.
  catalog.pictures.putMany([
    { contentKey: keyNumber(0), version: 1, state: 'corrupt', problem: asWritten('x'), widthPx: 0, heightPx: 0 },
  ]);
  expect(idsIn(catalog.measures.pending(folderId, 8))).toEqual([]);
});

test('a score is pending again for other weights or another input size, and the old one stays until then', async () => {
  const catalog = await openTestCatalog(temporaryFolder());
  const { folderId, ids } = addPhotos(catalog, 2);
  for (const i of [0, 1]) catalog.pictures.putMany([shown(i)]);
  catalog.scores.putMany([{ contentKey: keyNumber(0), version: 1, score: liqe('aa') }]);
  const pending = (weightsSha256: string, scoredLongSidePx = 1024, version = 1) =>
    idsIn(catalog.scores.pending(folderId, { model: 'liqe', weightsSha256, scoredLongSidePx, version }));
  expect(pending('aa')).toEqual([ids[1]]);
  expect(pending('bb')).toEqual(ids);
  expect(pending('aa', 2048)).toEqual(ids);
  expect(pending('aa', 1024, 2)).toEqual(ids);
  catalog.scores.describe(new Map([['liqe', scale]]));
  const headline = { model: 'liqe', value: 3.5, normalised: 0.625, weightsSha256: 'aa', scoredLongSidePx: 1024 };
  const labelled = {
    ...headline,
    scale,
    tops: { scene: 'landscape', distortion: 'blur' },
    attributes: { noisy: 0.25 },
  };
  expect(catalog.scores.ofSlice(whole(folderId))).toEqual(new Map([[ids[0], [labelled]]]));
  expect(catalog.scores.headlines(keyNumber(0))).toEqual([labelled]);
  expect(catalog.scores.get(keyNumber(0))).toEqual([liqe('aa')]);
  catalog.scores.putMany([{ contentKey: keyNumber(0), version: 1, score: liqe('bb') }]);
  expect(catalog.scores.get(keyNumber(0))).toEqual([liqe('bb')]);
});

test('no faces is a result; missing files are not pending', async () => {
  const catalog = await openTestCatalog(temporaryFolder());
  const { folderId, ids } = addPhotos(catalog, 3);
  catalog.pictures.putMany([0, 1, 2].map(shown));
  catalog.faces.put({ contentKey: keyNumber(0), version: 'yunet-1', faces: [] });
  expect(catalog.faces.ofSlice(whole(folderId), 'yunet-1')).toEqual(new Map([[ids[0], []]]));
  const missing = catalog.photos.get(ids[1]!)!.files[0]!.id;
  catalog.photos.applyScan(folderId, { ...noChanges(), missingFiles: [missing] });
  expect(idsIn(catalog.faces.pending(folderId, 'yunet-1'))).toEqual([ids[2]]);
});

test('previews are counted and given back oldest first', async () => {
  const catalog = await openTestCatalog(temporaryFolder());
  const preview = (i: number, usedAtMs: number) => {
    const size = { bytes: 100 * (i + 1), widthPx: 320, heightPx: 213 };
    return {
      contentKey: keyNumber(i),
      tier: 'thumb',
      contentType: 'image/jpeg',
      ...size,
      damaged: i === 1,
      usedAtMs,
      version: 2,
    };
  };
  catalog.previews.putMany([preview(0, 30), preview(1, 10), preview(2, 20)]);
  expect(catalog.previews.totalBytes()).toBe(600);
  expect(catalog.previews.before(20)).toEqual([{ contentKey: keyNumber(1), tier: 'thumb', bytes: 200 }]);
  expect(catalog.previews.oldest(2)).toEqual([preview(1, 10), preview(2, 20)]);
  catalog.previews.touchMany([{ contentKey: keyNumber(1), tier: 'thumb', usedAtMs: 99 }]);
  catalog.previews.removeMany([{ contentKey: keyNumber(0), tier: 'thumb' }]);
  expect(catalog.previews.oldest(9).map(({ usedAtMs }) => usedAtMs)).toEqual([20, 99]);
  expect(catalog.previews.get(keyNumber(1), 'thumb')).toEqual(preview(1, 99));
});

test('cache.db may be deleted or damaged: the catalog opens, decisions stand, results are pending again', async () => {
  const dir = temporaryFolder();
  const first = await openTestCatalog(dir);
  const { folderId, ids } = addPhotos(first, 2);
  first.decisions.apply({ ids, change: { stars: 3 }, kind: 'decide' });
  first.headers.putMany([headerRow(0)]);
  const done = whatWasDone(first);
  await first.close();
  rmSync(join(dir, 'cache.db'));
  const second = await openTestCatalog(dir);
  expect(second.openReport.cacheRebuiltBecause).toBeNull();
  expect(second.headers.pending(folderId, 2)).toHaveLength(2);
  second.headers.putMany([headerRow(0)]);
  second.cache.clear();
  expect(second.headers.get(keyNumber(0))).toBeNull();
  await second.close();
  writeFileSync(join(dir, 'cache.db'), Buffer.alloc(40_000, 7));
  const third = await openTestCatalog(dir);
  expect(third.openReport).toMatchObject({
    restored: null,
    cacheRebuiltBecause: expect.stringContaining('not a database'),
  });
  expect(third.headers.pending(folderId, 2)).toHaveLength(ids.length);
  expect(whatWasDone(third)).toEqual(done);
});

test('results are not kept while the disk is nearly full, decisions are', async () => {
  const catalog = await openTestCatalog(temporaryFolder(), { minFreeBytes: Number.MAX_SAFE_INTEGER });
  const { ids } = addPhotos(catalog, 1);
  expect(catalog.headers.putMany([headerRow(0)])).toBe(false);
  expect(catalog.headers.get(keyNumber(0))).toBeNull();
  expect(catalog.cache.pausedBecause()).toContain('cache.littleSpace');
  expect(catalog.decisions.apply({ ids, change: { flag: 'pick' }, kind: 'decide' }).changed).toEqual(ids);
});
