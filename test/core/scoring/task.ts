/** @file A task whose hands are the test's. */
import type { Task } from '../../../electron/core/work/runner.ts';

export interface TestTask extends Pick<Task, 'signal' | 'report' | 'untilResumed'> {
  readonly reports: { done: number; total: number }[];
  pause(): void;
  resume(): void;
  cancel(): void;
  /** Resolves when so many are done. */
  reached(done: number): Promise<void>;
}

export function testTask(): TestTask {
  const abort = new AbortController();
  const reports: TestTask['reports'] = [];
  const waiting: { done: number; resolve: () => void }[] = [];
  let resumed = Promise.withResolvers<void>();
  resumed.resolve();
  return {
    signal: abort.signal,
    reports,
    report(done, total) {
      reports.push({ done, total });
      for (const one of waiting) if (done >= one.done) one.resolve();
    },
    async untilResumed() {
      await resumed.promise;
      abort.signal.throwIfAborted();
    },
    pause: () => {
      resumed = Promise.withResolvers<void>();
    },
    resume: () => resumed.resolve(),
    cancel: () => {
      abort.abort(new Error('cancelled by the test'));
      resumed.resolve();
    },
    reached: (done) => new Promise((resolve) => waiting.push({ done, resolve })),
  };
}
