/** @file Scoring: MUSIQ, LIQE and faces through the scoring process, conversion, and what the engine's event loop feels of it. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { judgeDevice } from '../electron/core/devices/golden-gate.ts';
import { createScorerClient, type ScorerClient } from '../electron/core/devices/scorer-client.ts';
import { threadCount } from '../electron/core/devices/thread-count.ts';
import { convertInChild } from '../electron/core/models/convert-in-child.ts';
import { runScoring } from '../electron/core/scoring/run-scoring.ts';
import { systemClock } from '../electron/core/work/clock.ts';
import { launchNodeChild } from '../electron/core/work/launch-child.ts';
import { silentLog } from '../electron/core/work/log.ts';
import { makeScene } from '../electron/scorer/golden-pictures.ts';
import type { ModelSpec, RawPicture } from '../electron/scorer/protocol.ts';
import { manifestOf } from '../native-models/families/index.ts';
import { benchQuickPass } from './quick-pass.ts';
import { type BenchResult, resultOf } from './result.ts';
import { measurePeak } from './scoring-peak.ts';

/** The tests' stand-in weights. Loaded by name: the tests import the benchmarks, so the compiler may not see the reverse. */
interface StandIns {
  standInCheckpoint(id: string): Promise<string>;
  standInModel(id: string): Promise<{ onnxPath: string }>;
}

/** Multiply-adds of one 1024 x 681 picture, from the architectures: projections and MLPs, attention, patch stem. */
const multiplyAdds = { 'musiq-koniq': 46e9, 'liqe-mix': 15 * 4.4e9 } as const;

const sha256Of = async (file: string) =>
  createHash('sha256')
    .update(await readFile(file))
    .digest('hex');

export async function benchScoring(): Promise<BenchResult[]> {
  const standIns = (await import(new URL('../test/support/stand-in-models.ts', import.meta.url).href)) as StandIns;
  const dir = await mkdtemp(join(tmpdir(), 'bench-scoring-'));
  const threads = threadCount(false);
  const scorer = createScorerClient({
    launch: launchNodeChild,
    devices: [{ provider: 'cpu' }],
    threads,
    optimisedDir: join(dir, 'optimised'),
    clock: systemClock,
    log: silentLog,
  });
  try {
    const picture: RawPicture = { file: join(dir, 'picture.rgb'), widthPx: 1024, heightPx: 681 };
    await writeFile(picture.file, makeScene(1, picture.widthPx, picture.heightPx).data);
    const results: BenchResult[] = [];
    for (const id of ['musiq-koniq', 'liqe-mix'] as const) {
      const model = await modelOf(standIns, id);
      results.push(await benchModel(scorer, model, picture, threads));
      results.push(await benchIntegers(scorer, model, picture, threads));
    }
    results.push(...(await benchQuickPass(scorer, await modelOf(standIns, 'musiq-koniq'), dir)));
    results.push(await benchEventLoop(scorer, await modelOf(standIns, 'musiq-koniq'), dir));
    results.push(...(await benchFaces(scorer, dir)));
    results.push(await benchConversion(standIns, 'musiq-koniq', dir));
    results.push(await benchConversion(standIns, 'liqe-mix', dir));
    return results;
  } finally {
    scorer.close();
    await rm(dir, { recursive: true, force: true });
  }
}

function manifestOutput(id: string) {
  const { purpose } = manifestOf(id);
  if (purpose.kind !== 'score') throw new Error(`${id} gives no scores`);
  return purpose.output;
}

async function modelOf(standIns: StandIns, id: keyof typeof multiplyAdds): Promise<ModelSpec> {
  const { onnxPath: file } = await standIns.standInModel(id);
  const kind = id === 'liqe-mix' ? 'liqe' : 'musiq';
  return {
    id,
    file,
    sha256: await sha256Of(file),
    adapter: { kind: 'family', family: { name: kind, module: null }, settings: null },
    range: { low: 0, high: 100 },
  };
}

/** The peak is measured between the samples: on a shared machine it moves with everything else. */
async function benchModel(
  scorer: ScorerClient,
  model: ModelSpec,
  picture: RawPicture,
  threads: number,
): Promise<BenchResult> {
  await scorer.score(model, [picture], 1);
  const samples: number[] = [];
  const peaks: number[] = [];
  for (let run = 0; run < 7; run++) {
    peaks.push(await measurePeak(threads));
    samples.push(await timed(() => scorer.score(model, [picture], 1)));
  }
  scorer.unload(model.id);
  const peak = Math.max(...peaks);
  const limitMs = (multiplyAdds[model.id as keyof typeof multiplyAdds] / peak) * 1000;
  const best = Math.min(...samples);
  const note =
    `1024x681 from decoded pixels in a file, fp32, ${threads} threads; multiply-adds alone ${limitMs.toFixed(0)} ms at the ` +
    `${(peak / 1e9).toFixed(0)} GMAC/s that one large matrix product reached in the same run; best sample ${(best / limitMs).toFixed(2)} times that`;
  return resultOf(`${model.id}, one picture`, 'ms', samples, note);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** 8-bit matrices against float32, turn about: how much faster, and how far from passing the golden gate. */
async function benchIntegers(
  floats: ScorerClient,
  model: ModelSpec,
  picture: RawPicture,
  threads: number,
): Promise<BenchResult> {
  const integers = createScorerClient({
    launch: launchNodeChild,
    devices: [{ provider: 'cpu', int8: true }],
    threads,
    optimisedDir: null,
    clock: systemClock,
    log: silentLog,
  });
  try {
    const reference = await floats.selfTest(model, 'golden', 0);
    const tested = await integers.selfTest(model, 'golden', 0);
    const range = model.id === 'liqe-mix' ? { low: 1, high: 5 } : { low: 0, high: 100 };
    const { worstPercent, rankCorrelation, passed } = judgeDevice(reference.readings, tested.readings, range);
    const samples: number[] = [];
    const beside: number[] = [];
    await integers.score(model, [picture], 1);
    for (let run = 0; run < 5; run++) {
      beside.push(await timed(() => floats.score(model, [picture], 1)));
      samples.push(await timed(() => integers.score(model, [picture], 1)));
    }
    floats.unload(model.id);
    const note =
      `float32 in turn with it: best ${Math.min(...beside).toFixed(0)} ms; on 48 golden pictures at most ${worstPercent.toFixed(3)} % of the range apart, ` +
      `rank correlation ${rankCorrelation.toFixed(5)}: ${passed ? 'passes' : 'does not pass'} the gate with stand-in weights; not used for scores`;
    return resultOf(`${model.id}, one picture, int8`, 'ms', samples, note);
  } finally {
    integers.close();
  }
}

/** Forty pictures through the whole run; pixels go by file, so the engine should hardly notice. */
async function benchEventLoop(scorer: ScorerClient, spec: ModelSpec, dir: string): Promise<BenchResult> {
  const pixels = makeScene(2, 384, 256).data;
  let files = 0;
  const delay = monitorEventLoopDelay({ resolution: 5 });
  // The timer's own resolution is part of every reading.
  const lagAt = (share: number) => Math.max(0, delay.percentile(share) / 1e6 - 5);
  // The same machine, the same load, an engine that only waits: what of the lag is not ours.
  delay.enable();
  await scorer.selfTest(spec, 'sanity', 1);
  delay.disable();
  const waiting = lagAt(99);
  const output = manifestOutput(spec.id);
  delay.reset();
  delay.enable();
  await runScoring({
    task: { signal: new AbortController().signal, report: () => undefined, untilResumed: async () => undefined },
    scorer,
    models: [{ spec, output, batchSize: 8 }],
    faceModels: null,
    size: { longSidePx: 1024 },
    pending: () => Array.from({ length: 40 }, (_, index) => ({ photoId: index + 1, contentKey: 'key', source: null })),
    async develop() {
      const file = join(dir, `${++files}.rgb`);
      await writeFile(file, pixels);
      return { ok: true, problem: null, scored: [{ file, widthPx: 384, heightPx: 256 }] };
    },
    currentKey: async () => 'key',
    store: () => undefined,
    removeFile: (file) => rm(file),
  });
  delay.disable();
  const lags = [50, 90, 99, 100].map(lagAt);
  scorer.unload(spec.id);
  return resultOf(
    'engine event loop lag while scoring, p99',
    'ms',
    [lags[2]!],
    `40 pictures; p99 of an engine that only waits, just before: ${waiting.toFixed(2)} ms; median ${lags[0]!.toFixed(2)}, p90 ${lags[1]!.toFixed(2)}, p99 ${lags[2]!.toFixed(2)}, longest ${lags[3]!.toFixed(2)} ms; ` +
      'the scoring process itself stands still while a model runs, by design',
  );
}

/** YuNet at 640 and what each judged face adds, on the reference pictures beside the project. */
async function benchFaces(scorer: ScorerClient, dir: string): Promise<BenchResult[]> {
  const shared = process.env.CHINAGRAPH_SHARED ?? fileURLToPath(new URL('../../shared', import.meta.url));
  const source = join(shared, 'parity/images/astronaut-512x512.png');
  if (!existsSync(source)) return [];
  const { default: sharp } = await import('sharp');
  const image = sharp(await readFile(source)).removeAlpha();
  const { data, info } = await image.resize(640, 640).raw().toBuffer({ resolveWithObject: true });
  const picture = { file: join(dir, 'face.rgb'), widthPx: info.width, heightPx: info.height };
  await writeFile(picture.file, data);
  const files = async (path: string) => ({ file: path, sha256: await sha256Of(path) });
  const detector = await files(join(shared, 'models/yunet_n_dynamic.onnx'));
  const request = {
    conversion: { kind: 'family', id: 'face-landmarks', family: { name: 'faces', module: null } },
    source: join(shared, 'models/face_landmarker.task'),
    outDir: dir,
  } as const;
  const converted = await convertInChild(launchNodeChild, request, undefined, () => undefined);
  if (!converted.ok) throw new Error(converted.problem);
  const roles = Object.fromEntries(
    converted.files.map(({ role, name, sha256 }) => [role, { file: join(dir, name), sha256 }]),
  );
  const all = { detector, ...roles };
  await scorer.faces(all, picture);
  const detection: number[] = [];
  const perFace: number[] = [];
  for (let run = 0; run < 15; run++) {
    const found = await timed(() => scorer.faces({ detector }, picture));
    detection.push(found);
    perFace.push((await timed(() => scorer.faces(all, picture))) - found);
  }
  return [
    resultOf(
      'YuNet, 640 x 640',
      'ms',
      detection,
      'detection, with reading the pixels and the way to the scoring process and back',
    ),
    resultOf(
      'landmarks, blendshapes and eyes of one face',
      'ms',
      perFace,
      'the same picture with all face models, less detection',
    ),
  ];
}

async function benchConversion(standIns: StandIns, id: 'musiq-koniq' | 'liqe-mix', dir: string): Promise<BenchResult> {
  const source = await standIns.standInCheckpoint(id);
  const samples: number[] = [];
  for (let run = 0; run < (id === 'liqe-mix' ? 1 : 3); run++) {
    const outDir = await mkdtemp(join(dir, 'converted-'));
    const request = {
      conversion: {
        kind: 'family',
        id,
        family: { name: id === 'liqe-mix' ? 'liqe' : 'musiq', module: null },
      },
      source,
      outDir,
    } as const;
    samples.push(
      await timed(async () => {
        const converted = await convertInChild(launchNodeChild, request, undefined, () => undefined);
        if (!converted.ok) throw new Error(converted.problem);
      }),
    );
    await rm(outDir, { recursive: true });
  }
  return resultOf(`conversion, ${id}`, 'ms', samples, 'in its own process, from the archive to the synced ONNX file');
}
