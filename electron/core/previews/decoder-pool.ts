/**
 * @file The decoder processes: as many as cores, each with one job, replaced when they die, grow or have done thousands of
 * files. A job that took its decoder with it gets one more try, in a fresh process, before the file is held responsible.
 */

import os from 'node:os';
import { say } from '../../../texts/say.ts';
import type { LaunchChild } from '../work/launch-child.ts';
import type { Log } from '../work/log.ts';
import { processorTimeMs } from '../work/processor-time.ts';
import { Refusal } from '../work/refusal.ts';
import { canRead } from './can-read.ts';
import { undeveloped } from './decoder/picture-problem.ts';
import type { DecoderSource, DecoderWant, Developed } from './decoder/protocol.ts';
import { type DecoderChild, type JobEnd, startDecoderChild } from './decoder-child.ts';
import type { ExtractPreview } from './extract-preview.ts';
import { memoryCostMb } from './memory-cost.ts';
import { createPriorityQueue, type Priority } from './priority-queue.ts';

export interface DecoderLimits {
  /** Decoder processes; default: cores, at most 8. */
  processes: number;
  /** Reads in flight at once, over all processes: a slow disk is not flooded. */
  readsInFlight: number;
  /** A decoder that has not read its file after this, by the clock on the wall, or did not compute in between, is killed. */
  timeoutMs: number;
  /** Processor time per picture; the load of the machine has no part in it. */
  processorMs: number;
  /** Larger pictures are not opened. */
  maxPixels: number;
  /** What all decoders may take together: working ones by the headers of their pictures, resting ones by what they hold. One picture alone is always decoded. */
  budgetMb: number;
  /** A decoder is replaced after so many files, or above this size. */
  maxJobs: number;
  maxRssMb: number;
}

const processes = Math.min(os.availableParallelism(), 8);

const defaultDecoderLimits: DecoderLimits = {
  processes,
  readsInFlight: 4,
  timeoutMs: 20_000,
  processorMs: 90_000,
  // 0x3FFF squared: libvips's own default.
  maxPixels: 268_402_689,
  maxJobs: 5_000,
  // 24-megapixel pictures of most kinds in every decoder, or one HEIC of 50 megapixels beside one that rests on two cores.
  budgetMb: 300 + 190 * processes,
  maxRssMb: 400,
};

export interface DecoderPool {
  /** `want` is asked for when the job's turn comes, so that what was made meanwhile is left out; null ends the job. Rejects only when decoders cannot run at all, or after close. */
  submit(source: DecoderSource, want: () => DecoderWant | null, priority: Priority): Job;
  /** Process ids, for tests that kill them. */
  pids(): number[];
  close(): Promise<void>;
}

export interface Job {
  readonly done: Promise<Developed | null>;
  /** True while it waits its turn. */
  isQueued(): boolean;
  prioritise(priority: Priority): void;
  /** Drops it if it still waits; a running job goes on, its tiers are worth keeping. `done` then rejects with `reason`. */
  drop(reason: unknown): boolean;
}

export interface DecoderPoolDeps {
  launch: LaunchChild;
  log: Log;
  limits?: Partial<DecoderLimits>;
  /** ExifTool, where the fast path is unsure; without it such files have no preview. */
  extract?: ExtractPreview;
  /** Default: what the system says. */
  processorTime?: (pid: number) => Promise<number | null>;
}

interface Entry {
  source: DecoderSource;
  want: () => DecoderWant | null;
  priority: Priority;
  deaths: number;
  timeouts: number;
  resolve(developed: Developed | null): void;
  reject(error: unknown): void;
  cleanUp: (() => Promise<void>) | null;
}

const crashWords = say('decoder.crashes');
const killedWords = say('decoder.killed');
const slowDiskWords = say('decoder.slowDisk');
const slowDecodeWords = say('decoder.slow');
const hungWords = say('decoder.stalled');
const cannotStartWords = say('decoder.cannotStart');
/** A resting decoder that holds no more is soon as large again: starting another would cost more than it frees. */
const worthEndingMb = 200;
/** Failed starts in a row after which the fault is ours, not a file's. */
const maxFailedStarts = 3;

export function createDecoderPool(deps: DecoderPoolDeps): DecoderPool {
  const limits = { ...defaultDecoderLimits, ...deps.limits };
  const queue = createPriorityQueue<Entry>();
  const children = new Set<DecoderChild>();
  const idle: DecoderChild[] = [];
  const exits = new Set<Promise<void>>();
  let reading = 0;
  let usedMb = 0;
  let failedStarts = 0;
  let counter = 0;
  let closed = false;

  const spawn = (): DecoderChild => {
    const exit = Promise.withResolvers<void>();
    const child: DecoderChild = startDecoderChild(deps.launch, () => {
      children.delete(child);
      const at = idle.indexOf(child);
      if (at >= 0) idle.splice(at, 1);
      exits.delete(exit.promise);
      exit.resolve();
      // Later: the job that this one took with it comes first.
      setImmediate(pump);
    });
    children.add(child);
    exits.add(exit.promise);
    return child;
  };
  const pump = (): void => {
    while (!closed && queue.size > 0 && reading < limits.readsInFlight) {
      const child = idle.pop() ?? (children.size < limits.processes ? spawn() : null);
      if (!child) return;
      const next = takeWanted();
      if (next) void runOn(child, next.entry, next.want);
      else {
        idle.push(child);
        return;
      }
    }
  };
  const costMb = ({ source }: Entry) => memoryCostMb({ kind: source.kind, pixels: source.pixels ?? 0 });
  const takeWanted = (): { entry: Entry; want: DecoderWant } | null => {
    for (let entry = queue.take(); entry; entry = queue.take()) {
      if (usedMb > 0 && usedMb + costMb(entry) > limits.budgetMb) {
        // It keeps its place: nothing smaller overtakes it for ever.
        queue.addFirst(entry, entry.priority);
        return null;
      }
      const want = entry.want();
      if (want) {
        makeRoom(costMb(entry));
        return { entry, want };
      }
      entry.resolve(null);
    }
    return null;
  };
  /** Ends resting decoders that hold what this picture needs, the largest first: what they freed they keep for the next picture. */
  const makeRoom = (neededMb: number): void => {
    const held = () => idle.reduce((sum, { rssMb }) => sum + rssMb, 0);
    while (idle.length > 0 && usedMb + held() + neededMb > limits.budgetMb) {
      const largest = idle.reduce((most, child) => (child.rssMb > most.rssMb ? child : most));
      if (largest.rssMb < worthEndingMb) return;
      idle.splice(idle.indexOf(largest), 1);
      largest.kill();
    }
  };
  const runOn = async (child: DecoderChild, entry: Entry, want: DecoderWant): Promise<void> => {
    reading += 1;
    const takesMb = costMb(entry);
    usedMb += takesMb;
    let holdsDisk = true;
    const freeDisk = () => {
      if (holdsDisk) reading -= 1;
      holdsDisk = false;
    };
    counter += 1;
    const job = { id: counter, source: entry.source, want, maxPixels: limits.maxPixels };
    const patience = { ...limits, processorTime: deps.processorTime ?? processorTimeMs };
    const end = await child.run(job, patience, () => {
      freeDisk();
      pump();
    });
    freeDisk();
    usedMb -= takesMb;
    if (child.alive && end.end !== 'timeout') {
      if (child.jobs >= limits.maxJobs || child.rssMb > limits.maxRssMb) child.kill();
      else idle.push(child);
    }
    await settle(entry, end);
    pump();
  };
  const settle = async (entry: Entry, ended: JobEnd): Promise<void> => {
    if (ended.end !== 'cannot-start') failedStarts = 0;
    switch (ended.end) {
      case 'developed':
        return conclude(entry, ended.developed);
      case 'timeout':
        return timedOut(entry, ended.why);
      case 'died':
        entry.deaths += 1;
        deps.log.warn('decoder died', { format: entry.source.format, deaths: entry.deaths, killed: ended.killed });
        if (ended.killed && entry.deaths > 2) return conclude(entry, undeveloped('unreadable', killedWords));
        if (!ended.killed && entry.deaths > 1) return conclude(entry, undeveloped('corrupt', crashWords));
        return again(entry);
      case 'cannot-start':
        failedStarts += 1;
        if (failedStarts < maxFailedStarts) return again(entry);
        return conclude(entry, new Refusal('REFUSED', cannotStartWords));
      case 'unsure':
        return askExifTool(entry);
    }
  };
  /** Never a verdict on the file: once more behind all others, then again at the next start. */
  const timedOut = async (entry: Entry, why: Extract<JobEnd, { end: 'timeout' }>['why']): Promise<void> => {
    entry.timeouts += 1;
    deps.log.warn('decoder timed out', { format: entry.source.format, why, timeouts: entry.timeouts });
    // A decoder may also stop before it has read anything: whether the disk is silent is asked of the disk.
    if (why === 'reading' && !(await canRead(entry.source.extracted ?? Buffer.from(entry.source.path)))) {
      return conclude(entry, undeveloped('unreadable', slowDiskWords));
    }
    if (entry.timeouts > 1) {
      return conclude(entry, undeveloped('unreadable', why === 'slow' ? slowDecodeWords : hungWords));
    }
    if (closed) entry.reject(closedError());
    else queue.add(entry, 'background');
  };
  const again = (entry: Entry): void => {
    if (closed) entry.reject(closedError());
    else queue.addFirst(entry, entry.priority);
  };
  const askExifTool = async (entry: Entry): Promise<void> => {
    const extracted = await deps.extract?.(entry.source).catch((error: unknown) => {
      deps.log.warn('ExifTool could not look for a preview', { error: String(error) });
      return null;
    });
    entry.source = extracted ? { ...entry.source, extracted: extracted.file } : { ...entry.source, acceptSmall: true };
    entry.cleanUp = extracted?.remove ?? null;
    again(entry);
  };
  const conclude = async (entry: Entry, result: Developed | Error): Promise<void> => {
    if (result instanceof Error) entry.reject(result);
    else entry.resolve(result);
    await entry.cleanUp?.();
  };

  return {
    submit: (source, want, priority) => {
      const { promise, resolve, reject } = Promise.withResolvers<Developed | null>();
      const entry: Entry = { source, want, priority, deaths: 0, timeouts: 0, resolve, reject, cleanUp: null };
      // A job that nobody waits for may fail alone.
      promise.catch(() => undefined);
      if (closed) reject(closedError());
      else {
        queue.add(entry, priority);
        pump();
      }
      return {
        done: promise,
        isQueued: () => queue.has(entry),
        prioritise: (next) => {
          entry.priority = next;
          if (queue.has(entry)) queue.add(entry, next);
        },
        drop: (reason) => {
          if (!queue.remove(entry)) return false;
          reject(reason);
          void entry.cleanUp?.();
          return true;
        },
      };
    },
    pids: () => [...children].map((child) => child.pid).filter((pid) => pid !== undefined),
    close: async () => {
      closed = true;
      for (let entry = queue.take(); entry; entry = queue.take()) entry.reject(closedError());
      for (const child of children) child.kill();
      await Promise.all(exits);
    },
  };
}

function closedError(): Error {
  return new Error(say('decoder.closed'));
}
