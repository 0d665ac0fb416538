/** @file The export under way: it goes on when its dialog is closed, shows in the status line, and its result waits to be looked at. */

import { createStore } from 'zustand/vanilla';
import type { ExportPlan, ExportResult } from '../../../electron/contract/exporting.ts';
import type { Progress } from '../../../electron/contract/progress.ts';
import { asWritten } from '../../../electron/contract/told.ts';
import { whatFailed } from '../../api/client.ts';
import type { App } from '../../state/app.ts';
import { withProgress } from '../../state/work.ts';
import { exportTexts as t } from '../../texts/texts.ts';

export type ExportRun =
  | { state: 'idle' }
  | { state: 'running'; says: string; done: number; total: number; path: string }
  | { state: 'done'; says: string; result: ExportResult }
  | { state: 'stopped'; says: string; done: number; total: number }
  | { state: 'failed'; says: string; problem: string };

export const exportRun = createStore<ExportRun>(() => ({ state: 'idle' }));
let running: AbortController | null = null;

type Parts = Pick<App, 'engine' | 'work' | 'toasts' | 'ui'>;

const tell = ({ work }: Parts, done: number, total: number, state: Progress['state']): void => {
  const progress: Progress = {
    workId: 'page-export',
    kind: 'export',
    folderId: null,
    says: asWritten(t.working(done, total)),
    done,
    total,
    ratePerSecond: null,
    secondsLeft: null,
    state,
  };
  work.setState((s) => ({ list: withProgress(s.list, progress) }));
};

/** Carries out a plan as it was shown. Failures become part of the state; never rejects. */
export const startExport = async (app: Parts, plan: ExportPlan): Promise<void> => {
  const { says } = plan;
  const stop = new AbortController();
  running = stop;
  let done = 0;
  let total = plan.changes.length;
  const set = (run: ExportRun): void => exportRun.setState(run, true);
  set({ state: 'running', says, done, total, path: '' });
  try {
    const input = { planId: plan.planId, confirmCount: plan.photoCount };
    for await (const event of await app.engine.exporting.run(input, { signal: stop.signal })) {
      if (event.type === 'done') {
        set({ state: 'done', says, result: event.result });
        break;
      }
      ({ done, total } = event);
      set({ state: 'running', says, done, total, path: event.path });
      tell(app, done, total, 'running');
    }
    // A stream that ends without its result was cut off.
    if (exportRun.getState().state === 'running') set({ state: 'stopped', says, done, total });
  } catch (error) {
    set(
      stop.signal.aborted
        ? { state: 'stopped', says, done, total }
        : { state: 'failed', says, problem: whatFailed(error) },
    );
  }
  running = null;
  tell(app, done, total, 'done');
  if (app.ui.getState().dialog !== 'export') sayEnd(app);
};

/** The dialog is closed: the end is told in the status line, with the way back to it. */
const sayEnd = ({ toasts }: Parts): void => {
  const run = exportRun.getState();
  if (run.state === 'failed') toasts.say('error', `${run.says}: ${run.problem}`, 'app.export');
  if (run.state !== 'done') return;
  const { done, unchanged, skipped, failures } = run.result;
  const level = failures.length > 0 ? 'warning' : 'info';
  const parts = [t.doneSays(done, unchanged, skipped)];
  if (failures.length > 0) parts.push(t.failures(failures.length));
  toasts.say(level, `${run.says}: ${parts.join(', ')}`, 'app.export');
};

/** What is done stays done. */
export const stopExport = (): void => running?.abort();

export const forgetExport = (): void => {
  if (exportRun.getState().state !== 'running') exportRun.setState({ state: 'idle' }, true);
};
