/** @file Decisions on their way to the engine: shown at once, sent strictly in order, kept and tried again when the engine is away. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DecisionChange } from '../../electron/contract/decision.ts';
import type { PhotoId } from '../../electron/contract/ids.ts';
import type { CardCache } from './card-cache.ts';

export interface PendingState {
  /** Photos whose decision has not reached the disk although it was tried: shown as unsaved. */
  unsavedCount: number;
  /** Why, in words; null while all is well. */
  problem: string | null;
}

export interface Sent {
  /** Photos that changed. */
  ids: PhotoId[];
}

interface Operation<R extends Sent> {
  changes: ReadonlyMap<PhotoId, DecisionChange>;
  send: () => Promise<R>;
  done: (result: R) => void;
  /** Never sent again after a failure. */
  once: boolean;
  /** It was sent and its answer lost: it may have been done. */
  maybeDone: boolean;
}

export interface PendingChanges {
  state: StoreApi<PendingState>;
  /** Shows the changes now and sends them after everything before them. `done` runs when they are durable. */
  submit<R extends Sent>(
    changes: ReadonlyMap<PhotoId, DecisionChange>,
    send: () => Promise<R>,
    done: (result: R) => void,
    how?: { once: boolean },
  ): void;
  /** Forgets the last change that certainly never reached the engine, and answers its photos; null where there is none. */
  takeBack(): PhotoId[] | null;
  /** How many were ever submitted: whether anything was decided since. */
  readonly submitted: number;
  /** Tries again from where it stopped. */
  retry(): void;
}

export const createPendingChanges = (
  cards: Pick<CardCache, 'overlay' | 'settle'>,
  /** `permanent`: trying again cannot help, so the change is taken back on screen and the photographer told. */
  judge: (error: unknown) => { says: string; permanent: boolean; maybeDone: boolean },
  refused: (says: string) => void,
): PendingChanges => {
  const queue: Operation<Sent>[] = [];
  const state = createStore<PendingState>(() => ({ unsavedCount: 0, problem: null }));
  let sending = false;
  let submitted = 0;

  const overlayOf = (id: PhotoId): DecisionChange | null => {
    // Mostly one decision is on its way: a hundred thousand photos at once then cost no objects of their own.
    if (queue.length <= 1) return queue[0]?.changes.get(id) ?? null;
    const change: DecisionChange = {};
    for (const operation of queue) Object.assign(change, operation.changes.get(id));
    return Object.keys(change).length > 0 ? change : null;
  };
  const countUnsaved = (): number => {
    const ids = new Set<PhotoId>();
    for (const operation of queue) for (const id of operation.changes.keys()) ids.add(id);
    return ids.size;
  };
  const drain = async (): Promise<void> => {
    if (sending) return;
    sending = true;
    try {
      while (queue[0]) {
        const operation = queue[0];
        const result = await operation.send().catch((error: unknown) => {
          const { says, permanent, maybeDone } = judge(error);
          operation.maybeDone ||= maybeDone;
          if (!permanent && !operation.once) throw error;
          refused(says);
          return null;
        });
        queue.shift();
        if (!result) {
          for (const id of operation.changes.keys()) cards.overlay(id, overlayOf(id));
          continue;
        }
        for (const [id, change] of operation.changes) {
          cards.settle(id, change);
          cards.overlay(id, overlayOf(id));
        }
        if (state.getState().problem) state.setState({ unsavedCount: countUnsaved(), problem: null });
        operation.done(result);
      }
      if (state.getState().unsavedCount > 0) state.setState({ unsavedCount: 0, problem: null });
    } catch (error) {
      state.setState({ unsavedCount: countUnsaved(), problem: judge(error).says });
    } finally {
      sending = false;
    }
  };
  return {
    state,
    get submitted() {
      return submitted;
    },
    submit(changes, send, done, how) {
      submitted++;
      queue.push({
        changes,
        send,
        done: done as (result: Sent) => void,
        once: how?.once ?? false,
        maybeDone: false,
      });
      for (const id of changes.keys()) cards.overlay(id, overlayOf(id));
      if (state.getState().problem) state.setState({ unsavedCount: countUnsaved() });
      void drain();
    },
    takeBack() {
      const last = queue.at(-1);
      if (!last || last.once || last.maybeDone || (sending && queue.length === 1)) return null;
      queue.pop();
      for (const id of last.changes.keys()) cards.overlay(id, overlayOf(id));
      const problem = queue.length > 0 ? state.getState().problem : null;
      state.setState({ unsavedCount: problem ? countUnsaved() : 0, problem });
      return [...last.changes.keys()];
    },
    retry: () => void drain(),
  };
};
