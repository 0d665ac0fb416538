import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ModelStep } from '../../../electron/contract/model.ts';
import { modelInfo } from '../../../electron/contract/model.ts';
import { createScorerClient, type ScorerClient } from '../../../electron/core/devices/scorer-client.ts';
import { builtInModels } from '../../../electron/core/models/built-in-models.ts';
import { chosenModels } from '../../../electron/core/models/installed-models.ts';
import {
  createModelStore,
  type ModelStore,
  type ModelStoreOptions,
} from '../../../electron/core/models/model-store.ts';
import { type Prover, proveWith } from '../../../electron/core/models/prove-model.ts';
import { systemClock } from '../../../electron/core/work/clock.ts';
import { launchNodeChild } from '../../../electron/core/work/launch-child.ts';
import { silentLog } from '../../../electron/core/work/log.ts';
import { sha256OfFile, writeTinyModel } from '../../scorer/tiny-models.ts';
import { clientInEnglish } from '../../support/in-english.ts';
import { describeShared } from '../../support/shared.ts';
import { standInCheckpoint } from '../../support/stand-in-models.ts';
import { type FileServer, serveFile } from './file-server.ts';

let base: string;
let dir: string;
let scorer: ScorerClient;
let server: FileServer | undefined;

beforeAll(() => {
  scorer = createScorerClient({
    launch: launchNodeChild,
    devices: [{ provider: 'cpu' }],
    threads: 2,
    optimisedDir: null,
    clock: systemClock,
    log: silentLog,
  });
});
afterAll(() => scorer.close());
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'models-'));
  dir = join(base, 'store');
});
afterEach(async () => {
  await server?.close();
  server = undefined;
  await rm(base, { recursive: true });
});

const openStore = (options: Partial<ModelStoreOptions> = {}): Promise<ModelStore> =>
  createModelStore({
    dir,
    builtIn: builtInModels,
    launch: launchNodeChild,
    prove: proveWith(scorer),
    clock: systemClock,
    fetching: { pauseMs: 1, stallMs: 300, attempts: 3 },
    ...options,
  }).then(clientInEnglish);
const stateOf = async (store: ModelStore, id: string) => (await store.list()).find((model) => model.id === id)?.state;
/** Nothing but bookkeeping may be left of what was refused. */
const installedFolders = async () =>
  (await readdir(dir)).filter((name) => !['cards', 'known-hashes.json', '.downloads'].includes(name));

describeShared('installing face models', (shared) => {
  const models = join(shared, 'models');

  it('shows the terms and fetches nothing before the licence is accepted', async () => {
    server = await serveFile(await readFile(join(models, 'yunet_n_dynamic.onnx')), 'good');
    const store = await openStore();
    const asked = await store.install('yunet', { acceptLicence: false, from: server.url });
    expect(asked).toMatchObject({
      ok: false,
      kind: 'licence-not-accepted',
      terms: { licence: 'Apache-2.0', commercialUse: 'allowed', bytes: 322_906 },
    });
    expect(server.requests).toEqual([]);
    const steps: ModelStep['step'][] = [];
    const done = await store.install('yunet', {
      acceptLicence: true,
      from: server.url,
      onStep: ({ step }) => steps.at(-1) !== step && steps.push(step),
    });
    expect(done).toMatchObject({ ok: true, model: { state: 'installed', problem: null } });
    expect(steps).toEqual(['fetching', 'checking', 'converting', 'proving', 'done']);
    for (const model of await store.list()) modelInfo.parse(model);
    expect(await readdir(join(dir, '.downloads'))).toEqual([]);
    expect((await store.installed()).faceModels?.files.detector).toBeDefined();
  });

  it('takes all three from an offline folder, verifies, notices damage, removes', async () => {
    const store = await openStore({ mirror: () => models });
    for (const id of ['yunet', 'face-landmarks', 'eye-state']) {
      expect(await store.install(id, { acceptLicence: true })).toMatchObject({ ok: true });
      expect(await store.verify(id)).toMatchObject({ state: 'installed' });
    }
    const faces = (await store.installed()).faceModels;
    expect(Object.keys(faces?.files ?? {}).sort()).toEqual(['blendshapes', 'detector', 'eyes', 'landmarks']);
    const file = faces!.files.landmarks!.file;
    const bytes = await readFile(file);
    bytes[1000]! ^= 1;
    await writeFile(file, bytes);
    expect(await store.verify('face-landmarks')).toMatchObject({
      state: 'broken',
      problem: expect.stringContaining('Install'),
    });
    await writeFile(file, bytes.subarray(1));
    expect(await stateOf(store, 'face-landmarks')).toBe('broken');
    await store.remove('face-landmarks');
    expect(await stateOf(store, 'face-landmarks')).toBe('missing');
  });

  it.each(['wrong hash', 'truncated', 'hostile'])('refuses a %s file and keeps what was there', async (kind) => {
    const good = await readFile(join(models, 'yunet_n_dynamic.onnx'));
    const store = await openStore();
    // By its folder, which is all that a browser's page can name.
    expect(await store.import('yunet', models)).toMatchObject({ ok: true });
    const bad =
      kind === 'truncated'
        ? good.subarray(0, 100_000)
        : kind === 'hostile'
          ? Buffer.from('#!/bin/sh')
          : Buffer.from(good);
    if (kind === 'wrong hash') bad[2000]! ^= 4;
    server = await serveFile(bad, 'good');
    const result = await store.install('yunet', { acceptLicence: true, from: server.url });
    expect(result).toMatchObject({ ok: false, kind: 'refused', problem: expect.stringContaining('SHA-256') });
    expect(await stateOf(store, 'yunet')).toBe('installed');
    expect(await installedFolders()).toEqual(['yunet']);
  });
});

describeShared('hostile checkpoints', (shared) => {
  it.each(['evil.pt', 'truncated.pt', 'sample-legacy.pt', 'sample.pt'])(
    '%s is no LIQE, and nothing runs or stays',
    async (name) => {
      const store = await openStore();
      const result = await store.import('liqe-mix', join(shared, 'parity/checkpoints', name));
      expect(result).toMatchObject({ ok: false, kind: 'refused', problem: expect.stringContaining(name) });
      expect(await installedFolders()).toEqual([]);
    },
  );
});

describe('installing MUSIQ', { timeout: 180_000 }, () => {
  it('gates weights that judge badly, unless the user insists; they never count as known', async () => {
    const checkpoint = await standInCheckpoint('musiq-koniq');
    const badJudge: Prover = async () => [
      { picture: 'sharp', values: [20] },
      { picture: 'blurred', values: [50] },
      { picture: 'compressed', values: [40] },
    ];
    const store = await openStore({ prove: badJudge });
    const gated = await store.import('musiq-koniq', checkpoint);
    expect(gated).toMatchObject({ ok: false, kind: 'refused', problem: expect.stringContaining('--unproven') });
    expect(await installedFolders()).toEqual([]);
    const insisted = await store.import('musiq-koniq', checkpoint, { unproven: true });
    expect(insisted).toMatchObject({
      ok: true,
      model: {
        state: 'unproven',
        problem: expect.stringContaining('Installed without proof'),
        provenance: { sourceBytes: expect.any(Number) },
      },
    });
    const models = chosenModels((await store.installed()).models, null);
    expect(models.map(({ spec }) => spec.id)).toEqual(['musiq-koniq']);
    expect(models[0]?.spec.sha256).toBe(await sha256OfFile(models[0]!.spec.file));
    await expect(readFile(join(dir, 'known-hashes.json'))).rejects.toThrow('ENOENT');
    const noNumbers = await openStore({ prove: async () => [{ picture: 'sharp', values: [Number.NaN] }] });
    expect(await noNumbers.import('musiq-koniq', checkpoint, { unproven: true })).toMatchObject({
      ok: false,
      problem: expect.stringContaining('not finite'),
    });
    expect(await stateOf(store, 'musiq-koniq')).toBe('unproven');
    // The ten-class head is another model: its checkpoint is refused under this name.
    const other = await store.import('musiq-ava', checkpoint, { unproven: true });
    expect(other).toMatchObject({ ok: false, problem: expect.stringContaining('10') });
  });
});

describe('a hash that nobody published', () => {
  it('is recorded at the first installation and compared ever after', async () => {
    const path = join(base, 'tiny.onnx');
    await writeTinyModel(path, 'single');
    const { definitionOfCard } = await import('../../../electron/core/models/card-definition.ts');
    const definition = {
      ...definitionOfCard(tinyCard('tiny', 'single'), { input: 'pixels', output: 'quality' }),
      custom: false,
    };
    const store = await openStore({ builtIn: [definition] });
    expect(await store.import('tiny', path)).toMatchObject({ ok: true });
    await store.remove('tiny');
    await writeTinyModel(path, 'single', 1.5);
    const changed = await store.import('tiny', path);
    expect(changed).toMatchObject({ ok: false, kind: 'refused', problem: expect.stringContaining('first installed') });
    await writeTinyModel(path, 'single');
    expect(await store.import('tiny', path)).toMatchObject({ ok: true });
  });
});

const tinyCard = (id: string, kind: 'single' | 'distribution') => ({
  schema: 'chinagraph/model-card@1' as const,
  id,
  name: 'Tiny',
  gives: 'A number',
  unit: '',
  licence: 'MIT',
  licenceUrl: null,
  commercialUse: 'allowed' as const,
  notice: '',
  file: `${id}.onnx`,
  sha256: null,
  input: {
    widthPx: 224,
    heightPx: 224,
    layout: 'nchw' as const,
    channels: 'rgb' as const,
    scale: 1 / 255,
    mean: [0, 0, 0] as [number, number, number],
    std: [1, 1, 1] as [number, number, number],
    fit: 'stretch' as const,
  },
  inputs: [],
  attributes: {},
  output:
    kind === 'single'
      ? { kind: 'single' as const }
      : { kind: 'distribution' as const, ratings: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], logits: false },
  range: kind === 'single' ? { low: 0, high: 100 } : { low: 1, high: 10 },
  direction: 'higher-is-better' as const,
});

describe('a model of the user’s own', () => {
  const addCard = async (store: ModelStore, card: object, id = 'nima') => {
    const path = join(base, `${id}.json`);
    await writeFile(path, JSON.stringify(card));
    return store.addCard(path);
  };

  it('in NIMA’s shape is added by its card, scores, survives a restart and goes', async () => {
    await writeTinyModel(join(base, 'nima.onnx'), 'distribution');
    const store = await openStore();
    expect(await addCard(store, tinyCard('nima', 'distribution'))).toMatchObject({
      ok: true,
      model: { custom: true, state: 'installed' },
    });
    const again = await openStore();
    const models = chosenModels((await again.installed()).models, null);
    expect(models.map(({ spec }) => spec.id)).toEqual(['nima']);
    const tested = await scorer.selfTest(models[0]!.spec, 'sanity', 0);
    const [mean, ...distribution] = tested.readings[0]!.values;
    expect(distribution).toHaveLength(10);
    expect(mean).toBeCloseTo(
      distribution.reduce((sum, share, at) => sum + share * (at + 1), 0),
      5,
    );
    await again.remove('nima');
    expect(await again.has('nima')).toBe(false);
  });

  it('is refused with every wrong field named', async () => {
    const store = await openStore();
    const { licence: _, ...card } = tinyCard('nima', 'single');
    const result = await addCard(store, { ...card, range: { low: 5, high: 1 }, colour: 'red', file: '../nima.onnx' });
    expect(result).toMatchObject({ ok: false, kind: 'refused', problem: expect.stringMatching(/licence.*colour/s) });
    expect(await addCard(store, { ...tinyCard('yunet', 'single') })).toMatchObject({
      ok: false,
      problem: expect.stringContaining('taken'),
    });
    expect(await addCard(store, tinyCard('nima', 'single'))).toMatchObject({
      ok: false,
      problem: expect.stringContaining('nima.onnx'),
    });
  });

  it('is refused when its weights lie in another file', async () => {
    const { createGraphBuilder, modelToBytes } = await import('../../../native-models/onnx/index.ts');
    const graph = createGraphBuilder('outside');
    const pixels = graph.input('pixels', 'float32', [1, 3]);
    graph.output(graph.node('Add', [pixels, graph.floatConstant('secret', [3], [1, 2, 3])]), 'out', 'float32', [1, 3]);
    const bytes = Buffer.from(modelToBytes(graph.finish({ '': 17 })));
    // The weight's raw data becomes an external_data entry of the same length: tag 13 in place of tag 9.
    const at = bytes.indexOf(Buffer.from([0x4a, 12]));
    expect(at).toBeGreaterThan(0);
    bytes[at] = (13 << 3) | 2;
    await writeFile(join(base, 'nima.onnx'), bytes);
    const result = await addCard(await openStore(), tinyCard('nima', 'single'));
    expect(result).toMatchObject({ ok: false, problem: expect.stringContaining('another file') });
  });

  it('is refused when it judges the wrong way round', async () => {
    await writeTinyModel(join(base, 'nima.onnx'), 'single');
    const result = await addCard(await openStore(), { ...tinyCard('nima', 'single'), direction: 'lower-is-better' });
    expect(result).toMatchObject({ ok: false, problem: expect.stringContaining('in their order: sharp') });
    expect(await installedFolders()).toEqual([]);
  });
});

describe('the store', () => {
  it('refuses without room, and leaves nothing', async () => {
    const store = await openStore({ freeBytes: async () => 1_000 });
    const path = join(base, 'x.npz');
    await writeFile(path, Buffer.alloc(5_000));
    expect(await store.import('musiq-spaq', path)).toMatchObject({
      ok: false,
      problem: expect.stringContaining('GB free'),
    });
    expect(await installedFolders()).toEqual([]);
  });

  it('undoes what an installation cut short has left', async () => {
    await mkdir(join(dir, '.new-yunet-12345678'), { recursive: true });
    await mkdir(join(dir, 'liqe-mix'));
    await rename(join(dir, 'liqe-mix'), join(dir, '.old-liqe-mix'));
    await copyFile(import.meta.filename, join(dir, '.old-liqe-mix', 'kept'));
    await openStore();
    expect(await readdir(dir)).toEqual(['liqe-mix']);
    expect(await readdir(join(dir, 'liqe-mix'))).toEqual(['kept']);
  });

  it('stops an installation at once when told to', async () => {
    const checkpoint = await standInCheckpoint('musiq-koniq');
    const store = await openStore();
    const abort = new AbortController();
    const onStep = ({ step }: ModelStep) => step === 'converting' && abort.abort(new Error('enough'));
    await expect(store.import('musiq-koniq', checkpoint, { signal: abort.signal, onStep })).rejects.toThrow('enough');
    expect(await installedFolders()).toEqual([]);
  });
});
