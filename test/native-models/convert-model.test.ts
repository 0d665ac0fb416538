import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CheckpointError } from '../../native-models/checkpoint/index.ts';
import { convertModel, type ModelRecord } from '../../native-models/convert-model.ts';
import { modelManifests } from '../../native-models/families/index.ts';
import { describeShared } from '../support/shared.ts';
import { standInCheckpoint, standInModel } from '../support/stand-in-models.ts';

const now = new Date('2026-03-01T12:00:00Z');
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chinagraph-convert-'));
});
afterAll(() => rm(folder, { recursive: true }));

const sha256 = async (path: string) =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');

describe('conversion', () => {
  test('the record tells where the model came from', async () => {
    const { onnxPath, recordPath } = await standInModel('musiq-koniq');
    const record: ModelRecord = JSON.parse(await readFile(recordPath, 'utf8'));
    expect(record.files).toEqual([
      {
        role: 'scores',
        fileName: 'musiq-koniq.onnx',
        bytes: (await readFile(onnxPath)).length,
        sha256: await sha256(onnxPath),
      },
    ]);
    expect(record.source).toMatchObject({
      fileName: 'koniq_ckpt.npz',
      sha256: await sha256(await standInCheckpoint('musiq-koniq')),
    });
    expect(record).toMatchObject({
      schema: 'chinagraph/model@1',
      family: 'musiq',
    });
    expect(record.licence.spdx).toBe('Apache-2.0');
  }, 120_000);

  test('every step reports its progress', async () => {
    const sourcePath = await standInCheckpoint('musiq-ava');
    const outDir = await mkdtemp(join(folder, 'steps-'));
    const fractions: Record<string, number[]> = {};
    const { record } = await convertModel({
      id: 'musiq-ava',
      sourcePath,
      outDir,
      sourceUrl: 'https://example.org/ava',
      now,
      onProgress: (step, fraction) => {
        fractions[step] ??= [];
        fractions[step].push(fraction);
      },
    });
    expect(Object.keys(fractions)).toEqual(['hashing', 'converting']);
    for (const list of Object.values(fractions)) {
      expect(list).toEqual(list.toSorted((a, b) => a - b));
      expect(list.at(-1)).toBe(1);
    }
    expect(record.source.url).toBe('https://example.org/ava');
    expect((await readdir(outDir)).sort()).toEqual(['musiq-ava.json', 'musiq-ava.onnx']);
  }, 120_000);

  test('the wrong checkpoint of the right kind is refused', async () => {
    const sourcePath = await standInCheckpoint('musiq-ava');
    const outDir = await mkdtemp(join(folder, 'wrong-'));
    const converted = convertModel({ id: 'musiq-spaq', sourcePath, outDir, now });
    await expect(converted).rejects.toThrow(/has 10 outputs where MUSIQ \(SPAQ\) has 1/);
    await expect(convertModel({ id: 'liqe-mix', sourcePath, outDir, now })).rejects.toThrow(CheckpointError);
    await expect(convertModel({ id: 'yunet', sourcePath, outDir, now })).rejects.toThrow(/not the published file/);
    expect(await readdir(outDir)).toEqual([]);
  }, 120_000);

  test('an abort while writing leaves nothing behind', async () => {
    const sourcePath = await standInCheckpoint('musiq-ava');
    const outDir = await mkdtemp(join(folder, 'abort-'));
    const controller = new AbortController();
    const onProgress = (step: string) => {
      if (step === 'converting') controller.abort();
    };
    await expect(
      convertModel({ id: 'musiq-ava', sourcePath, outDir, now, signal: controller.signal, onProgress }),
    ).rejects.toThrow(/abort/i);
    expect(await readdir(outDir)).toEqual([]);
  }, 120_000);
});

describeShared('published files', (sharedDir) => {
  test('the manifest names them as published', async () => {
    const published = JSON.parse(await readFile(join(sharedDir, 'models/manifest.json'), 'utf8'));
    const known = new Map(modelManifests.map(({ download }) => [download.url, download]));
    for (const { url, bytes, sha256: sum } of published.models.filter(
      ({ file }: { file: string }) => file !== 'ocec_p.onnx',
    )) {
      expect(known.get(url)).toMatchObject({ bytes, sha256: sum });
    }
    for (const { url } of published.downloads) expect(known.has(url)).toBe(true);
  });

  test.each([
    ['yunet', 'yunet_n_dynamic.onnx', ['yunet.onnx']],
    ['eye-state', 'ocec_m.onnx', ['eye-state.onnx']],
    ['face-landmarks', 'face_landmarker.task', ['face-landmarks.onnx', 'face-blendshapes.onnx']],
  ] as const)('%s', async (id, file, files) => {
    const outDir = await mkdtemp(join(folder, 'published-'));
    const { record } = await convertModel({ id, sourcePath: join(sharedDir, 'models', file), outDir, now });
    expect(record.files.map(({ fileName }) => fileName)).toEqual(files);
    expect(record.convertedAt).toBe('2026-03-01T12:00:00.000Z');
    for (const { fileName, sha256: sum } of record.files) expect(await sha256(join(outDir, fileName))).toBe(sum);
  });

  test('a hostile checkpoint installs nothing', async () => {
    const outDir = await mkdtemp(join(folder, 'hostile-'));
    const sourcePath = join(sharedDir, 'parity/checkpoints/evil.pt');
    await expect(convertModel({ id: 'liqe-mix', sourcePath, outDir, now })).rejects.toThrow(/nothing was run/);
    expect(await readdir(outDir)).toEqual([]);
  });
});
