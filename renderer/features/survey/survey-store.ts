/** @file The survey on screen, kept in step with the active photo; frames taken off come back by undo, in turn with decisions. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PhotoId } from '../../../electron/contract/ids.ts';
import type { App } from '../../state/app.ts';
import { followSurvey, type SurveySet, startSurvey } from './survey-set.ts';

export type SurveyState = StoreApi<{ set: SurveySet<PhotoId> | null }>;

/** Left for another view and come back to, the same frames are there, without those taken off. */
const lastSurvey = new WeakMap<App, SurveySet<PhotoId>>();

const startNow = (app: App): SurveySet<PhotoId> | null => {
  const { cursor, selected } = app.cursor.state.getState();
  if (cursor === null) return null;
  const stack = app.shoot.state.getState().stackOf.get(cursor);
  return startSurvey({ cursor, order: app.order.getState().walk, selected, stack });
};

const sameIds = (a: readonly PhotoId[], b: readonly PhotoId[]): boolean =>
  a.length === b.length && a.every((id, i) => id === b[i]);

const firstSet = (app: App): SurveySet<PhotoId> | null => {
  const fresh = startNow(app);
  const last = lastSurvey.get(app);
  const { cursor } = app.cursor.state.getState();
  return fresh && last && cursor !== null && sameIds(fresh.ids, last.ids) ? followSurvey(last, cursor) : fresh;
};

export const createSurveyState = (app: App): SurveyState => createStore(() => ({ set: firstSet(app) }));

/** Follows the cursor and the lists until the returned function is called. */
export const keepSurvey = (app: App, state: SurveyState): (() => void) => {
  const moved = (): void => {
    const { cursor } = app.cursor.state.getState();
    const { set } = state.getState();
    const next = cursor === null || !set ? null : followSurvey(set, cursor);
    if (!next || next !== set) state.setState({ set: next ?? startNow(app) });
  };
  const relisted = (): void => {
    const { set } = state.getState();
    const { indexOf } = app.order.getState().walk;
    const isStale = !set || set.ids.some((id) => indexOf(id) < 0);
    // A lone frame that turns out to belong to a stack, too.
    const fresh = isStale || set.removed.length === 0 ? startNow(app) : null;
    if (fresh && (!set || !sameIds(fresh.ids, set.ids))) state.setState({ set: fresh });
  };
  relisted();
  const stops = [
    app.cursor.state.subscribe((now, before) => now.cursor !== before.cursor && moved()),
    app.order.subscribe(relisted),
    state.subscribe(({ set }) => set && lastSurvey.set(app, set)),
  ];
  return () => {
    for (const stop of stops) stop();
  };
};
