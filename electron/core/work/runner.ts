/** @file Long work: started once per folder and kind, with progress, pause, cancel, and an end that can be waited for. */

import { say } from '../../../texts/say.ts';
import type { FolderId } from '../../contract/ids.ts';
import type { Progress, WorkKind } from '../../contract/progress.ts';
import type { Told } from '../../contract/told.ts';
import type { Clock } from './clock.ts';
import type { Events } from './events.ts';
import type { Log } from './log.ts';
import { createRate } from './rate.ts';

/** What a piece of work sees of its runner. */
export interface Task {
  readonly signal: AbortSignal;
  /** `says` names the work: "Indexing". Numbers are added for people. */
  report(done: number, total: number): void;
  /** Resolves at once, or when resumed; rejects when cancelled. Call between items. */
  untilResumed(): Promise<void>;
  isPaused(): boolean;
  /** Another name for what it does, from now on. */
  callIt(says: Told): void;
}

export interface Runner {
  /** Runs `work` unless the same kind already runs for the folder; then the promise of that one is returned. Never rejects: failure is a state. */
  start(
    kind: WorkKind,
    folderId: FolderId | null,
    says: Told,
    work: (task: Task) => Promise<void>,
  ): Promise<Progress['state']>;
  /** Holds for what runs and for what follows it (indexing after scanning), until resumed or cancelled. */
  pause(folderId: FolderId): void;
  resume(folderId: FolderId): void;
  /** Resolves when everything of the folder has stopped. */
  cancel(folderId: FolderId): Promise<void>;
  list(): Progress[];
  close(): Promise<void>;
}

interface Running {
  progress: Progress;
  abort: AbortController;
  ended: Promise<Progress['state']>;
  setPaused(paused: boolean): void;
}

export interface RunnerDeps {
  events: Events;
  clock: Clock;
  log: Log;
  /** What a failure says to the photographer; null for a fault that nobody foresaw. */
  toldBy?(error: unknown): string | null;
}

export function createRunner({ events, clock, log, toldBy = () => null }: RunnerDeps): Runner {
  const running = new Map<string, Running>();
  /** Paused by somebody: what starts next for the folder waits as well. */
  const pausedFolders = new Set<FolderId>();
  let counter = 0;

  const ofFolder = (folderId: FolderId) => [...running.values()].filter((r) => r.progress.folderId === folderId);

  const start: Runner['start'] = (kind, folderId, says, work) => {
    const key = `${kind} ${folderId ?? ''}`;
    const already = running.get(key);
    if (already) return already.ended;

    const abort = new AbortController();
    const rate = createRate(clock.nowMs);
    let resumed = Promise.withResolvers<void>();
    resumed.resolve();
    let toldAtMs = 0;
    counter += 1;
    const progress: Progress = {
      workId: `${kind}-${counter}`,
      kind,
      folderId,
      says,
      done: 0,
      total: 0,
      ratePerSecond: null,
      secondsLeft: null,
      state: 'running',
    };
    const tell = () => events.emit({ type: 'progress', progress: { ...progress } });
    const task: Task = {
      signal: abort.signal,
      report: (done, total) => {
        rate.update(done);
        progress.done = done;
        progress.total = total;
        // What was under way when it was paused still arrives; that is no rate.
        progress.ratePerSecond = progress.state === 'paused' ? null : rate.perSecond();
        // A total of 0: nobody knows yet how many there are.
        progress.secondsLeft =
          progress.ratePerSecond && total > 0 ? Math.max(0, total - done) / progress.ratePerSecond : null;
        const now = clock.nowMs();
        if (now - toldAtMs < 100 && done < total) return;
        toldAtMs = now;
        tell();
      },
      untilResumed: async () => {
        await resumed.promise;
        abort.signal.throwIfAborted();
      },
      isPaused: () => progress.state === 'paused',
      callIt: (says) => {
        progress.says = says;
        tell();
      },
    };
    const entry: Running = {
      progress,
      abort,
      setPaused: (paused) => {
        if (paused === (progress.state === 'paused') || abort.signal.aborted) return;
        progress.state = paused ? 'paused' : 'running';
        progress.ratePerSecond = null;
        progress.secondsLeft = null;
        rate.restart();
        if (paused) resumed = Promise.withResolvers<void>();
        else resumed.resolve();
        tell();
      },
      ended: Promise.resolve('running'),
    };
    abort.signal.addEventListener('abort', () => resumed.resolve(), { once: true });
    running.set(key, entry);
    if (folderId !== null && pausedFolders.has(folderId)) entry.setPaused(true);
    else tell();
    entry.ended = Promise.resolve()
      .then(() => work(task))
      .then(
        () => (abort.signal.aborted ? 'cancelled' : 'done') as Progress['state'],
        (error: unknown) => {
          if (abort.signal.aborted) return 'cancelled';
          log.warn(`${kind} failed`, {
            error: error instanceof Error ? (error.stack ?? error.message) : String(error),
          });
          const why = toldBy(error) ?? say('work.unforeseen');
          events.emit({ type: 'notice', level: 'error', text: say('work.stopped', { says, why }) });
          return 'failed';
        },
      )
      .then((state) => {
        progress.state = state;
        progress.secondsLeft = null;
        running.delete(key);
        tell();
        return state;
      });
    return entry.ended;
  };

  const setPaused = (folderId: FolderId, paused: boolean) => {
    if (!paused) pausedFolders.delete(folderId);
    else if (ofFolder(folderId).length > 0) pausedFolders.add(folderId);
    for (const entry of ofFolder(folderId)) entry.setPaused(paused);
  };
  const cancelAll = async (entries: Running[]) => {
    for (const entry of entries) entry.abort.abort();
    await Promise.all(entries.map((entry) => entry.ended));
  };

  return {
    start,
    pause: (folderId) => setPaused(folderId, true),
    resume: (folderId) => setPaused(folderId, false),
    cancel: (folderId) => {
      pausedFolders.delete(folderId);
      return cancelAll(ofFolder(folderId));
    },
    list: () => [...running.values()].map((entry) => ({ ...entry.progress })),
    close: () => cancelAll([...running.values()]),
  };
}
