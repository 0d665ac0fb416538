/** @file What the dialog asks for, kept while the page lives, and the run of the engine as it is followed. */
import { createStore } from 'zustand/vanilla';
import type { IngestBy, IngestSpec, IngestState } from '../../../electron/contract/ingest.ts';
import type { App } from '../../state/app.ts';
import type { ChosenPlace } from '../folders/place-field.tsx';

export interface IngestForm {
  /** Cards found and folders chosen; only the checked ones are copied. */
  sources: readonly (ChosenPlace & { isChecked: boolean; isFound: boolean })[];
  to: ChosenPlace | null;
  second: ChosenPlace | null;
  by: IngestBy;
  renames: boolean;
  template: string;
  job: string;
}

export const ingestForm = createStore<IngestForm>(() => ({
  sources: [],
  to: null,
  second: null,
  by: 'day',
  renames: false,
  template: '{job}_{date}_{seq:4}',
  job: '',
}));

/** Null where something is still to be chosen. */
export const toIngestSpec = (form: IngestForm): IngestSpec | null => {
  const cards = form.sources.filter(({ isChecked }) => isChecked).map(({ token }) => token);
  if (cards.length === 0 || !form.to || (form.renames && form.template.trim() === '')) return null;
  const rename = form.renames ? form.template.trim() : null;
  return { cards, to: form.to.token, second: form.second?.token ?? null, by: form.by, rename, job: form.job };
};

/** Cards that are plugged in now: new ones come checked, those that went away leave. */
export const findSources = async (app: App): Promise<void> => {
  const cards = await app.engine.ingest.cards({}).catch(() => []);
  ingestForm.setState(({ sources }) => ({
    sources: [
      ...cards.map(({ token, name }) => ({
        ...{ token, name, isFound: true },
        isChecked: sources.find((one) => one.token === token)?.isChecked ?? true,
      })),
      ...sources.filter((one) => !one.isFound && !cards.some(({ token }) => token === one.token)),
    ],
  }));
};

export const ingestRun = createStore<{ now: IngestState; isSeen: boolean }>(() => ({
  now: { state: 'none' },
  isSeen: true,
}));

/** The run goes on in the engine whoever looks; an end that was seen is not shown again. */
export const followIngest = async (app: App, signal: AbortSignal): Promise<void> => {
  try {
    for await (const now of await app.engine.ingest.follow({}, { signal })) {
      const isUnderWay = now.state === 'running' || now.state === 'paused';
      ingestRun.setState((before) => ({ now, isSeen: before.isSeen && !isUnderWay }));
    }
  } catch {
    // The dialog was closed, or the engine is away: the next look follows again.
  }
};
