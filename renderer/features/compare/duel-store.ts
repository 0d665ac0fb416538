/** @file The duel on screen, kept in step with the active photo: what the keys decide for is always one of the two. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PhotoId } from '../../../electron/contract/ids.ts';
import { type PaneSource, sourceOfIds } from '../../photo/stage/pane-source.ts';
import type { App } from '../../state/app.ts';
import { contestants, type Duel, type DuelStart, follow, rebase, startDuel } from './duel.ts';

export type DuelState = StoreApi<{ duel: Duel<PhotoId> | null }>;
export type Role = 'champion' | 'challenger';

/** Left for another view and come back to, the same two stand there still. */
const lastDuel = new WeakMap<App, Duel<PhotoId>>();

const startNow = (app: App): DuelStart<PhotoId> | null => {
  const { cursor, selected } = app.cursor.state.getState();
  if (cursor === null) return null;
  return {
    cursor,
    order: app.order.getState().walk,
    selected,
    stack: app.shoot.state.getState().stackOf.get(cursor),
    isPick: (id) => app.cards.get(id)?.decision.flag === 'pick',
  };
};

const sameIds = (a: readonly PhotoId[], b: readonly PhotoId[]): boolean =>
  a === b || (a.length === b.length && a.every((id, i) => id === b[i]));

const firstDuel = (app: App): Duel<PhotoId> | null => {
  const start = startNow(app);
  if (!start) return null;
  const last = lastDuel.get(app);
  const isSame = last && sameIds(last.ids, contestants(start).ids);
  return isSame && (last.champion === start.cursor || last.challenger === start.cursor) ? last : startDuel(start);
};

export const createDuelState = (app: App): DuelState => createStore(() => ({ duel: firstDuel(app) }));

/** Follows the cursor and the lists until the returned function is called. */
export const keepDuel = (app: App, state: DuelState): (() => void) => {
  const set = (duel: Duel<PhotoId> | null): void => {
    if (duel) lastDuel.set(app, duel);
    if (duel !== state.getState().duel) state.setState({ duel });
  };
  const restart = (): void => {
    const start = startNow(app);
    set(start && startDuel(start));
  };
  const moved = (): void => {
    const { cursor } = app.cursor.state.getState();
    const { duel } = state.getState();
    const next = cursor === null || !duel ? null : follow(duel, cursor);
    if (next) set(next);
    else restart();
  };
  const relisted = (): void => {
    const { duel } = state.getState();
    const start = startNow(app);
    const stack = duel && app.shoot.state.getState().stackOf.get(duel.champion);
    const next =
      duel && start && rebase(duel, contestants({ ...start, cursor: duel.champion, stack: stack ?? undefined }));
    if (!next) restart();
    else if (!sameIds(next.ids, duel.ids)) set(next);
  };
  relisted();
  moved();
  const stops = [
    app.cursor.state.subscribe((now, before) => now.cursor !== before.cursor && moved()),
    app.order.subscribe(relisted),
    state.subscribe(({ duel }) => duel && lastDuel.set(app, duel)),
  ];
  return () => {
    for (const stop of stops) stop();
  };
};

/** Decoded ahead of the arrow keys. */
const aheadOfChallenger = 3;

/** What a pane shows; the challenger's next ones are decoded ahead. */
export const roleSource = (app: App, state: DuelState, role: Role): PaneSource =>
  sourceOfIds(
    app,
    () => {
      const { duel } = state.getState();
      if (!duel) return [];
      if (role === 'champion') return [duel.champion];
      if (duel.challenger === null) return [];
      const at = duel.ids.indexOf(duel.challenger);
      const next = duel.ids.slice(at + 1, at + 1 + aheadOfChallenger);
      const before = duel.ids.slice(Math.max(0, at - 1), at);
      return [duel.challenger, ...next, ...before].filter((id) => id !== duel.champion);
    },
    (changed) => state.subscribe(changed),
  );
