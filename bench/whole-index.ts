/**
 * @file The whole index of a shoot (metadata, tiers, measures, everything stored) against merely decoding the same files. The index
 * is paused after every few hundred photos and as many files are decoded, so that a busy machine is busy for both.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FolderId } from '../electron/contract/ids.ts';
import { createEngine, type Engine } from '../electron/core/engine.ts';
import { systemClock } from '../electron/core/work/clock.ts';
import { launchNodeChild } from '../electron/core/work/launch-child.ts';
import { silentLog } from '../electron/core/work/log.ts';
import { startBareDecode } from './bare-decode.ts';
import type { BenchShoot } from './bench-shoot.ts';
import { treeUse } from './process-tree.ts';
import { type BenchResult, resultOf } from './result.ts';
import { watchMemory } from './watch-memory.ts';

const slices = 10;
/** The work counts as at rest when nothing was finished for so long. */
const restMs = 500;

interface Slice {
  photos: number;
  index: { wallMs: number; cpuMs: number; delayMs: number };
  decode: { wallMs: number; cpuMs: number };
}

export async function benchWholeIndex(shoot: BenchShoot, say: (text: string) => void): Promise<BenchResult[]> {
  const dir = await mkdtemp(path.join(tmpdir(), 'chinagraph-bench-index-'));
  const engine = await createEngine({
    catalogDir: dir,
    launchChild: launchNodeChild,
    clock: systemClock,
    log: silentLog,
    background: 'index',
  });
  const decoder = startBareDecode();
  const without = new Set([decoder.pid]);
  const peak = watchMemory(without);
  try {
    const opened = await engine.client.shoots.open({ place: engine.places.tokenFor(Buffer.from(shoot.folder)) });
    const done: Slice[] = [];
    const perSlice = Math.ceil(shoot.files.length / slices);
    await engine.whenListed(opened.id);
    for (let slice = 0; slice < slices; slice++) {
      const index = await indexSome(engine, opened.id, 1 / slices, without);
      const files = shoot.files.slice(slice * perSlice, (slice + 1) * perSlice);
      const decode = await decoder.decode(files);
      done.push({ photos: files.length, index, decode });
      say(`indexed ${Math.min((slice + 1) * perSlice, shoot.files.length)} of ${shoot.files.length}`);
    }
    await engine.client.work.resume({ folderId: opened.id });
    await engine.whenIdle(opened.id);
    const summary = await engine.client.shoots.summary({ folderId: opened.id });
    const what = `${shoot.note}; ${summary.problems} problems, ${summary.stacks} stacks`;
    return [
      ...ratesOf(done, what),
      resultOf('peak memory while indexing', 'MB', [peak.stop()], `${what}; proportional set size, all processes`),
      resultOf(
        'event loop delay while indexing, 99th percentile',
        'ms',
        done.map(({ index }) => index.delayMs),
        'of a 2 ms timer, one sample a slice; other work on the machine counts, too',
      ),
    ];
  } finally {
    decoder.stop();
    await engine.close();
    await rm(dir, { recursive: true, force: true });
  }
}

function ratesOf(done: readonly Slice[], what: string): BenchResult[] {
  const total = (read: (slice: Slice) => number) => done.reduce((sum, slice) => sum + read(slice), 0);
  const ratio = (unit: 'wallMs' | 'cpuMs') => total((s) => s.decode[unit]) / total((s) => s.index[unit]);
  const perPhoto = (of: 'index' | 'decode') => done.map((slice) => slice[of].cpuMs / slice.photos);
  const rates = (of: 'index' | 'decode') => done.map((slice) => (slice.photos * 1000) / slice[of].wallMs);
  return [
    resultOf('whole index', 'photos/s', rates('index'), what),
    resultOf('bare decode of the same files', 'photos/s', rates('decode'), 'in between, on the same cores'),
    resultOf('whole index against a bare decode', 'ratio of rates', [ratio('wallMs')], 'over the whole shoot'),
    resultOf('whole index, processor time a photo', 'ms', perPhoto('index'), 'all processes'),
    resultOf('bare decode, processor time a photo', 'ms', perPhoto('decode')),
    resultOf('whole index against a bare decode, processor time', 'ratio', [ratio('cpuMs')], 'over the whole shoot'),
  ];
}

/** Lets the index run for about `share` of its work. */
async function indexSome(engine: Engine, folderId: FolderId, share: number, without: ReadonlySet<number>) {
  const before = treeUse(without, false)?.cpuMs ?? 0;
  const delay = monitorEventLoopDelay({ resolution: 2 });
  delay.enable();
  const startedMs = performance.now();
  await engine.client.work.resume({ folderId });
  let done = await doneSoFar(engine, folderId);
  const until = (done ?? 0) + share;
  while (done !== null && done < until) {
    await sleep(20);
    done = await doneSoFar(engine, folderId);
  }
  await engine.client.work.pause({ folderId });
  let lastMs = performance.now();
  for (let last = done; done !== null && performance.now() - lastMs < restMs; await sleep(10)) {
    done = await doneSoFar(engine, folderId);
    if (done !== last) lastMs = performance.now();
    last = done;
  }
  delay.disable();
  const cpuMs = (treeUse(without, false)?.cpuMs ?? 0) - before;
  return { wallMs: lastMs - startedMs, cpuMs, delayMs: delay.percentile(99) / 1e6 };
}

/** 0 to 1; null once the index has ended. */
async function doneSoFar(engine: Engine, folderId: FolderId): Promise<number | null> {
  const work = await engine.client.work.list({});
  const own = work.filter((progress) => progress.folderId === folderId);
  const index = own.find((progress) => progress.kind === 'index');
  if (index) return index.total > 0 ? index.done / index.total : 0;
  return own.length > 0 ? 0 : null;
}
