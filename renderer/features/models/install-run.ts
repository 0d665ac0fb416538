/** @file Installations under way or ended, by model: they go on when the dialog is closed. One at a time is what the engine does; the rest wait there. */

import { createStore } from 'zustand/vanilla';
import type { LibrariesEvent } from '../../../electron/contract/device-libraries.ts';
import type { PlaceToken } from '../../../electron/contract/ids.ts';
import type { InstallEvent, ModelInfo, ModelStep, ModelTerms } from '../../../electron/contract/model.ts';
import { asWritten } from '../../../electron/contract/told.ts';
import { whatFailed } from '../../api/client.ts';
import type { App } from '../../state/app.ts';
import { withProgress } from '../../state/work.ts';
import { modelTexts as t } from '../../texts/texts.ts';

export type InstallRun =
  /** Asked; nothing came yet. */
  | { state: 'asking' }
  | { state: 'terms'; terms: ModelTerms }
  | { state: 'running'; step: ModelStep }
  /** `again` starts it once more as it was started. */
  | { state: 'refused'; problem: string; again: () => void };

type Runs = Readonly<Record<string, InstallRun>>;

export const installRuns = createStore<{ runs: Runs }>(() => ({ runs: {} }));
const stops = new Map<string, AbortController>();

const set = (id: string, run: InstallRun | null): void =>
  installRuns.setState(({ runs }) => {
    const { [id]: _gone, ...rest } = runs;
    return { runs: run ? { ...rest, [id]: run } : rest };
  });

type Parts = Pick<App, 'engine' | 'work' | 'toasts'>;

/** Also in the status line, for those who closed the dialog. */
const tell = ({ work }: Parts, model: Pick<ModelInfo, 'id' | 'name'>, step: ModelStep | null): void =>
  work.setState((s) => ({
    list: withProgress(s.list, {
      workId: `page-install-${model.id}`,
      kind: 'install',
      folderId: null,
      says: asWritten(step ? `${t.steps[step.step]}: ${model.name}` : model.name),
      done: step?.fraction ?? 0,
      total: step === null || step.fraction === null ? 0 : 1,
      ratePerSecond: null,
      secondsLeft: null,
      state: step ? 'running' : 'done',
    }),
  }));

const follow = async (
  app: Parts,
  model: Pick<ModelInfo, 'id' | 'name'>,
  open: (signal: AbortSignal) => Promise<AsyncIterable<InstallEvent | LibrariesEvent>>,
): Promise<void> => {
  const { id } = model;
  const again = (): void => void follow(app, model, open);
  const stop = new AbortController();
  stops.set(id, stop);
  set(id, { state: 'asking' });
  try {
    for await (const event of await open(stop.signal)) {
      if (event.type === 'terms') set(id, { state: 'terms', terms: event.terms });
      else if (event.type === 'refused') set(id, { state: 'refused', problem: event.problem, again });
      else if (event.type === 'step') {
        set(id, { state: 'running', step: event.step });
        tell(app, model, event.step);
      } else {
        set(id, null);
        app.toasts.say('info', `${model.name}: ${t.states['model' in event ? event.model.state : 'installed']}`);
      }
    }
  } catch (error) {
    set(id, stop.signal.aborted ? null : { state: 'refused', problem: whatFailed(error), again });
  }
  // A stream cut off without a last event leaves nothing to wait for.
  const left = installRuns.getState().runs[id]?.state;
  if (left === 'asking' || left === 'running') set(id, null);
  stops.delete(id);
  tell(app, model, null);
};

/** Without acceptance it only asks for the terms. */
export const installModel = (
  app: Parts,
  model: Pick<ModelInfo, 'id' | 'name'>,
  acceptLicence: boolean,
): Promise<void> =>
  follow(app, model, (signal) => app.engine.models.install({ id: model.id, acceptLicence }, { signal }));

/** From a file, or from the folder that holds it under its published name. */
export const importModel = (app: Parts, model: Pick<ModelInfo, 'id' | 'name'>, file: PlaceToken): Promise<void> =>
  follow(app, model, (signal) => app.engine.models.import({ id: model.id, file }, { signal }));

/** What CUDA needs beyond the program. */
export const cudaRun = { id: 'cuda', name: 'CUDA' } as const;
export const installCuda = (app: Parts, acceptLicence: boolean): Promise<void> =>
  follow(app, cudaRun, (signal) => app.engine.models.installDeviceLibraries({ acceptLicence }, { signal }));

export const stopInstall = (id: string): void => stops.get(id)?.abort();
export const forgetInstall = (id: string): void => set(id, null);
