/** @file How soon a folder is on the screen: walk and header read, alone and stored in a catalog, against merely reading the same heads. */
import { mkdtemp, open, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openCatalog } from '../electron/core/catalog/open-catalog.ts';
import { type FirstSight, streamFirstSight } from '../electron/core/library/first-sight.ts';
import { scanFolder } from '../electron/core/library/scan/scan-folder.ts';
import { systemClock } from '../electron/core/work/clock.ts';
import { silentLog } from '../electron/core/work/log.ts';
import { type BenchResult, resultOf } from './result.ts';

const runs = 5;
const headBytes = 64 << 10;

/** `folder`: photos, best freshly listed once so that the file cache is warm. Nothing in it is written. */
export async function benchFirstSight(folder: string): Promise<BenchResult[]> {
  const root = Buffer.from(folder);
  const samples = { first: [] as number[], list: [] as number[], stored: [] as number[], again: [] as number[] };
  const reference: number[] = [];
  const blocked: number[] = [];
  let photos = 0;
  await orderedList(root);
  for (let run = 0; run < runs; run++) {
    reference.push(await readHeads(folder));
    const list = await orderedList(root);
    photos = list.photos;
    samples.first.push(list.firstMs);
    samples.list.push(list.totalMs);
    // Apart: a timer of 1 ms is a load of its own.
    const lag = monitorEventLoopDelay({ resolution: 5 });
    lag.enable();
    await orderedList(root);
    lag.disable();
    blocked.push(lag.max / 1e6);
    const stored = await scanTwice(root);
    samples.stored.push(stored.firstMs);
    samples.again.push(stored.againMs);
  }
  const what = `${photos} photos, warm file cache`;
  return [
    resultOf('first sight: first batch of 200', 'ms', samples.first, what),
    resultOf(
      'first sight: whole ordered list',
      'ms',
      samples.list,
      `${what}; headers, content keys, sorted by capture time`,
    ),
    resultOf('first sight: longest block of the event loop', 'ms', blocked, what),
    resultOf('first sight: reference, first 64 kB of each file', 'ms', reference, `${what}; 12 in flight, interleaved`),
    resultOf('scan: new folder, stored in a catalog', 'ms', samples.stored, what),
    resultOf('scan: same folder again, nothing changed', 'ms', samples.again, what),
  ];
}

async function orderedList(root: Buffer): Promise<{ photos: number; firstMs: number; totalMs: number }> {
  const start = performance.now();
  let firstMs = 0;
  const sights: FirstSight[] = [];
  for await (const batch of streamFirstSight({ root })) {
    sights.push(...batch);
    if (firstMs === 0) firstMs = performance.now() - start;
  }
  const key = ({ look, file }: FirstSight) => `${look.header.takenAt ?? '9'} ${file.relPath.toString('latin1')}`;
  const order = sights.map((sight) => [key(sight), sight] as const).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { photos: order.length, firstMs, totalMs: performance.now() - start };
}

async function readHeads(folder: string): Promise<number> {
  const start = performance.now();
  const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile());
  let next = 0;
  const lane = async () => {
    const head = Buffer.allocUnsafe(headBytes);
    while (next < names.length) {
      const handle = await open(path.join(folder, names[next++]!.name));
      await handle.read(head, 0, headBytes, 0);
      await handle.close();
    }
  };
  await Promise.all(Array.from({ length: 12 }, lane));
  return performance.now() - start;
}

async function scanTwice(root: Buffer): Promise<{ firstMs: number; againMs: number }> {
  const dir = await mkdtemp(path.join(tmpdir(), 'chinagraph-bench-'));
  const catalog = await openCatalog({ dir: path.join(dir, 'catalog'), clock: systemClock, log: silentLog });
  try {
    const folder = catalog.folders.add(root, 'bench');
    const scan = async () => {
      const start = performance.now();
      await scanFolder({ folder, catalog, clock: systemClock });
      return performance.now() - start;
    };
    return { firstMs: await scan(), againMs: await scan() };
  } finally {
    await catalog.close();
    await rm(dir, { recursive: true, force: true });
  }
}
