/**
 * @file Previews for everybody: the grid and the loupe ask for a tier and get a file; indexing asks for everything at once. What is
 * on screen goes first, what nobody waits for any more is dropped, and the same question is never answered twice.
 */

import path from 'node:path';
import { say } from '../../../texts/say.ts';
import type { Box } from '../../contract/face.ts';
import type { ContentKey } from '../../contract/ids.ts';
import type { FileKind } from '../../contract/photo.ts';
import type { PreviewsRepo } from '../catalog/cache-repos/previews.repo.ts';
import { type Clock, systemClock } from '../work/clock.ts';
import { undeveloped } from './decoder/picture-problem.ts';
import {
  type DecoderSource,
  type DecoderWant,
  type Developed,
  isWideTier,
  type PictureState,
  type ScoredWant,
  type Tier,
} from './decoder/protocol.ts';
import type { DecoderPool, Job } from './decoder-pool.ts';
import { type CacheLimits, createDiskCache, type DiskCache } from './disk-cache.ts';
import { isMoreUrgent, type Priority } from './priority-queue.ts';

export interface DisplaySource {
  contentKey: ContentKey;
  /** Absolute. */
  path: Buffer;
  kind: FileKind;
  format: string;
  /** EXIF orientation as the header read found it, 1..8. */
  orientation: number;
  /** Size by the header; 0 where it does not say. */
  pixels?: number;
}

export type Preview = PreviewFile | PreviewProblem;

export interface PreviewFile {
  ok: true;
  /** A file of the cache, never an original: what is served cannot change under the reader, nor lie outside. */
  file: string;
  contentType: string;
  widthPx: number;
  heightPx: number;
  damaged: boolean;
}

export interface PreviewProblem {
  ok: false;
  state: PictureState;
  problem: string;
}

export interface Want {
  tiers?: readonly Tier[];
  measures?: boolean;
  scored?: readonly ScoredWant[];
  crops?: readonly Box[];
}

export interface Previews {
  /** One tier of one photo. Rejects with the signal's reason when aborted; a decode already begun is finished and cached. */
  get(source: DisplaySource, tier: Tier, options?: { priority?: Priority; signal?: AbortSignal }): Promise<Preview>;
  /** One read and one decode for everything asked. Tiers already cached are not made again (nor listed), unless the disk lost them. */
  develop(
    source: DisplaySource,
    want: Want,
    options?: { priority?: Priority; signal?: AbortSignal },
  ): Promise<Developed>;
  /** Moves waiting `get`s of these photos. */
  prioritise(contentKeys: Iterable<ContentKey>, priority: Priority): void;
  readonly cache: DiskCache;
  /** At start, before any work: removes `work/` and orphaned tiers of earlier runs; resolves with the number of orphans. */
  /** Files younger than `before` (milliseconds since 1970, now unless given) may be work in progress. */
  sweep(signal?: AbortSignal, before?: number): Promise<number>;
  /** Writes the last uses down and ends the decoder processes. */
  close(): Promise<void>;
}

/** A job that others may join. */
interface Pending {
  /** Takes one more tier along while it waits; null for indexing, which is not joined before it runs. */
  addTier: ((tier: Tier) => void) | null;
  /** What it was started with; null while it waits. */
  started(): ReadonlySet<Tier> | null;
  /** Decoded into the picture's own colours, or into sRGB: never both in one. */
  isWide: boolean;
  waiters: number;
  priority: Priority;
  job: Job;
  /** Null: everything had been made by the time its turn came. */
  kept: Promise<Developed | null>;
}

const unsupportedWords = (format: string) => say('picture.cannotShow', { format: format.toUpperCase() });

const lostWords = say('picture.removed');

export function createPreviews(deps: {
  /** Holds `tiers/`, and `work/` for raw pixels. */
  cacheDir: string;
  repo: PreviewsRepo;
  decoder: DecoderPool;
  clock?: Clock;
  limits?: Partial<CacheLimits>;
  /** Of the code that makes tiers. */
  version?: number;
}): Previews {
  const { decoder } = deps;
  const cache = createDiskCache({
    dir: path.join(deps.cacheDir, 'tiers'),
    index: deps.repo,
    clock: deps.clock ?? systemClock,
    ...(deps.version !== undefined && { version: deps.version }),
    ...(deps.limits && { limits: deps.limits }),
  });
  const pending = new Map<ContentKey, Set<Pending>>();

  /** Submits a job; what it makes is cached whether or not anybody still waits. */
  const submit = (
    source: DisplaySource,
    want: Omit<DecoderWant, 'tiers'> & { tiers: Set<Tier> },
    isJoinable: boolean,
    priority: Priority,
  ): Pending => {
    let started: Set<Tier> | null = null;
    const job = decoder.submit(
      decoderSource(source),
      () => {
        started = new Set([...want.tiers].filter((tier) => !cache.has(source.contentKey, tier)));
        if (isJoinable && started.size === 0) return null;
        const tiers = [...started].map((tier) => ({ tier, file: cache.fileOf(source.contentKey, tier) }));
        return { ...want, tiers };
      },
      priority,
    );
    const kept = job.done.then(async (developed) => {
      if (developed) await cache.note(source.contentKey, developed.tiers, developed.state === 'damaged');
      return developed;
    });
    const addTier = isJoinable ? (tier: Tier) => void want.tiers.add(tier) : null;
    const isWide = [...want.tiers].some(isWideTier);
    const entry: Pending = { isWide, addTier, started: () => started, waiters: 0, priority, job, kept };
    const entries = pending.get(source.contentKey) ?? new Set();
    pending.set(source.contentKey, entries.add(entry));
    const end = () => {
      entries.delete(entry);
      if (entries.size === 0) pending.delete(source.contentKey);
    };
    kept.then(end, end);
    return entry;
  };
  const join = (source: DisplaySource, tier: Tier, priority: Priority): Pending => {
    for (const entry of pending.get(source.contentKey) ?? []) {
      const started = entry.started();
      if (started ? !started.has(tier) : !entry.addTier || !entry.job.isQueued()) continue;
      if (entry.isWide !== isWideTier(tier)) continue;
      if (!started) entry.addTier?.(tier);
      if (isMoreUrgent(priority, entry.priority)) raise(entry, priority);
      return entry;
    }
    const want = { tiers: new Set([tier]), measures: false, scored: [], crops: [] };
    return submit(source, want, true, priority);
  };
  const raise = (entry: Pending, priority: Priority): void => {
    entry.priority = priority;
    entry.job.prioritise(priority);
  };
  const find = async (source: DisplaySource, tier: Tier): Promise<PreviewFile | null> => {
    const cached = await cache.find(source.contentKey, tier);
    return cached && fileOf({ ...cached.row, file: cached.file }, cached.row.damaged);
  };
  const wait = (entry: Pending, signal: AbortSignal | undefined): Promise<Developed | null> => {
    entry.waiters += 1;
    return untilAborted(entry.kept, signal, () => {
      entry.waiters -= 1;
      if (entry.waiters === 0) entry.job.drop(signal?.reason);
    });
  };

  return {
    cache,
    get: async (source, tier, { priority = 'near', signal } = {}) => {
      signal?.throwIfAborted();
      if (source.kind === 'unsupported') return problemOf(undeveloped('no-preview', unsupportedWords(source.format)));
      const found = await find(source, tier);
      if (found) return found;
      if (!(await cache.hasRoom())) await cache.shrinkTo(cache.totalBytes() * 0.9);
      signal?.throwIfAborted();
      const developed = await wait(join(source, tier, priority), signal);
      const made = developed?.tiers.find((candidate) => candidate.tier === tier);
      if (developed && made) return fileOf(made, developed.state === 'damaged');
      if (developed) return problemOf(developed);
      return (await find(source, tier)) ?? problemOf(undeveloped('unreadable', lostWords));
    },
    develop: async (source, want, { priority = 'background', signal } = {}) => {
      signal?.throwIfAborted();
      if (source.kind === 'unsupported') return undeveloped('no-preview', unsupportedWords(source.format));
      const mayCache = await cache.hasRoom();
      const asked = {
        tiers: new Set(mayCache ? want.tiers : []),
        measures: want.measures ?? false,
        scored: [...(want.scored ?? [])],
        crops: [...(want.crops ?? [])],
      };
      return (await wait(submit(source, asked, false, priority), signal)) as Developed;
    },
    prioritise: (contentKeys, priority) => {
      for (const contentKey of contentKeys) {
        for (const entry of pending.get(contentKey) ?? []) if (entry.addTier) raise(entry, priority);
      }
    },
    sweep: (signal, before) => cache.sweep(signal, before),
    close: async () => {
      cache.flush();
      await decoder.close();
    },
  };
}

function decoderSource(source: DisplaySource): DecoderSource {
  const { path, kind, format, orientation, pixels = 0 } = source;
  return { path, kind, format, orientation, pixels };
}

function fileOf(
  made: { file: string; contentType: string; widthPx: number; heightPx: number },
  damaged: boolean,
): PreviewFile {
  const { file, contentType, widthPx, heightPx } = made;
  return { ok: true, file, contentType, widthPx, heightPx, damaged };
}

function problemOf({ state, problem }: Developed): PreviewProblem {
  return { ok: false, state, problem: problem ?? '' };
}

/** Rejects with the signal's reason as soon as it is aborted; `onAbort` then decides about the work itself. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined, onAbort: () => void): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const abort = () => {
      onAbort();
      reject(signal.reason);
    };
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
