/**
 * @file Carries a planned ingest out. Cards are read side by side, a file that fails is named and the rest goes on; a card that was pulled, or a destination
 * that is full or gone, ends only what hangs on it. Whatever was copied is whole and verified, so the same ingest run again goes on from there.
 */

import { stat } from 'node:fs/promises';
import { say } from '../../../texts/say.ts';
import { asWritten, type Told } from '../../contract/told.ts';
import { failureWords } from '../exporting/failure-words.ts';
import { displayName, joinPath } from '../library/paths.ts';
import type { Clock } from '../work/clock.ts';
import { hashFile } from '../work/hash-file.ts';
import { copyToAll, type Landed, SourceError } from './copy/copy-to-all.ts';
import type { IngestLog, LogLine } from './copy/ingest-log.ts';
import type { CardFile } from './plan/card-files.ts';
import type { IngestStep, PlannedIngest } from './plan/order.ts';
import { numberedFile } from './plan/place-group.ts';
import { saySource, sourceOf } from './plan/plan-ingest.ts';

export interface IngestTally {
  filesDone: number;
  bytesDone: number;
  copied: number;
  /** Compared byte by byte with what lay there. */
  there: number;
  failures: { path: string; reason: Told }[];
  /** Why a card or a destination was given up, for people. */
  stopped: string[];
  /** Per card: files of it that are at every destination. */
  safe: number[];
  current: string;
}

export interface IngestRun {
  planned: PlannedIngest;
  log: IngestLog;
  clock: Clock;
  signal: AbortSignal;
  /** Resolves when not paused. */
  untilResumed(): Promise<void>;
  /** After every file. */
  report(tally: IngestTally): void;
}

/** Files of one card on their way at once: one is read while another is read back. */
const lanesPerCard = 2;

/** Resolves with what came of it, also after a cancel. */
export async function runIngest(run: IngestRun): Promise<IngestTally> {
  const { planned, signal } = run;
  const { order } = planned;
  const tally: IngestTally = {
    ...{ filesDone: 0, bytesDone: 0, copied: 0, there: 0, failures: [], stopped: [], current: '' },
    safe: order.cards.map(() => 0),
  };
  const closed = new Set<number>();
  const log = (what: LogLine['what'], source: string, destination: string, says = '') =>
    run.log.write({ atIso: run.clock.nowIso(), what, source, destination, bytes: null, sha256: '', says });
  for (const card of order.cards)
    await log('begin', displayName(card.root), order.destinations.map(displayName).join(' and '));
  const give = (d: number, error: unknown) => {
    if (closed.has(d)) return;
    closed.add(d);
    tally.stopped.push(
      say('ingest.givenUp', { which: d, folder: displayName(order.destinations[d]!), why: failureWords(error) }),
    );
  };

  // A duplicate is compared with the copy of the first one, which must be there by then. That one comes earlier in the order of every card.
  const settled = new Map(planned.steps.map((step) => [step, Promise.withResolvers<void>()]));
  const cardLane = async (card: number) => {
    const steps = planned.steps.filter(({ file }) => file.card === card).values();
    let isPulled = false;
    const oneFile = async (step: IngestStep): Promise<void> => {
      if (step.copyOf) await settled.get(step.copyOf)?.promise;
      tally.current = displayName(step.targets[0]!.relPath);
      const name = saySource(order, step.file);
      try {
        const landed = await carryOut(run, step, closed, tally);
        for (const [d, one] of landed.entries()) {
          if (one.ok) continue;
          if (await isGivenUp(one.error, order.destinations[d]!)) give(d, one.error);
          else if (!closed.has(d)) fail(tally, name, failureWords(one.error));
        }
        if (landed.every(({ ok }) => ok)) tally.safe[card]! += 1;
      } catch (error) {
        if (signal.aborted || isPulled) return;
        isPulled = !(await isThere(order.cards[card]!.root, planned, card));
        if (isPulled) {
          tally.stopped.push(sayPulled(planned, card, tally));
          return;
        }
        fail(tally, name, sourceWords(error));
        await log('failed', name, '', sourceWords(error));
      }
      tally.filesDone += 1;
      tally.bytesDone += step.file.sizeBytes;
      run.report(tally);
    };
    const worker = async () => {
      for (const step of steps) {
        await run.untilResumed();
        if (!(signal.aborted || isPulled || closed.has(0))) await oneFile(step);
        settled.get(step)?.resolve();
      }
    };
    await Promise.all(Array.from({ length: lanesPerCard }, worker));
  };
  await Promise.all(order.cards.map((_, card) => cardLane(card)));
  const end = signal.aborted ? 'stopped' : tally.stopped.length > 0 ? tally.stopped.join(' ') : 'complete';
  await log(
    'end',
    '',
    '',
    `${end}: ${tally.copied} copied, ${tally.there} there already, ${tally.failures.length} failed`,
  );
  run.report(tally);
  return tally;
}

function fail(tally: IngestTally, path: string, reason: Told): void {
  tally.failures.push({ path, reason });
}

/** Copies to where it is not, compares where it should be. An entry a destination; those that are given up are failed. */
async function carryOut(
  run: IngestRun,
  step: IngestStep,
  closed: ReadonlySet<number>,
  tally: IngestTally,
): Promise<Landed[]> {
  const { order } = run.planned;
  const source = sourceOf(order, step.file);
  const landed: Landed[] = order.destinations.map(() => ({ ok: false, error: new Error('given up') }));
  const missing: number[] = [];
  let hash: Promise<string> | null = null;
  for (const [d, target] of step.targets.entries()) {
    if (closed.has(d)) continue;
    const there = joinPath(order.destinations[d]!, target.relPath);
    if (!target.isThere) {
      missing.push(d);
      continue;
    }
    hash ??= hashFile(source, run.signal).catch((error: Error) => {
      throw new SourceError(error.message, { cause: error });
    });
    const [ours, theirs] = await Promise.all([hash, hashFile(there, run.signal).catch(() => null)]);
    if (ours !== theirs) {
      // It only looked the same, or went away since: copied beside it.
      missing.push(d);
      continue;
    }
    landed[d] = { ok: true };
    tally.there += d === 0 ? 1 : 0;
    await run.log.write(lineOf(run, step.file, 'there already', there, ours));
  }
  for (let tries = 1; missing.length > 0; tries++) {
    const paths = missing.map((d) => numberedFile(joinPath(order.destinations[d]!, step.targets[d]!.relPath), tries));
    const copied = await copyToAll(source, paths, run.signal);
    const again: number[] = [];
    for (const [at, d] of missing.entries()) {
      const one = copied.landed[at]!;
      const isTaken = !one.ok && (one.error as NodeJS.ErrnoException)?.code === 'EEXIST';
      // Another copy of the same card, under way at the same time, was here first.
      const isSame = isTaken && (await hashFile(paths[at]!, run.signal).catch(() => null)) === copied.sha256;
      // Something of this name came into being meanwhile, or lay there and is another file.
      if (isTaken && !isSame && tries < 100) again.push(d);
      else landed[d] = isSame ? { ok: true } : one;
      if (!landed[d]?.ok) continue;
      if (d === 0) tally[isSame ? 'there' : 'copied'] += 1;
      await run.log.write(lineOf(run, step.file, isSame ? 'there already' : 'copied', paths[at]!, copied.sha256));
    }
    missing.splice(0, missing.length, ...again);
  }
  return landed;
}

function lineOf(run: IngestRun, file: CardFile, what: LogLine['what'], there: Buffer, sha256: string): LogLine {
  const source = displayName(sourceOf(run.planned.order, file));
  const destination = displayName(there);
  return { atIso: run.clock.nowIso(), what, source, destination, bytes: file.sizeBytes, sha256, says: '' };
}

/** Nothing more will fit, or nothing more is there to write on. */
async function isGivenUp(error: unknown, root: Buffer): Promise<boolean> {
  const code = (error as NodeJS.ErrnoException | undefined)?.code ?? '';
  if (['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'ENODEV', 'ENXIO', 'ESTALE', 'EACCES', 'EPERM'].includes(code)) return true;
  return code === 'ENOENT' && (await stat(root).catch(() => null)) === null;
}

/** A pulled card leaves an empty mount point, or none. */
async function isThere(root: Buffer, { steps }: PlannedIngest, card: number): Promise<boolean> {
  const any = steps.find(({ file }) => file.card === card)!.file.relPath;
  const first = any.subarray(0, any.includes(0x2f) ? any.indexOf(0x2f) : any.length);
  return (await stat(joinPath(root, first)).catch(() => null)) !== null;
}

function sayPulled({ order, steps }: PlannedIngest, card: number, tally: IngestTally): string {
  const files = steps.filter(({ file }) => file.card === card).length;
  const rest = files - tally.safe[card]!;
  return say('ingest.pulled', { card: order.cards[card]!.name, rest });
}

const sourceErrors: Record<string, Told> = {
  EIO: say('ingest.cardError'),
  ENOENT: say('ingest.notOnCard'),
  EACCES: say('ingest.notAllowed'),
};

function sourceWords(error: unknown): Told {
  const cause = error instanceof SourceError ? (error.cause as NodeJS.ErrnoException | undefined) : undefined;
  return sourceErrors[cause?.code ?? ''] ?? asWritten(error instanceof Error ? error.message : String(error));
}
