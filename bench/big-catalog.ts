/** @file A 100,000-photo shoot asked through the contract: filtered and sorted ids, and single decisions between the questions. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FolderId } from '../electron/contract/ids.ts';
import type { PhotoFilter, PhotoQuery } from '../electron/contract/query.ts';
import { openCatalog } from '../electron/core/catalog/open-catalog.ts';
import { createEngine, type Engine } from '../electron/core/engine.ts';
import { systemClock } from '../electron/core/work/clock.ts';
import { launchNodeChild } from '../electron/core/work/launch-child.ts';
import { silentLog } from '../electron/core/work/log.ts';
import { fill, photoCount } from './catalog.ts';
import { seededRandom } from './make-shoot/seeded-random.ts';
import { type BenchResult, resultOf } from './result.ts';

const rounds = 300;

export async function benchBigCatalog(): Promise<BenchResult[]> {
  const dir = mkdtempSync(path.join(tmpdir(), 'chinagraph-bench-big-'));
  const parts = { launchChild: launchNodeChild, clock: systemClock, log: silentLog };
  try {
    const catalog = await openCatalog({ dir, clock: systemClock, log: silentLog });
    const { folderId } = fill(catalog);
    await catalog.close();
    const engine = await createEngine({ catalogDir: dir, ...parts, background: 'none' });
    try {
      return await ask(engine, folderId);
    } finally {
      await engine.close();
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function ask(engine: Engine, folderId: FolderId): Promise<BenchResult[]> {
  const random = seededRandom(5);
  const opening = performance.now();
  const all = await engine.client.photos.ids(queryOf(folderId, {}, 'time'));
  const openedMs = performance.now() - opening;
  // As a page does: from then on counts are kept along with decisions.
  await engine.client.shoots.summary({ folderId });
  const samples = { ids: [] as number[], idsCpu: [] as number[], decision: [] as number[] };
  for (let round = -10; round < rounds; round++) {
    const id = all.ids[random.whole(0, all.ids.length - 1)]!;
    const change = { stars: random.whole(1, 5), flag: random.pick(['pick', 'reject'] as const) };
    const decisionMs = await timed(() => engine.client.decisions.apply({ ids: [id], change }));
    const query = queryOf(folderId, random.pick(filters), random.pick(sortKeys), random.unit() < 0.5);
    const before = process.cpuUsage();
    const idsMs = await timed(() => engine.client.photos.ids(query));
    const { user, system } = process.cpuUsage(before);
    if (round < 0) continue;
    samples.ids.push(idsMs);
    samples.idsCpu.push((user + system) / 1000);
    samples.decision.push(decisionMs);
  }
  const what = `${photoCount} photos, through the contract, validated`;
  return [
    resultOf('filtered and sorted id list', 'ms', samples.ids, `${what}; a decision before each, ${rounds} of both`),
    resultOf(
      'filtered and sorted id list, processor time',
      'ms',
      samples.idsCpu,
      'the same calls on a machine of their own',
    ),
    resultOf('one durable decision through the engine', 'ms', samples.decision, what),
    resultOf('opening the shoot from the catalog', 'ms', [openedMs], what),
  ];
}

const sortKeys: readonly PhotoQuery['sort']['by'][] = [
  'time',
  'name',
  'best',
  'stars',
  'sharpness',
  'noise',
  'score:bench',
];
const filters: readonly PhotoFilter[] = [
  { stars: { min: 1 } },
  { flags: ['pick'] },
  { flags: ['none', 'pick'], cameras: ['Bench 1'] },
  { score: { model: 'bench', min: 40, max: 60 } },
  { labels: ['green'], text: '7' },
  { suggestions: ['keep', 'undecided'], score: { model: 'bench', min: 20 } },
  {},
];

function queryOf(
  folderId: FolderId,
  filter: PhotoFilter,
  by: PhotoQuery['sort']['by'],
  descending = false,
): PhotoQuery {
  return { folderId, filter, sort: { by, descending }, stacks: 'open' };
}

async function timed(call: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await call();
  return performance.now() - startedMs;
}
