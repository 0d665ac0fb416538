/** @file Ingests as the contract sees them: cards are found, a plan is made and shown, then carried out as shown; one at a time, and it goes on when nobody looks. */

import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { say } from '../../../texts/say.ts';
import type { ExportPlan } from '../../contract/exporting.ts';
import type { Place } from '../../contract/folder.ts';
import type { PlaceToken } from '../../contract/ids.ts';
import type { IngestSpec, IngestState } from '../../contract/ingest.ts';
import { failureWords } from '../exporting/failure-words.ts';
import { sweepTemporaries } from '../exporting/files/write-file.ts';
import { isWithin } from '../library/paths.ts';
import type { Clock } from '../work/clock.ts';
import { Refusal } from '../work/refusal.ts';
import type { Runner } from '../work/runner.ts';
import { findCards } from './cards/find-cards.ts';
import type { MountSources } from './cards/mount-points.ts';
import { createIngestLog } from './copy/ingest-log.ts';
import type { PlannedIngest } from './plan/order.ts';
import { bytesToCopy, planIngest, type ReadSerial } from './plan/plan-ingest.ts';
import { readOrder, refuseWithoutRoom } from './read-order.ts';
import { type IngestTally, runIngest } from './run-ingest.ts';
import { describePlan } from './say-plan.ts';

export interface IngestPart {
  /** Cards that are plugged in. */
  cards(): Promise<Place[]>;
  plan(spec: IngestSpec, signal?: AbortSignal): Promise<ExportPlan>;
  /** Starts; refused while another one runs, and where `confirmCount` is not the plan's count of files. */
  start(planId: string, confirmCount: number): IngestState;
  /** Of the one that runs, or ran last. */
  state(): IngestState;
  /** Until it has ended: the state whenever it changed, at most some times a second. */
  follow(signal?: AbortSignal): AsyncGenerator<IngestState, void, void>;
  pause(): void;
  resume(): void;
  /** Resolves when nothing is written any more. */
  cancel(): Promise<void>;
  /** Whether what lies under `from` was copied into `to` in this run: decisions come along then. Absolute folders. */
  isIngested(from: Buffer, to: Buffer): boolean;
  close(): Promise<void>;
}

export interface IngestDeps {
  clock: Clock;
  runner: Runner;
  pathOf(token: PlaceToken): Buffer | null;
  tokenFor(path: Buffer): PlaceToken;
  readSerial: ReadSerial;
  /** For whoever works elsewhere in the program. */
  notice(level: 'info' | 'warning', text: string): void;
  mounts?: MountSources;
  /** Bytes free for us on the disk of a folder; null where the system does not say. */
  freeBytes?: (folder: Buffer) => Promise<number | null>;
}

const maxPlans = 4;
const followEveryMs = 100;

export function createIngest(deps: IngestDeps): IngestPart {
  const plans = new Map<string, { planned: PlannedIngest; says: ExportPlan['says'] }>();
  const ingested: { from: Buffer; to: Buffer }[] = [];
  let state: IngestState = { state: 'none' };
  let running: { stop: AbortController; ended: Promise<void>; pause(isPaused: boolean): void } | null = null;
  let changed = Promise.withResolvers<void>();
  const tell = (next: IngestState) => {
    state = next;
    changed.resolve();
    changed = Promise.withResolvers<void>();
  };
  const start = (planned: PlannedIngest, says: ExportPlan['says']): void => {
    const { order } = planned;
    const bytesTotal = planned.steps.reduce((sum, { file }) => sum + file.sizeBytes, 0);
    const stop = new AbortController();
    let resumed = Promise.withResolvers<void>();
    resumed.resolve();
    stop.signal.addEventListener('abort', () => resumed.resolve(), { once: true });
    const log = createIngestLog(order.destinations, deps.clock.nowIso());
    for (const { root } of order.cards) ingested.push({ from: root, to: order.destinations[0]! });
    const describe = (
      tally: IngestTally | null,
      now: 'running' | 'paused' | 'done' | 'cancelled' | 'failed',
    ): IngestState => ({
      state: now,
      says,
      filesTotal: planned.steps.length,
      bytesTotal,
      filesDone: tally?.filesDone ?? 0,
      bytesDone: tally?.bytesDone ?? 0,
      copied: tally?.copied ?? 0,
      there: tally?.there ?? 0,
      failures: [...(tally?.failures ?? [])],
      stopped: [...(tally?.stopped ?? [])],
      current: tally?.current ?? '',
      cards: order.cards.map(({ name }, card) => {
        const files = planned.steps.filter(({ file }) => file.card === card).length;
        const safe = tally?.safe[card] ?? 0;
        return { name, files, safe, isComplete: safe === files && planned.contents[card]!.problems.length === 0 };
      }),
      logName: log.name,
      destination: deps.tokenFor(order.destinations[0]!),
    });
    let latest: IngestTally | null = null;
    let isPaused = false;
    const work = deps.runner.start('ingest', null, say('ingest.copying'), async (task) => {
      task.signal.addEventListener('abort', () => stop.abort(), { once: true });
      if (stop.signal.aborted) return;
      try {
        for (const folder of order.destinations) await sweepTemporaries(folder, deps.clock.nowMs());
        latest = await runIngest({
          planned,
          log,
          clock: deps.clock,
          signal: stop.signal,
          untilResumed: () => resumed.promise,
          report: (tally) => {
            latest = tally;
            task.report(tally.filesDone, planned.steps.length);
            tell(describe(tally, isPaused ? 'paused' : 'running'));
          },
        });
        const isDone = latest.filesDone === planned.steps.length;
        tell(
          describe(
            latest,
            stop.signal.aborted ? 'cancelled' : isDone || latest.stopped.length === 0 ? 'done' : 'failed',
          ),
        );
      } catch (error) {
        tell({ ...describe(latest, 'failed'), stopped: [failureWords(error)] } as IngestState);
      }
    });
    const ended = work.then(() => {
      running = null;
      if (state.state === 'done' || state.state === 'failed') sayEnd(state, deps.notice);
    });
    running = {
      stop,
      ended,
      pause: (wanted) => {
        if (wanted === isPaused || stop.signal.aborted) return;
        isPaused = wanted;
        if (wanted) resumed = Promise.withResolvers<void>();
        else resumed.resolve();
        tell(describe(latest, wanted ? 'paused' : 'running'));
      },
    };
    tell(describe(null, 'running'));
  };

  const cancel = async (): Promise<void> => {
    running?.stop.abort();
    await running?.ended;
  };
  return {
    cards: async () => {
      const found = await findCards(deps.mounts);
      return found.map(({ path, name }) => ({ token: deps.tokenFor(path), name, pictureCount: null, isParent: false }));
    },
    plan: async (spec, signal) => {
      const order = await readOrder(spec, deps.pathOf);
      const planned = await planIngest(order, deps.readSerial, signal).catch((error: unknown) => {
        if (error instanceof Refusal || !(error instanceof Error && 'code' in error)) throw error;
        throw new Refusal('REFUSED', failureWords(error));
      });
      const needed = bytesToCopy(planned);
      await refuseWithoutRoom(order, needed, deps.freeBytes);
      const plan = describePlan(randomUUID(), planned, needed[0] ?? 0);
      plans.set(plan.planId, { planned, says: plan.says });
      for (const old of plans.keys()) if (plans.size > maxPlans) plans.delete(old);
      return plan;
    },
    start: (planId, confirmCount) => {
      if (running) throw new Refusal('REFUSED', say('ingest.another'));
      const kept = plans.get(planId);
      if (!kept) throw new Refusal('PLAN_OUTDATED', say('ingest.planGone'));
      if (confirmCount !== kept.planned.steps.length)
        throw new Refusal(
          'REFUSED',
          say('ingest.otherCount', { planned: kept.planned.steps.length, asked: confirmCount }),
        );
      plans.delete(planId);
      start(kept.planned, kept.says);
      return state;
    },
    state: () => state,
    async *follow(signal) {
      const stopped = Promise.withResolvers<void>();
      signal?.addEventListener('abort', () => stopped.resolve(), { once: true });
      for (;;) {
        const next = changed.promise;
        const told = state;
        yield told;
        if ((told.state !== 'running' && told.state !== 'paused') || signal?.aborted) return;
        await Promise.race([next, stopped.promise]);
        await delay(followEveryMs);
      }
    },
    pause: () => running?.pause(true),
    resume: () => running?.pause(false),
    cancel,
    isIngested: (from, to) =>
      ingested.some(
        (one) =>
          (isWithin(from, one.from) || isWithin(one.from, from)) && (isWithin(one.to, to) || isWithin(to, one.to)),
      ),
    close: cancel,
  };
}

/** A sentence for each card, and why the rest is lacking. */
function sayEnd(state: Exclude<IngestState, { state: 'none' }>, notice: IngestDeps['notice']): void {
  for (const text of state.stopped) notice('warning', text);
  for (const { name, files, safe, isComplete } of state.cards) {
    if (isComplete) notice('info', say('ingest.allSafe', { name, files }));
    else notice('warning', say('ingest.someSafe', { name, safe, files }));
  }
}
