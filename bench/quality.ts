/**
 * @file Metrics and proofs at 24 megapixels: what they take against decoding the same pictures, and what a proof takes against sharp's export at one
 * quality. Shares of one run, by processor time where one process does all of it: the machine's load has no part in them.
 */
import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { createEngine } from '../electron/core/engine.ts';
import type { Pixels } from '../electron/core/pixels/pixels.ts';
import { gmsd } from '../electron/core/quality/full-reference/gmsd.ts';
import { msSsim } from '../electron/core/quality/full-reference/ms-ssim.ts';
import { ssim } from '../electron/core/quality/full-reference/ssim.ts';
import { systemClock } from '../electron/core/work/clock.ts';
import { launchNodeChild } from '../electron/core/work/launch-child.ts';
import { silentLog } from '../electron/core/work/log.ts';
import { brisqueFeatures } from '../native-models/families/brisque/brisque.ts';
import { niqeFeatures } from '../native-models/families/niqe/niqe.ts';
import { treeUse } from './process-tree.ts';
import { type BenchResult, resultOf } from './result.ts';

const size = { width: 6000, height: 4000 };
/** Before them, those in which code is compiled. */
const warmUp = 2;
const rounds = 11;
/** 1,000 are asked for; their rate is that of as many as fit a short run, once every process has started. */
const proofs = 24;
const startUp = 8;

/** Smooth areas, edges, texture and grain, another picture for each number: JPEG at quality 92, about 4 MB. */
async function photo(seed: number): Promise<Buffer> {
  const small = { width: 750, height: 500 };
  const data = new Uint8Array(small.width * small.height * 3);
  for (let y = 0, at = 0; y < small.height; y++)
    for (let x = 0; x < small.width; x++)
      for (let c = 0; c < 3; c++, at++) {
        const wave = 60 * Math.sin((x + 31 * seed) / 40 + c) * Math.cos(y / 55 + seed);
        data[at] = 120 + wave + (Math.floor((x + y * 0.6 + 17 * seed) / 60) % 2 ? 25 : -25);
      }
  grain ??= grainTile();
  return sharp(data, { raw: { ...small, channels: 3 } })
    .resize(size)
    .composite([{ input: await grain, blend: 'soft-light', tile: true }])
    .jpeg({ quality: 92 })
    .toBuffer();
}

/** A part of the picture's size, laid side by side: making noise takes longer than all the rest. */
const grainTile = () =>
  sharp({
    create: {
      ...{ width: 750, height: 500, channels: 3, background: '#808080' },
      noise: { type: 'gaussian', mean: 128, sigma: 9 },
    },
  })
    .png({ compressionLevel: 0 })
    .toBuffer();
let grain: Promise<Buffer> | undefined;

/** Another file for each number, of a few pictures that are made once: its neighbours are other pictures. */
async function variant(number: number): Promise<Buffer> {
  bases[number % 3] ??= photo(number % 3);
  const jpeg = await bases[number % 3]!;
  // A comment of its own, behind the start: another content.
  const comment = Buffer.from(`${number}`.padStart(4, '0'));
  return Buffer.concat([
    jpeg.subarray(0, 2),
    Buffer.from([0xff, 0xfe, 0, 2 + comment.length]),
    comment,
    jpeg.subarray(2),
  ]);
}

const bases: Promise<Buffer>[] = [];

async function processorMs(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

export async function benchQuality(): Promise<BenchResult[]> {
  sharp.concurrency(1);
  const a = await photo(1);
  const b = await sharp(a).jpeg({ quality: 80 }).toBuffer();
  const pixelsOf = async (jpeg: Buffer): Promise<Pixels> => ({
    data: await sharp(jpeg).raw().toBuffer(),
    widthPx: size.width,
    heightPx: size.height,
  });
  const pair = [await pixelsOf(a), await pixelsOf(b)] as const;
  const decodes: number[] = [];
  const taken: Record<string, number[]> = { ssim: [], 'ms-ssim': [], gmsd: [] };
  const alone: Record<string, number[]> = { NIQE: [], BRISQUE: [] };
  for (let round = -warmUp; round < rounds; round++) {
    const time = async (times: number[], work: () => unknown) => {
      const ms = await processorMs(work);
      if (round >= 0) times.push(ms);
    };
    await time(decodes, async () => [await pixelsOf(a), await pixelsOf(b)]);
    await time(taken.ssim!, () => ssim(...pair));
    await time(taken['ms-ssim']!, () => msSsim(...pair));
    await time(taken.gmsd!, () => gmsd(...pair));
    await time(alone.NIQE!, () => niqeFeatures(pair[0]));
    await time(alone.BRISQUE!, () => brisqueFeatures(pair[0]));
  }
  const median = (values: number[]) => values.toSorted((x, y) => x - y)[values.length >> 1]!;
  const results = [resultOf('decoding two JPEGs of 24 MP', 'ms processor', decodes)];
  for (const [name, times] of Object.entries(taken)) {
    results.push(resultOf(`${name} of a 24 MP pair`, 'ms processor', times));
    results.push(resultOf(`${name} against decoding the pair`, 'times', [median(times) / median(decodes)]));
  }
  // Features, which are nearly all of it: the parameter files are looked up with them in no time.
  for (const [name, times] of Object.entries(alone)) {
    results.push(resultOf(`${name} of a 24 MP photo`, 'ms processor', times));
    results.push(resultOf(`${name} against decoding it`, 'times', [(2 * median(times)) / median(decodes)]));
  }
  return results;
}

/** A folder of 24 MP photos to 2048 pixels: the engine's proofs against sharp with as many pictures at once as there are cores. */
export async function benchProofs(): Promise<BenchResult[]> {
  sharp.concurrency(1);
  const home = await mkdtemp(join(tmpdir(), 'bench-quality-'));
  const shoot = join(home, 'shoot');
  await mkdir(shoot);
  const files: string[] = [];
  for (let i = 0; i < proofs; i++) {
    const file = join(shoot, `IMG_${1000 + i}.jpg`);
    await writeFile(file, await variant(i));
    const old = new Date(Date.now() - 60_000);
    await utimes(file, old, old);
    files.push(file);
  }
  const engine = await createEngine({
    catalogDir: join(home, 'catalog'),
    launchChild: launchNodeChild,
    clock: systemClock,
    log: silentLog,
    background: 'none',
  });
  try {
    const { id: folderId } = await engine.client.shoots.open({ place: engine.places.tokenFor(Buffer.from(shoot)) });
    await engine.whenListed(folderId);
    const queue = [...files];
    const startedMs = performance.now();
    const plainBefore = process.cpuUsage();
    const drain = async () => {
      for (let file = queue.shift(); file; file = queue.shift())
        await sharp(await readFile(file))
          .rotate()
          .resize({ width: 2048, height: 2048, fit: 'inside' })
          .jpeg({ quality: 85 })
          .toBuffer();
    };
    await Promise.all(Array.from({ length: availableParallelism() }, drain));
    const plainMs = (performance.now() - startedMs) / files.length;
    const plainUse = process.cpuUsage(plainBefore);
    const plainCpuMs = (plainUse.user + plainUse.system) / 1000 / files.length;
    const out = join(home, 'proofs');
    await mkdir(out);
    const action = {
      kind: 'proofs' as const,
      destination: engine.places.tokenFor(Buffer.from(out)),
      format: 'jpeg' as const,
      longSidePx: 2048,
      target: 'ssim>=0.98',
      metadata: 'rights' as const,
      keepsGps: false,
    };
    const plan = await engine.client.exporting.plan({ folderId, selection: 'all', action });
    const clock = () => ({ ms: performance.now(), cpuMs: treeUse(new Set(), false)?.cpuMs ?? Number.NaN });
    const begun = clock();
    let warm: ReturnType<typeof clock> | null = null;
    let made = 0;
    for await (const event of await engine.client.exporting.run({
      planId: plan.planId,
      confirmCount: plan.photoCount,
    })) {
      if (event.type === 'done') made = event.result.done;
      else if (event.type === 'progress' && event.done >= startUp) warm ??= clock();
    }
    const ended = clock();
    const rest = made - startUp;
    const from = warm ?? begun;
    const [ms, cpuMs] = [(ended.ms - from.ms) / rest, (ended.cpuMs - from.cpuMs) / rest];
    const startMs = from.ms - begun.ms - startUp * ms;
    const note = `${rest} photos of 24 MP; with the start a thousand would take ${Math.round((1000 * ms + startMs) / 1000)} s at this rate`;
    return [
      resultOf('proof of a 24 MP photo at 2048 px', 'ms', [ms], note),
      resultOf('proof of a 24 MP photo at 2048 px, all processes', 'ms processor', [cpuMs]),
      resultOf('sharp at one quality, the same photos', 'ms', [plainMs]),
      resultOf('sharp at one quality, the same photos', 'ms processor', [plainCpuMs]),
      resultOf('proofs against sharp at one quality', 'times', [ms / plainMs]),
      resultOf('proofs against sharp at one quality, by processor time', 'times', [cpuMs / plainCpuMs]),
    ];
  } finally {
    await engine.close();
    await rm(home, { recursive: true, force: true });
  }
}
