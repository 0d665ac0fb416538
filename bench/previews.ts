/**
 * @file How fast previews are made, against the same work by others on the same files and cores, taken in turns so that a noisy
 * machine is noisy for both.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import type { ContentKey } from '../electron/contract/ids.ts';
import { sniffBytes, sniffFormat } from '../electron/core/formats/sniff-format.ts';
import { createPreviews, type DisplaySource, type Want } from '../electron/core/previews/create-previews.ts';
import { createDecoderPool } from '../electron/core/previews/decoder-pool.ts';
import { createMemoryPreviewIndex } from '../electron/core/previews/preview-index.ts';
import { launchNodeChild } from '../electron/core/work/launch-child.ts';
import { silentLog } from '../electron/core/work/log.ts';
import { type BenchResult, resultOf } from './result.ts';

const cores = os.availableParallelism();

/** Rates over JPEG files: tiers against vipsthumbnail (where it is installed), everything against a bare decode by sharp. */
export async function benchPreviews(files: string[], rounds = 5): Promise<BenchResult[]> {
  const work = await fs.mkdtemp(path.join(os.tmpdir(), 'chinagraph-bench-'));
  const pool = createDecoderPool({ launch: launchNodeChild, log: silentLog });
  const sources = await Promise.all(files.map(sourceOf));
  const develop = async (want: Want, round: string) => {
    const cacheDir = path.join(work, round);
    const previews = createPreviews({ cacheDir, repo: createMemoryPreviewIndex(), decoder: pool });
    await Promise.all(sources.map((source) => previews.develop(source, want)));
    await fs.rm(cacheDir, { recursive: true });
  };
  const tiersOnly = { tiers: ['thumb', 'nav'] } as const;
  const everything = { ...tiersOnly, measures: true } as const;
  const competitors: Competitor[] = [
    { name: 'nav + thumb', run: (round) => develop(tiersOnly, `t${round}`) },
    { name: 'nav + thumb + measures', run: (round) => develop(everything, `e${round}`) },
    { name: 'bare decode by sharp', run: () => decodeAll(files) },
  ];
  if (await runsAtAll('vipsthumbnail')) {
    competitors.push({ name: 'vipsthumbnail, both sizes', run: () => thumbnailAll(files, work) });
  }
  try {
    const rates = await race(competitors, files.length, rounds);
    const ratio = (name: string, of: string, against: string) =>
      resultOf(
        name,
        'ratio of rates',
        rates.get(of)!.map((rate, round) => rate / rates.get(against)![round]!),
      );
    const results = competitors.map(({ name }) => resultOf(name, 'photos/s', rates.get(name)!));
    if (rates.has('vipsthumbnail, both sizes')) {
      results.push(ratio('tiers against vipsthumbnail', 'nav + thumb', 'vipsthumbnail, both sizes'));
    }
    results.push(ratio('tiers and measures against a bare decode', 'nav + thumb + measures', 'bare decode by sharp'));
    return results;
  } finally {
    await pool.close();
    await fs.rm(work, { recursive: true, force: true });
  }
}

interface Competitor {
  name: string;
  run(round: number): Promise<void>;
}

/** Photos per second of each competitor in each round, after one round that does not count. */
async function race(competitors: Competitor[], count: number, rounds: number): Promise<Map<string, number[]>> {
  const rates = new Map<string, number[]>(competitors.map(({ name }) => [name, []]));
  for (let round = -1; round < rounds; round++) {
    for (const { name, run } of competitors) {
      const startedMs = performance.now();
      await run(round);
      if (round >= 0) rates.get(name)!.push(count / ((performance.now() - startedMs) / 1000));
    }
  }
  return rates;
}

async function sourceOf(file: string): Promise<DisplaySource> {
  const handle = await fs.open(file);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(sniffBytes), 0, sniffBytes, 0);
  await handle.close();
  const sniffed = sniffFormat(buffer.subarray(0, bytesRead), path.extname(file).slice(1).toLowerCase());
  if (!sniffed) throw new Error(`${file} is no picture`);
  const contentKey = createHash('md5').update(file).digest('hex') as ContentKey;
  return { contentKey, path: Buffer.from(file), ...sniffed, orientation: 1 };
}

/** As many decodes in flight as there are cores, one thread each. */
async function decodeAll(files: readonly string[]): Promise<void> {
  const threads = sharp.concurrency();
  sharp.concurrency(1);
  const queue = files.values();
  const worker = async () => {
    for (const file of queue)
      await sharp(await fs.readFile(file))
        .raw()
        .toBuffer();
  };
  await Promise.all(Array.from({ length: cores }, worker));
  sharp.concurrency(threads);
}

/** One process per core, each with its share of the files, both sizes. */
async function thumbnailAll(files: readonly string[], work: string): Promise<void> {
  const worker = async (share: number) => {
    const mine = files.filter((_, index) => index % cores === share);
    const output = path.join(work, `${share}-%s.jpg`);
    for (const sizePx of [2048, 320]) {
      await run('vipsthumbnail', ['--size', String(sizePx), '--output', `${output}`, ...mine]);
    }
  };
  await Promise.all(Array.from({ length: cores }, (_, share) => worker(share)));
}

function run(program: string, args: readonly string[]): Promise<void> {
  const child = spawn(program, args, { stdio: 'ignore', env: { ...process.env, VIPS_CONCURRENCY: '1' } });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  child.on('error', reject);
  child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${program} ended with ${code}`))));
  return promise;
}

async function runsAtAll(program: string): Promise<boolean> {
  return run(program, ['--vips-version']).then(
    () => true,
    () => false,
  );
}
