/** @file What the catalog costs at 100,000 photos: one durable decision, and loading a whole folder. */
import { createHash } from 'node:crypto';
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContentKey, FolderId, PhotoId } from '../electron/contract/ids.ts';
import type { Measures } from '../electron/contract/measures.ts';
import type { Header } from '../electron/core/catalog/cache-repos/headers.repo.ts';
import { type Catalog, openCatalog } from '../electron/core/catalog/open-catalog.ts';
import { type NewPhoto, noChanges } from '../electron/core/catalog/repos/scan-changes.ts';
import { createResults } from '../electron/core/results/results.ts';
import { relationsVersion } from '../electron/core/shoot/pairs.ts';
import { systemClock } from '../electron/core/work/clock.ts';
import { silentLog } from '../electron/core/work/log.ts';
import { type BenchResult, resultOf } from './result.ts';

export const photoCount = 100_000;
const decisionCount = 1_000;

export async function benchCatalog(): Promise<BenchResult[]> {
  const dir = mkdtempSync(join(tmpdir(), 'chinagraph-bench-catalog-'));
  const catalog = await openCatalog({ dir, clock: systemClock, log: silentLog });
  try {
    const { folderId, ids } = fill(catalog);
    const whole = { folderId, after: 0, to: Number.MAX_SAFE_INTEGER };
    const load = (name: string, call: () => unknown): BenchResult =>
      resultOf(
        `${name} of ${photoCount} photos`,
        'ms',
        Array.from({ length: 9 }, () => timed(call)),
      );
    return [
      ...benchDecisions(catalog, ids, dir),
      load('photos.ofFolder', () => catalog.photos.ofFolder(folderId)),
      load('decisions.ofFolder', () => catalog.decisions.ofFolder(folderId)),
      load('headers.ofSlice', () => catalog.headers.ofSlice(whole)),
      load('results.listedOf', () => resultsOf(catalog).listedOf(whole)),
      load('results.judgedOf', () => resultsOf(catalog).judgedOf(whole, () => null)),
      load('scores.ofSlice', () => catalog.scores.ofSlice(whole)),
    ];
  } finally {
    await catalog.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Each decision beside the least that any durable decision can cost here: two flushed appends of its size to plain files. */
function benchDecisions(catalog: Catalog, ids: readonly PhotoId[], dir: string): BenchResult[] {
  const decisions: number[] = [];
  const floor: number[] = [];
  const files = ['a', 'b'].map((name) => openSync(join(dir, `floor-${name}`), 'w'));
  const bytes = Buffer.alloc(4096, 1);
  for (let i = 0; i < decisionCount; i++) {
    const id = ids[(i * 7919) % ids.length]!;
    const stars = 1 + (i % 5);
    decisions.push(
      timed(() => catalog.decisions.apply({ ids: [id], change: { stars, flag: 'pick' }, kind: 'decide' })),
    );
    floor.push(
      timed(() => {
        for (const fd of files) {
          writeSync(fd, bytes);
          fdatasyncSync(fd);
        }
      }),
    );
  }
  for (const fd of files) closeSync(fd);
  const note = 'journal flushed and library.db committed with synchronous=FULL';
  return [
    resultOf(`one durable decision among ${photoCount} photos`, 'ms', decisions, note),
    resultOf(
      'two flushed 4 KiB appends, interleaved',
      'ms',
      floor,
      'what this disk charges for two flushes at that moment',
    ),
  ];
}

function timed(call: () => unknown): number {
  const start = performance.now();
  call();
  return performance.now() - start;
}

const keyNumber = (i: number): ContentKey => (i * 2654435761).toString(16).padStart(32, '0') as ContentKey;

/** A folder of photos with facts, measures, a score and a label each, and its neighbours compared. */
export function fill(catalog: Catalog): { folderId: FolderId; ids: PhotoId[] } {
  const folder = catalog.folders.add(Buffer.from('/shoots/bench'), 'bench');
  const indexes = Array.from({ length: photoCount }, (_, i) => i);
  const added = indexes.map((i): NewPhoto => {
    const stat = {
      kind: 'jpeg',
      format: 'jpeg',
      sizeBytes: 8_000_000 + i,
      mtimeNs: 1_700_000_000_000_000_000n + BigInt(i),
    } as const;
    const place = { relPath: Buffer.from(`DSC_${i}.JPG`), dev: 2049n, inode: BigInt(i + 1) };
    return { files: [{ ...stat, ...place, contentKey: keyNumber(i), isDisplay: true }] };
  });
  const ids = catalog.photos.applyScan(folder.id, { ...noChanges(), added });
  catalog.decisions.apply({ ids, change: { label: 'green' }, kind: 'import' });
  const results = resultsOf(catalog);
  results.putHeaders(indexes.map((i) => ({ contentKey: keyNumber(i), header: headerOf(i) })));
  results.putDecoded(
    indexes.map((i) => ({
      contentKey: keyNumber(i),
      picture: { state: 'ready', problem: null, widthPx: 6000, heightPx: 4000 },
      measured: { measures: measuresOf(i), map: null, histogram: null, look: null, detail: null },
    })),
  );
  const provenance = {
    model: 'bench',
    weightsSha256: '0',
    scoredLongSidePx: 1024,
    scoredWidthPx: 1024,
    scoredHeightPx: 683,
    device: 'cpu',
    scoredAt: '',
  };
  const scale = {
    ...{ shortName: 'Bench', low: 0, high: 100, better: 'higher' as const, unit: '' },
    ...{ headline: 'mos', rank: 1, judges: true },
  };
  results.putScores(
    indexes.map((i) => {
      const mos = (i % 1000) / 10;
      const score = {
        model: 'bench',
        value: mos,
        normalised: mos / 100,
        scale,
        output: {},
        provenance,
      };
      return { contentKey: keyNumber(i), score };
    }),
  );
  // As after the first opening: neighbours were compared and differ.
  const relation = { x: 0.4, y: 0, match: 0.1, overlap: 0.6, standing: 0, colour: 20, likeness: 0.1, brighter: 0 };
  catalog.relations.putMany(
    indexes.flatMap((i) =>
      [1, 2, 3].map((after) => ({ from: keyNumber(i), to: keyNumber(i + after), version: relationsVersion, relation })),
    ),
  );
  return { folderId: folder.id, ids };
}

const resultsOf = (catalog: Catalog) => createResults({ repos: catalog, faceModels: () => null });

function headerOf(i: number): Header {
  const takenAt = new Date(1_700_000_000_000 + i * 1000).toISOString().slice(0, -1);
  const size = { widthPx: 6000, heightPx: 4000, orientation: 1 };
  return { verdict: null, takenAt, takenOffset: null, camera: 'Bench 1', ...size };
}

/** Every hash differs from its neighbours': no stacks, the costliest case for lists. */
function measuresOf(i: number): Measures {
  const share = (step: number): number => ((i * step) % 1000) / 1000;
  return {
    sharpness: share(7) * 1.5,
    subjectSharpness: null,
    motionBlur: share(11) ** 4,
    defocus: share(13) ** 4,
    clippedHighlights: share(17) / 20,
    clippedShadows: share(19) / 20,
    exposure: share(23) * 4 - 2,
    noise: share(29) * 4,
    contrast: share(31) / 2,
    colourfulness: share(37) * 80,
    dhash: createHash('md5').update(String(i)).digest('hex'),
    edge: share(41) * -4,
  };
}
