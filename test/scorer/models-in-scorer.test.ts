import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { face } from '../../electron/contract/face.ts';
import {
  createScorerClient,
  type ScorerClient,
  type ScorerClientOptions,
} from '../../electron/core/devices/scorer-client.ts';
import { systemClock } from '../../electron/core/work/clock.ts';
import { launchNodeChild } from '../../electron/core/work/launch-child.ts';
import { silentLog } from '../../electron/core/work/log.ts';
import { makeScene } from '../../electron/scorer/golden-pictures.ts';
import type { ModelSpec, RawPicture, ScoreValue } from '../../electron/scorer/protocol.ts';
import { numbersOf } from '../../electron/scorer/self-test.ts';
import { convertFaceLandmarker } from '../../native-models/tflite/index.ts';
import { generatedPictures } from '../parity/expected-scores.ts';
import { needing, softwareVulkan } from '../support/needs.ts';
import { plasma } from '../support/plasma.ts';
import { describeShared } from '../support/shared.ts';
import { type StandInId, standInModel } from '../support/stand-in-models.ts';
import { sha256OfFile } from './tiny-models.ts';

let dir: string;
const clients: ScorerClient[] = [];
const client = (options: Partial<ScorerClientOptions> = {}): ScorerClient => {
  const made = createScorerClient({
    launch: launchNodeChild,
    devices: [{ provider: 'cpu' }],
    threads: 2,
    optimisedDir: null,
    clock: systemClock,
    log: silentLog,
    ...options,
  });
  clients.push(made);
  return made;
};
const raw = async (name: string, data: Uint8Array, widthPx: number, heightPx: number): Promise<RawPicture> => {
  const file = join(dir, name);
  await writeFile(file, data);
  return { file, widthPx, heightPx };
};

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'models-in-scorer-'));
});
afterEach(() => {
  for (const one of clients.splice(0)) one.close();
});
afterAll(() => rm(dir, { recursive: true }));

// The first to ask converts the stand-in checkpoints for all tests; LIQE's 495 prompts take a while on a busy machine.
describe('MUSIQ and LIQE in the scoring process, with stand-in weights', { timeout: 240_000 }, () => {
  const ranges = { 'musiq-koniq': [0, 100], 'musiq-ava': [1, 10], 'liqe-mix': [1, 5] } as const;
  const modelOf = async (id: StandInId): Promise<ModelSpec> => {
    const { onnxPath } = await standInModel(id);
    const [low, high] = ranges[id];
    const family = { name: id === 'liqe-mix' ? 'liqe' : 'musiq', module: null };
    const adapter = { kind: 'family', family, settings: null } as const;
    return { id, file: onnxPath, sha256: await sha256OfFile(onnxPath), adapter, range: { low, high } };
  };
  const [expected] = generatedPictures;
  const { width, height, musiq, liqe } = expected!;
  const score = async (id: StandInId): Promise<ScoreValue[]> => {
    const picture = await raw(`${id}.rgb`, plasma(width, height), width, height);
    const other = await raw(`${id}-other.rgb`, makeScene(1, width, height).data, width, height);
    const model = await modelOf(id);
    const scorer = client();
    const alone = await scorer.score(model, [picture], 1);
    const together = await scorer.score(model, [other, picture], 2);
    const [first, second] = [alone.values[0]!, together.values[1]!];
    numbersOf(first).forEach((value, index) => {
      expect(Math.abs(value - numbersOf(second)[index]!)).toBeLessThan(1e-4);
    });
    return [first];
  };

  it('give the expected mean opinion score', async () => {
    const [value] = await score('musiq-koniq');
    expect(Math.abs(value!.headline - musiq.mos)).toBeLessThan(0.001);
  });

  it('give the expected quality, scene and distortion', async () => {
    const [value] = await score('liqe-mix');
    expect(Math.abs(value!.headline - liqe.score)).toBeLessThan(0.001);
    for (const part of ['quality', 'scene', 'distortion'] as const) {
      Object.values(value!.marginals![part]!).forEach((share, index) => {
        expect(Math.abs(share - liqe[part][index]!)).toBeLessThan(0.001);
      });
    }
  });
});

describeShared('faces in the scoring process', (shared) => {
  it('are found and judged, in the shape of the contract', async () => {
    const source = sharp(await readFile(join(shared, 'parity/images/astronaut-512x512.png'))).removeAlpha();
    const { data, info } = await source.raw().toBuffer({ resolveWithObject: true });
    const picture = await raw('astronaut.rgb', data, info.width, info.height);
    const converted = await convertFaceLandmarker({
      taskPath: join(shared, 'models/face_landmarker.task'),
      outDir: dir,
    });
    const file = async (path: string) => ({ file: path, sha256: await sha256OfFile(path) });
    const faces = await client().faces(
      {
        detector: await file(join(shared, 'models/yunet_n_dynamic.onnx')),
        landmarks: await file(converted.landmarks.path),
        blendshapes: await file(converted.blendshapes.path),
        eyes: await file(join(shared, 'models/ocec_m.onnx')),
      },
      picture,
    );
    const found = face.array().parse(faces);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ state: 'open', prominence: 1 });
  });
});

describeShared('WebGPU on SwiftShader', (shared) => {
  it(
    'gives the CPU’s numbers for YuNet, without a node on the CPU',
    needing("Chromium's software Vulkan driver"),
    async () => {
      const file = join(shared, 'models/yunet_n_dynamic.onnx');
      const model: ModelSpec = {
        id: 'yunet',
        file,
        sha256: await sha256OfFile(file),
        adapter: { kind: 'detector' },
        range: { low: 0, high: 1 },
      };
      const picture = await raw('small.rgb', makeScene(3, 96, 64).data, 96, 64);
      const onGpu = client({
        devices: [{ provider: 'webgpu' }],
        strict: true,
        env: { VK_ICD_FILENAMES: softwareVulkan },
      });
      const [cpu, gpu] = [await client().score(model, [picture], 1), await onGpu.score(model, [picture], 1)];
      expect(gpu.device).toEqual({ provider: 'webgpu' });
      const [expected] = cpu.values;
      const [found] = gpu.values;
      expect(expected!.distribution![1]).toBeGreaterThan(0);
      found!.distribution!.forEach((value, index) => {
        expect(value).toBeCloseTo(expected!.distribution![index]!, 5);
      });
    },
  );
});
