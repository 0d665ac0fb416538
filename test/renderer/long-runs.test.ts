import { beforeEach, describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { ExportEvent, ExportPlan } from '../../electron/contract/exporting.ts';
import type { InstallEvent } from '../../electron/contract/model.ts';
import { asWritten } from '../../electron/contract/told.ts';
import { exportRun, forgetExport, startExport, stopExport } from '../../renderer/features/export/export-run.ts';
import { forgetInstall, installModel, installRuns, stopInstall } from '../../renderer/features/models/install-run.ts';
import type { App } from '../../renderer/state/app.ts';
import { createWork } from '../../renderer/state/work.ts';

const model = { id: 'yunet', name: 'YuNet' };
const plan = { planId: 'p', says: 'Copy 2 picks', photoCount: 2, changes: [{}, {}, {}] } as unknown as ExportPlan;
type Call = (input: unknown, options: { signal: AbortSignal }) => Promise<AsyncIterable<unknown>>;

const appWith = (call: Call, dialog: string | null) => {
  const said: string[] = [];
  const app = {
    engine: { exporting: { run: call }, models: { install: call } },
    work: createWork(),
    ui: createStore(() => ({ dialog })),
    toasts: { say: (level: string, text: string) => said.push(`${level}: ${text}`) },
  };
  return { app: app as unknown as App, said };
};

async function* stream<T>(events: readonly T[], seen?: () => void): AsyncGenerator<T> {
  for (const event of events) {
    yield event;
    seen?.();
  }
}
/** Waits for its signal, as a real stream does. */
const until = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));

describe('an export', () => {
  beforeEach(forgetExport);
  const progress: ExportEvent = { type: 'progress', done: 1, total: 3, path: 'A.JPG' };
  const result = {
    done: 2,
    unchanged: 0,
    skipped: 0,
    notTried: 0,
    failures: [{ path: 'B', reason: asWritten('full') }],
    cancelled: false,
  };

  it('shows in the status line while it runs, and says its end where nobody looks at it', async () => {
    const asked: unknown[] = [];
    const shown: number[] = [];
    const { app, said } = appWith(async (input) => {
      asked.push(input);
      return stream<ExportEvent>([progress, { type: 'done', result }], () =>
        shown.push(app.work.getState().list.length),
      );
    }, null);
    await startExport(app, plan);
    expect(asked).toEqual([{ planId: 'p', confirmCount: 2 }]);
    expect(shown[0]).toBe(1);
    expect(app.work.getState().list).toEqual([]);
    expect(exportRun.getState()).toEqual({ state: 'done', says: 'Copy 2 picks', result });
    expect(said).toEqual(['warning: Copy 2 picks: 2 done, 1 file failed']);
  });
  it('says nothing twice while its dialog is open', async () => {
    const { app, said } = appWith(async () => stream<ExportEvent>([{ type: 'done', result }]), 'export');
    await startExport(app, plan);
    expect(said).toEqual([]);
  });
  it('stopped tells how far it came', async () => {
    const { app } = appWith(
      async (_, { signal }) =>
        (async function* () {
          yield progress;
          await until(signal);
        })(),
      'export',
    );
    const running = startExport(app, plan);
    await new Promise((done) => setTimeout(done));
    expect(exportRun.getState().state).toBe('running');
    stopExport();
    await running;
    expect(exportRun.getState()).toEqual({ state: 'stopped', says: 'Copy 2 picks', done: 1, total: 3 });
  });
  it('refused keeps the engine’s words', async () => {
    const refusal = Object.assign(new Error('x'), { data: { what: 'This plan is not there any more.' } });
    const { app } = appWith(() => Promise.reject(refusal), 'export');
    await startExport(app, plan);
    expect(exportRun.getState()).toMatchObject({ state: 'failed', problem: 'This plan is not there any more.' });
  });
});

describe('an installation', () => {
  beforeEach(() => forgetInstall('yunet'));
  const run = () => installRuns.getState().runs.yunet;

  it('stops at the terms until they are accepted', async () => {
    const asked: unknown[] = [];
    const terms = { ...model, licence: 'MIT' };
    const { app } = appWith(async (input) => {
      asked.push(input);
      return stream([{ type: 'terms', terms }]);
    }, 'models');
    await installModel(app, model, false);
    expect(asked).toEqual([{ id: 'yunet', acceptLicence: false }]);
    expect(run()).toEqual({ state: 'terms', terms });
  });
  it('ends without a trace, or with the refusal', async () => {
    const step = { id: 'yunet', step: 'fetching', fraction: 0.5, doneBytes: 1, totalBytes: 2 };
    const installed = [
      { type: 'step', step },
      { type: 'installed', model: { ...model, state: 'installed' } },
    ];
    const { app, said } = appWith(async () => stream(installed as unknown as InstallEvent[]), 'models');
    await installModel(app, model, true);
    expect([run(), said, app.work.getState().list]).toEqual([undefined, ['info: YuNet: installed'], []]);
    const refused = appWith(async () => stream([{ type: 'refused', problem: 'The SHA-256 differs.' }]), 'models');
    await installModel(refused.app, model, true);
    expect(run()).toMatchObject({ state: 'refused', problem: 'The SHA-256 differs.' });
  });
  it('that failed can be tried again as it was started', async () => {
    const asked: unknown[] = [];
    const { app } = appWith(async (input) => {
      asked.push(input);
      return stream([
        asked.length === 1
          ? { type: 'refused', problem: 'No connection.' }
          : { type: 'installed', model: { ...model, state: 'installed' } },
      ]);
    }, 'models');
    await installModel(app, model, true);
    const failed = run();
    if (failed?.state === 'refused') failed.again();
    await expect.poll(run).toBeUndefined();
    expect(asked).toEqual([
      { id: 'yunet', acceptLicence: true },
      { id: 'yunet', acceptLicence: true },
    ]);
  });
  it('stopped is forgotten', async () => {
    const { app } = appWith((_, { signal }) => until(signal), 'models');
    const running = installModel(app, model, true);
    expect(run()).toEqual({ state: 'asking' });
    stopInstall('yunet');
    await running;
    expect(run()).toBeUndefined();
  });
});
