/** @file What is asked at the moment and what is known so far; a choice is shown once the engine has kept it. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BestShots, BestShotsQuery, PairOutcome } from '../../../electron/contract/best-shots.ts';
import type { FolderId } from '../../../electron/contract/ids.ts';
import { whatFailed } from '../../api/client.ts';
import type { App } from '../../state/app.ts';

export interface BestShotsState {
  query: BestShotsQuery;
  answer: BestShots | null;
  /** Choices since something else was done: undo means these first. */
  own: number;
}

export interface BestShotsStore {
  state: StoreApi<BestShotsState>;
  ask(change?: Partial<Pick<BestShotsQuery, 'top' | 'of'>>): void;
  choose(outcome: PairOutcome): boolean;
  takeBack(): void;
  startOver(): void;
  /** The best became a decision: undo means that. */
  handedOn(): void;
}

export const tops = [10, 20, 40, 60] as const;

export const createBestShotsStore = (app: App, folderId: FolderId): BestShotsStore => {
  const state = createStore<BestShotsState>(() => ({ query: { folderId, top: 20, of: 'all' }, answer: null, own: 0 }));
  const calls = app.engine.bestShots;
  // One question at a time: a key that is pressed before the answer is there belongs to no pair.
  let isAsking = false;
  const follow = (call: (query: BestShotsQuery) => Promise<BestShots>): void => {
    isAsking = true;
    const { query } = state.getState();
    call(query)
      .then((answer) => {
        if (answer.pair) app.cards.want([answer.pair.left, answer.pair.right]);
        if (state.getState().query === query) state.setState({ answer });
      })
      .catch((error: unknown) => app.toasts.say('error', whatFailed(error)))
      .finally(() => {
        isAsking = false;
      });
  };
  return {
    state,
    ask: (change) => {
      if (change) state.setState(({ query }) => ({ query: { ...query, ...change } }));
      follow((query) => calls.state(query));
    },
    choose: (outcome) => {
      const pair = state.getState().answer?.pair;
      if (!pair || isAsking) return false;
      state.setState(({ own }) => ({ own: own + 1 }));
      follow((query) => calls.choose({ ...query, ...pair, outcome }));
      return true;
    },
    takeBack: () => {
      state.setState(({ own }) => ({ own: Math.max(0, own - 1) }));
      follow((query) => calls.takeBack(query));
    },
    startOver: () => {
      state.setState({ own: 0 });
      follow((query) => calls.startOver(query));
    },
    handedOn: () => state.setState({ own: 0 }),
  };
};
