/**
 * @file Preview files on disk: `tiers/<aa>/<content key>-<tier>-v<N>.jpg`. The content key makes a renamed photo find its previews
 * and a changed one miss them. Files are written by the decoder (whole or not at all) and noted here; the longest unused go
 * when the cache outgrows its limit.
 */
import { promises as fs } from 'node:fs';
import path from 'node:path';
import type { ContentKey } from '../../contract/ids.ts';
import type { PreviewRow, PreviewsRepo } from '../catalog/cache-repos/previews.repo.ts';
import { stages } from '../results/stages.ts';
import type { Clock } from '../work/clock.ts';
import type { MadeTier, Tier } from './decoder/protocol.ts';
import { unfinishedEnding } from './decoder/write-whole.ts';

export interface CacheLimits {
  maxBytes: number;
  /** The cache stops growing when the disk has less than this left. */
  minFreeBytes: number;
}

const defaultCacheLimits: CacheLimits = { maxBytes: 20 * 2 ** 30, minFreeBytes: 500 * 2 ** 20 };

export interface DiskCache {
  /** Where a tier's file belongs, there or not. */
  fileOf(contentKey: ContentKey, tier: Tier): string;
  /** The row and file of a tier that is really there. */
  find(contentKey: ContentKey, tier: Tier): Promise<{ row: PreviewRow; file: string } | null>;
  /** Without looking at the disk. */
  has(contentKey: ContentKey, tier: Tier): boolean;
  /** Notes files that the decoder made; then makes room. */
  note(contentKey: ContentKey, made: readonly MadeTier[], damaged: boolean): Promise<void>;
  /** False when the disk is nearly full: then only what somebody looks at is made. Looks at the disk at most once a second. */
  hasRoom(): Promise<boolean>;
  /** Removes the longest unused until at most `bytes` are left. */
  shrinkTo(bytes: number): Promise<void>;
  /** Removes unfinished files, other versions, and files that the index does not know; forgets what lies there no more. Leaves what is younger than `before` (now). */
  sweep(signal?: AbortSignal, before?: number): Promise<number>;
  totalBytes(): number;
  /** Writes down what was shown lately. */
  flush(): void;
}

const roomCheckMs = 1_000;
/** Evicting goes a little below the limit, so that it is not done for every picture. */
const evictTo = 0.95;
const evictBatch = 256;
const maxUnwrittenUses = 500;

export function createDiskCache(deps: {
  dir: string;
  index: PreviewsRepo;
  clock: Clock;
  limits?: Partial<CacheLimits>;
  /** Files carry it in their names; those of another version count as missing. */
  version?: number;
}): DiskCache {
  const { dir, index, clock, version = stages.tiers.version } = deps;
  const limits = { ...defaultCacheLimits, ...deps.limits };
  const uses = new Map<string, { contentKey: ContentKey; tier: string; usedAtMs: number }>();
  let total = index.totalBytes();
  let room = { checkedAtMs: Number.NEGATIVE_INFINITY, enough: Promise.resolve(true) };
  let evicting: Promise<void> | null = null;

  const fileOf: DiskCache['fileOf'] = (contentKey, tier) =>
    path.join(dir, contentKey.slice(0, 2), `${contentKey}-${tier}-v${version}.jpg`);

  const flush = (): void => {
    if (uses.size > 0) index.touchMany([...uses.values()]);
    uses.clear();
  };
  const forget = (rows: readonly { contentKey: ContentKey; tier: string; bytes: number }[]): void => {
    index.removeMany(rows);
    for (const row of rows) {
      total -= row.bytes;
      uses.delete(`${row.contentKey} ${row.tier}`);
    }
  };
  const evict = async (bytes: number): Promise<void> => {
    flush();
    while (total > bytes) {
      const rows: PreviewRow[] = [];
      let freed = 0;
      for (const row of index.oldest(evictBatch)) {
        if (total - freed <= bytes) break;
        rows.push(row);
        freed += row.bytes;
      }
      if (rows.length === 0) return;
      // The index first: a file without a row is swept, a row without a file would be served.
      forget(rows);
      await Promise.all(rows.map((row) => fs.rm(fileOf(row.contentKey, row.tier as Tier), { force: true })));
    }
  };
  const shrinkTo = (bytes: number): Promise<void> => {
    evicting = (evicting ?? Promise.resolve()).then(() => evict(bytes));
    return evicting;
  };

  return {
    fileOf,
    has: (contentKey, tier) => index.get(contentKey, tier)?.version === version,
    find: async (contentKey, tier) => {
      const row = index.get(contentKey, tier);
      if (row?.version !== version) return null;
      const file = fileOf(contentKey, tier);
      const stat = await fs.stat(file).catch(() => null);
      if (stat?.size !== row.bytes) {
        forget([row]);
        return null;
      }
      uses.set(`${contentKey} ${tier}`, { contentKey, tier, usedAtMs: clock.nowMs() });
      if (uses.size >= maxUnwrittenUses) flush();
      return { row, file };
    },
    note: async (contentKey, made, damaged) => {
      const rows: PreviewRow[] = made.map(({ tier, contentType, bytes, widthPx, heightPx }) => ({
        ...{ contentKey, tier, contentType, bytes, widthPx, heightPx, damaged, version },
        usedAtMs: clock.nowMs(),
      }));
      for (const row of rows) total += row.bytes - (index.get(contentKey, row.tier)?.bytes ?? 0);
      if (rows.length > 0) index.putMany(rows);
      if (total > limits.maxBytes) await shrinkTo(limits.maxBytes * evictTo);
    },
    hasRoom: () => {
      const sinceMs = clock.nowMs() - room.checkedAtMs;
      // Less than nothing: the clock was set back.
      if (sinceMs >= roomCheckMs || sinceMs < 0) {
        room = { checkedAtMs: clock.nowMs(), enough: hasFreeBytes(dir, limits.minFreeBytes) };
      }
      return room.enough;
    },
    shrinkTo,
    sweep: async (signal, startedMs = clock.nowMs()) => {
      const { removed, there } = await sweepFolder({ dir, index, version, startedMs }, signal);
      forget(
        index
          .before(startedMs)
          .filter(({ contentKey, tier }) => !there.has(path.basename(fileOf(contentKey, tier as Tier)))),
      );
      return removed;
    },
    totalBytes: () => total,
    flush,
  };
}

/** True also where the system does not say. */
async function hasFreeBytes(dir: string, bytes: number): Promise<boolean> {
  return fs
    .mkdir(dir, { recursive: true })
    .then(() => fs.statfs(dir))
    .then(
      ({ bavail, bsize }) => bavail * bsize >= bytes,
      () => true,
    );
}

const cachedName = /^([0-9a-f]{32})-(thumb|(?:cell|nav|full)(?:-wide)?)-v(\d+)\.jpg$/;

/** Files younger than `startedMs` belong to work in progress and stay. `there`: names of all files that stay. */
async function sweepFolder(
  options: { dir: string; index: PreviewsRepo; version: number; startedMs: number },
  signal?: AbortSignal,
): Promise<{ removed: number; there: ReadonlySet<string> }> {
  const { dir, index, version, startedMs } = options;
  let removed = 0;
  const there = new Set<string>();
  for (const folder of await fs.readdir(dir).catch(() => [])) {
    for (const name of await fs.readdir(path.join(dir, folder)).catch(() => [])) {
      signal?.throwIfAborted();
      there.add(name);
      if (isKnown(name, index, version)) continue;
      const file = path.join(dir, folder, name);
      const stat = await fs.stat(file).catch(() => null);
      if (!stat?.isFile() || stat.mtimeMs >= startedMs) continue;
      await fs.rm(file, { force: true });
      removed += 1;
    }
  }
  return { removed, there };
}

function isKnown(name: string, index: PreviewsRepo, version: number): boolean {
  if (name.endsWith(unfinishedEnding)) return false;
  const match = cachedName.exec(name);
  if (match === null || Number(match[3]) !== version) return false;
  return index.get(match[1] as ContentKey, match[2]!)?.version === version;
}
