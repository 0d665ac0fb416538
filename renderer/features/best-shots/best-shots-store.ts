/** @file What is asked at the moment and what is known so far; a choice is shown once the engine has kept it. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BestShots, BestShotsQuery, PairOutcome } from '../../../electron/contract/best-shots.ts';
import type { FolderId } from '../../../electron/contract/ids.ts';
import { whatFailed } from '../../api/client.ts';
import type { App } from '../../state/app.ts';

type Pair = NonNullable<BestShots['pair']>;

export interface BestShotsState {
  query: BestShotsQuery;
  answer: BestShots | null;
  /** Why the last question had no answer. */
  failed: string | null;
  /** What was done here, the last at the end: choices by their pair, and decisions, which undo takes back as everywhere. */
  done: readonly (Pair | 'decision')[];
}

export interface BestShotsStore {
  state: StoreApi<BestShotsState>;
  ask(change?: Partial<Pick<BestShotsQuery, 'top' | 'of'>>): void;
  /** The shoot is another now; the pair on screen stays where it can. */
  refresh(): void;
  choose(outcome: PairOutcome): boolean;
  /** The last choice of the shoot, whoever made it. */
  takeBack(): void;
  /** What was done here last. */
  undo(): void;
  startOver(): void;
  /** Something here became a decision, or a set. */
  decided(): void;
}

export const tops = [10, 20, 40, 60] as const;

export const createBestShotsStore = (
  app: Pick<App, 'engine' | 'cards' | 'toasts' | 'decisions'>,
  folderId: FolderId,
) => {
  const state = createStore<BestShotsState>(() => ({
    ...{ query: { folderId, top: 20, of: 'all' }, answer: null, failed: null, done: [] },
  }));
  const calls = app.engine.bestShots;
  // One question at a time: a key that is pressed before the answer is there belongs to no pair.
  let isAsking = false;
  let questions = 0;
  const follow = (
    call: (query: BestShotsQuery) => Promise<BestShots>,
    change?: () => Partial<BestShotsState>,
  ): void => {
    isAsking = true;
    questions++;
    const { query } = state.getState();
    call(query)
      .then((answer) => {
        if (answer.pair) app.cards.want([answer.pair.left, answer.pair.right]);
        const isAsked = state.getState().query === query;
        state.setState({ ...(isAsked && { answer }), failed: null, ...change?.() });
      })
      .catch((error: unknown) => {
        const failed = whatFailed(error);
        state.setState({ failed });
        if (state.getState().answer !== null) app.toasts.say('error', failed);
        // A photo of the pair may be gone: what is asked next is then another one.
        if (change) store.refresh();
      })
      .finally(() => {
        isAsking = false;
      });
  };
  const without = (last: Pair | 'decision') => () => ({ done: state.getState().done.filter((one) => one !== last) });
  const store: BestShotsStore = {
    state,
    ask: (change) => {
      if (change) state.setState(({ query }) => ({ query: { ...query, ...change } }));
      follow((query) => calls.state(query));
    },
    // Keys are not kept waiting for it: whatever was asked meanwhile knows more.
    refresh: () => {
      const mine = questions;
      const { query, answer } = state.getState();
      calls
        .state(answer?.pair ? { ...query, pair: answer.pair } : query)
        .then((next) => {
          if (mine !== questions) return;
          if (next.pair) app.cards.want([next.pair.left, next.pair.right]);
          state.setState({ answer: next, failed: null });
        })
        .catch(() => undefined);
    },
    choose: (outcome) => {
      const pair = state.getState().answer?.pair;
      if (!pair || isAsking) return false;
      follow(
        (query) => calls.choose({ ...query, ...pair, outcome }),
        () => ({ done: [...state.getState().done, pair] }),
      );
      return true;
    },
    takeBack: () => {
      if (isAsking) return;
      const last = state.getState().done.findLast((one) => one !== 'decision');
      follow((query) => calls.takeBack(last ? { ...query, pair: last } : query), last && without(last));
    },
    undo: () => {
      const last = state.getState().done.at(-1);
      if (last === undefined || isAsking) return;
      if (last === 'decision') {
        state.setState(({ done }) => ({ done: done.slice(0, -1) }));
        app.decisions.undo();
      } else follow((query) => calls.takeBack({ ...query, pair: last }), without(last));
    },
    startOver: () => {
      const decided = () => ({ done: state.getState().done.filter((one) => one === 'decision') });
      follow((query) => calls.startOver(query), decided);
    },
    decided: () => state.setState(({ done }) => ({ done: [...done, 'decision'] })),
  };
  return store;
};
