import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../electron/contract/settings.ts';
import { openCatalog } from '../../../electron/core/catalog/open-catalog.ts';
import { deviceMemory, deviceMemoryKey, emptyDeviceMemory } from '../../../electron/core/devices/device-memory.ts';
import { createScoringDevices } from '../../../electron/core/devices/scoring-devices.ts';
import { builtInModels } from '../../../electron/core/models/built-in-models.ts';
import { createModelService } from '../../../electron/core/models/model-service.ts';
import { createModelStore } from '../../../electron/core/models/model-store.ts';
import { proveWith } from '../../../electron/core/models/prove-model.ts';
import { createPlaces } from '../../../electron/core/places/places.ts';
import { createPreviews } from '../../../electron/core/previews/create-previews.ts';
import { createDecoderPool } from '../../../electron/core/previews/decoder-pool.ts';
import { createResults } from '../../../electron/core/results/results.ts';
import { scoreShoot } from '../../../electron/core/scoring/score-shoot.ts';
import { indexShoot } from '../../../electron/core/shoot/index-shoot.ts';
import { createOpenShoots } from '../../../electron/core/shoot/open-shoots.ts';
import { scanShoot } from '../../../electron/core/shoot/scan-shoot.ts';
import { systemClock } from '../../../electron/core/work/clock.ts';
import { createEvents } from '../../../electron/core/work/events.ts';
import { launchNodeChild } from '../../../electron/core/work/launch-child.ts';
import { silentLog } from '../../../electron/core/work/log.ts';
import type { Task } from '../../../electron/core/work/runner.ts';
import { makeScene } from '../../../electron/scorer/golden-pictures.ts';
import { tinyCardFile, writeTinyModel } from '../../scorer/tiny-models.ts';
import { inOneStep } from '../../support/in-one-step.ts';
import { needing } from '../../support/needs.ts';
import { sharedDir } from '../../support/shared.ts';

const task: Task = {
  signal: new AbortController().signal,
  report: () => undefined,
  untilResumed: async () => undefined,
  isPaused: () => false,
  callIt: () => undefined,
};
const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** The engine's parts around scoring, over a folder with three pictures. */
async function openAll() {
  const base = await mkdtemp(join(tmpdir(), 'score-shoot-'));
  closers.push(() => rm(base, { recursive: true, force: true }));
  const root = join(base, 'photos');
  await mkdir(root);
  for (const [index, size] of [
    [1500, 1000],
    [1000, 1500],
    [600, 400],
  ].entries()) {
    const [width, height] = size as [number, number];
    const raw = { width, height, channels: 3 } as const;
    const jpeg = await sharp(makeScene(index, width, height).data, { raw })
      .jpeg()
      .toBuffer();
    await writeFile(join(root, `p${index}.jpg`), jpeg);
    await utimes(join(root, `p${index}.jpg`), 1_700_000_000, 1_700_000_000 + index);
  }
  const catalog = await openCatalog({ dir: join(base, 'catalog'), clock: systemClock, log: silentLog });
  closers.push(() => catalog.close());
  const events = createEvents();
  const decoder = createDecoderPool({ launch: launchNodeChild, log: silentLog, limits: { processes: 1 } });
  const previews = createPreviews({ cacheDir: join(base, 'cache'), repo: catalog.previews, decoder });
  closers.push(() => previews.close());
  let facesBy: string | null = null;
  const results = createResults({ repos: catalog, faceModels: () => facesBy });
  const open = createOpenShoots({
    catalog,
    events,
    createDerive: () => inOneStep(),
    isInteractive: false,
    results,
    settings: () => defaultSettings.culling,
    decidedBy: () => 'any',
    peopleIn: () => [],
  });
  const folder = catalog.folders.add(Buffer.from(root), 'photos');
  const opened = open.open(folder.id)!;
  closers.push(() => opened.deriver.stop());
  await scanShoot(
    { catalog, results, open, events, clock: systemClock, isWatched: () => false, bringAlong: async () => undefined },
    opened,
    task,
  );
  await indexShoot(
    {
      root: Buffer.from(root),
      shoot: opened.shoot,
      results,
      previews,
      readMetadata: async () => null,
      first: () => [],
      onChanged: () => undefined,
    },
    task,
  );
  const devices = createScoringDevices({
    launch: launchNodeChild,
    memory: {
      get: () => catalog.settings.get(deviceMemoryKey, deviceMemory, emptyDeviceMemory),
      set: (memory) => catalog.settings.set(deviceMemoryKey, memory),
    },
    models: async () => (await store.installed()).models,
    forced: () => null,
    optimisedDir: join(base, 'optimised'),
    threads: 1,
    clock: systemClock,
    log: silentLog,
    adapter: async () => null,
  });
  closers.push(() => devices.close());
  const store = await createModelStore({
    dir: join(base, 'models'),
    builtIn: builtInModels,
    launch: launchNodeChild,
    prove: (model, signal) => proveWith(devices.prover())(model, signal),
    clock: systemClock,
    ...(sharedDir ? { mirror: () => join(sharedDir as string, 'models') } : {}),
  });
  const service = createModelService({ store, devices, places: createPlaces(), events });
  const changed: number[] = [];
  const refreshed = async () => {
    const installed = await store.installed();
    facesBy = installed.faceModels?.version ?? null;
    return installed;
  };
  const score = async (quick: 'first' | 'only' | null = null) =>
    scoreShoot(
      {
        root: Buffer.from(root),
        shoot: opened.shoot,
        results,
        previews,
        devices,
        installed: await refreshed(),
        only: null,
        quick,
        workDir: join(base, 'work'),
        clock: systemClock,
        first: () => [],
        onChanged: (ids) => changed.push(...ids),
      },
      task,
    );
  return { base, root, opened, catalog, service, devices, score, changed };
}

async function addTiny(base: string, service: Awaited<ReturnType<typeof openAll>>['service']) {
  await writeTinyModel(join(base, 'tiny.onnx'), 'single');
  await writeFile(join(base, 'tiny.json'), JSON.stringify(tinyCardFile()));
  const events = [];
  for await (const event of service.addCard(join(base, 'tiny.json'), false)) events.push(event);
  return events;
}

describe('scoring a shoot', () => {
  it('does nothing without a model, scores what lacks it, and stores it with its provenance', async () => {
    const { base, opened, catalog, service, score, changed } = await openAll();
    expect(await score()).toBeNull();
    const events = await addTiny(base, service);
    expect(events.at(-1)).toMatchObject({ type: 'installed', model: { id: 'tiny', custom: true } });
    expect(await score()).toMatchObject({ scored: 3, failures: [] });
    expect(changed).toHaveLength(3);
    const photos = opened.shoot.photos();
    expect(photos.map(({ scores }) => scores.length)).toEqual([1, 1, 1]);
    const stored = photos.map((photo) => catalog.scores.get(photo.contentKey!)[0]!);
    expect(
      stored
        .map(({ provenance: { scoredLongSidePx, scoredWidthPx, scoredHeightPx } }) => [
          scoredLongSidePx,
          scoredWidthPx,
          scoredHeightPx,
        ])
        .sort(),
    ).toEqual([
      [1024, 1024, 683],
      [1024, 600, 400],
      [1024, 683, 1024],
    ]);
    expect(stored[0]).toMatchObject({ model: 'tiny', provenance: { device: 'cpu' } });
    expect(await score()).toMatchObject({ scored: 0 });
    expect(await readdir(join(base, 'work'))).toEqual([]);
  });

  it('quickly: smaller pictures, said so, not twice, and refined by the next run', async () => {
    const { base, opened, catalog, service, score, changed } = await openAll();
    await addTiny(base, service);
    const sizes = () =>
      opened.shoot.photos().map(({ contentKey }) => catalog.scores.get(contentKey!)[0]?.provenance.scoredLongSidePx);
    expect(await score('only')).toMatchObject({ scored: 3, failures: [] });
    expect(sizes()).toEqual([512, 512, 512]);
    expect(await score('only')).toMatchObject({ scored: 0 });
    expect(await score()).toMatchObject({ scored: 3, failures: [] });
    expect(sizes()).toEqual([1024, 1024, 1024]);
    // What is there as it should be is not made worse, and nothing is left to do.
    expect(await score('first')).toMatchObject({ scored: 0 });
    expect(sizes()).toEqual([1024, 1024, 1024]);
    expect(changed).toHaveLength(6);
  });

  it('throws away the result of a file that was written anew meanwhile', async () => {
    const { base, root, service, score } = await openAll();
    await addTiny(base, service);
    await utimes(join(root, 'p1.jpg'), 1_700_000_000, 1_700_001_000);
    expect(await score()).toMatchObject({ scored: 2, changed: 1 });
  });

  it('looks for faces with the installed face models', needing('reference material'), async () => {
    const { service, opened, catalog, score } = await openAll();
    const terms = [];
    for await (const event of service.install('yunet', false)) terms.push(event);
    expect(terms).toMatchObject([{ type: 'terms', terms: { licence: 'Apache-2.0' } }]);
    for await (const event of service.install('yunet', true))
      if (event.type === 'refused') throw new Error(event.problem);
    expect(await score()).toMatchObject({ scored: 3, failures: [] });
    expect(opened.shoot.photos().every(({ faces }) => Array.isArray(faces))).toBe(true);
    expect(catalog.faces.get(opened.shoot.photos()[0]!.contentKey!)?.version).toMatch(/^\d+ [0-9a-f]{64}$/);
    await expect(service.remove('nonsense')).rejects.toThrow('model.unknown');
  });
});
