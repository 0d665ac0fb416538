/** @file How soon an opened folder is listed, asked as the app asks: open, then the ids. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { createEngine } from '../electron/core/engine.ts';
import { systemClock } from '../electron/core/work/clock.ts';
import { launchNodeChild } from '../electron/core/work/launch-child.ts';
import { silentLog } from '../electron/core/work/log.ts';
import type { BenchShoot } from './bench-shoot.ts';
import { type BenchResult, resultOf } from './result.ts';

const runs = 7;
const firstScreen = 200;

export async function benchOrderedList(shoot: BenchShoot): Promise<BenchResult[]> {
  const first: number[] = [];
  const whole: number[] = [];
  const blocked: number[] = [];
  for (let run = -1; run < runs; run++) {
    const times = await openOnce(shoot);
    if (run < 0) continue;
    first.push(times.firstMs);
    whole.push(times.wholeMs);
    blocked.push(times.blockedMs);
  }
  const what = `${shoot.note}; warm file cache, new catalog each time, through shoots.open and photos.ids`;
  return [
    resultOf(`ordered list, first ${firstScreen} photos`, 'ms', first, what),
    resultOf('ordered list, whole folder', 'ms', whole, what),
    resultOf('ordered list, 99th percentile of the event loop delay', 'ms', blocked, what),
  ];
}

async function openOnce(shoot: BenchShoot): Promise<{ firstMs: number; wholeMs: number; blockedMs: number }> {
  const dir = await mkdtemp(path.join(tmpdir(), 'chinagraph-bench-list-'));
  const engine = await createEngine({
    catalogDir: dir,
    launchChild: launchNodeChild,
    clock: systemClock,
    log: silentLog,
    background: 'none',
  });
  const delay = monitorEventLoopDelay({ resolution: 2 });
  try {
    const place = engine.places.tokenFor(Buffer.from(shoot.folder));
    delay.enable();
    const startedMs = performance.now();
    const { id: folderId } = await engine.client.shoots.open({ place });
    const query = { folderId, filter: {}, sort: { by: 'time' as const, descending: false }, stacks: 'open' as const };
    let firstMs = 0;
    while (firstMs === 0) {
      await sleep(5);
      const { total } = await engine.client.photos.ids(query);
      if (total >= firstScreen) firstMs = performance.now() - startedMs;
    }
    await engine.whenListed(folderId);
    const { total } = await engine.client.photos.ids(query);
    const wholeMs = performance.now() - startedMs;
    if (total !== shoot.files.length) throw new Error(`listed ${total} of ${shoot.files.length} photos`);
    return { firstMs, wholeMs, blockedMs: delay.percentile(99) / 1e6 };
  } finally {
    delay.disable();
    await engine.close();
    await rm(dir, { recursive: true, force: true });
  }
}
