/** @file A plan carried out: step by step, or as many steps at once as it allows. */
import path from 'node:path';
import type { ExportEvent, ExportResult } from '../../contract/exporting.ts';
import { failureWords } from './failure-words.ts';
import type { Planned, Step } from './plan/planned.ts';

export interface Executing {
  /** Receives files (by their ids in the catalog) that left. */
  taken: number[];
  /** Holds what runs. */
  writing: Set<Promise<unknown>>;
}

/** What holds for every file that goes to the same disk. */
const takesNoMore: ReadonlySet<string | undefined> = new Set(['ENOSPC', 'EDQUOT', 'EROFS']);

/** A failed step is named and the rest goes on, but for files beside one whose disk takes no more. Ends with 'done' after a cancel, too. */
export async function* execute(
  planned: Planned,
  signal: AbortSignal,
  { taken, writing }: Executing,
): AsyncGenerator<ExportEvent, void, void> {
  const result: ExportResult = { done: 0, unchanged: 0, skipped: 0, failures: [], notTried: 0, cancelled: false };
  const { steps, parallel = 1 } = planned;
  const closed = new Set<string>();
  const running = new Map<Step, Promise<Step>>();
  let done = 0;

  const carryOut = async (step: Step): Promise<Step> => {
    const { change, run, takesAway } = step;
    const beside = path.posix.dirname(change.path);
    try {
      if (!run) result[change.what === 'unchanged' ? 'unchanged' : 'skipped'] += 1;
      else if (closed.has(beside)) result.notTried += 1;
      else {
        result[await run(signal)] += 1;
        if (takesAway !== undefined) taken.push(takesAway);
      }
    } catch (error) {
      if (signal.aborted) result.cancelled = true;
      else {
        if (takesNoMore.has((error as NodeJS.ErrnoException).code)) closed.add(beside);
        result.failures.push({ path: change.path, reason: failureWords(error) });
      }
    }
    return step;
  };

  const waiting = steps.values();
  for (;;) {
    while (running.size < parallel) {
      if (signal.aborted) break;
      const next = waiting.next();
      if (next.done) break;
      const work = carryOut(next.value);
      running.set(next.value, work);
      writing.add(work);
      void work.finally(() => writing.delete(work));
    }
    if (running.size === 0) break;
    const ended = await Promise.race(running.values());
    running.delete(ended);
    done += 1;
    yield { type: 'progress', done, total: steps.length, path: ended.change.path };
  }
  if (signal.aborted && done < steps.length) result.cancelled = true;
  await planned.finish?.();
  yield { type: 'done', result: { ...result, ...(planned.proofs && { proofs: planned.proofs() }) } };
}
