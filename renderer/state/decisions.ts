/** @file What a decision key does: shown at once, sent in order, undone with a word about what was undone. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DecisionChange, Step } from '../../electron/contract/decision.ts';
import type { FolderId, PhotoId, StepId } from '../../electron/contract/ids.ts';
import type { Stack } from '../../electron/contract/stack.ts';
import { type Engine, NotConnectedError, whatFailed } from '../api/client.ts';
import { texts } from '../texts/texts.ts';
import type { CardCache } from './card-cache.ts';
import { createPendingChanges, type PendingChanges } from './pending-changes.ts';
import type { Toasts } from './toasts.ts';

/** What was decided last, for a mark that comes and goes. */
export interface LastDecision {
  /** Grows with every decision. */
  count: number;
  changes: ReadonlyMap<PhotoId, DecisionChange>;
}

export interface Decisions {
  pending: PendingChanges;
  last: StoreApi<LastDecision>;
  apply(ids: readonly PhotoId[], change: DecisionChange): void;
  /** By quarters clockwise; shown when the engine has it, since the picture comes from there. */
  turn(ids: readonly PhotoId[], quarters: 1 | 2 | 3): void;
  /** A point of the picture as it is shown, 0..1; null takes the mark away. */
  markSubject(id: PhotoId, at: { x: number; y: number } | null): void;
  /** Picks one and rejects the rest of its stack, as one step. */
  keepBest(id: PhotoId, stack: Stack | undefined): void;
  /** `listed`: what the list says of all that it holds, for those of which no card has arrived. */
  accept(ids: readonly PhotoId[], listed?: 'keep' | 'reject' | null): void;
  dismiss(ids: readonly PhotoId[]): void;
  /** Makes one's own what other programs and the camera wrote about these. */
  takeTheirs(ids: readonly PhotoId[]): void;
  /** In the open shoot; elsewhere only where the photographer was asked. */
  undo(where?: Where): void;
  redo(where?: Where): void;
}

/** A shoot that need not be open, and a step that may reach into others. */
export interface Where {
  folderId: FolderId;
  elsewhere: boolean;
}

interface Changed {
  step: Step | null;
  ids: PhotoId[];
}

/** As far back as somebody remembers where they were. */
const rememberedSteps = 500;

const passing = new Set(['NOT_SAVED', 'CATALOG_IN_USE', 'INTERNAL_SERVER_ERROR', 'FOLDER_OFFLINE']);

/** The engine's own codes are answers for good, but for these; a lost connection has no code, or a number. */
const isWorthRetrying = (error: unknown): boolean =>
  !(error instanceof Error) || !('code' in error) || typeof error.code !== 'string' || passing.has(error.code);

/** Neither refused by the engine nor kept back before it was sent. */
const isAnswerLost = (error: unknown): boolean =>
  !(error instanceof NotConnectedError) &&
  !(error instanceof Error && 'code' in error && typeof error.code === 'string');

/** Names the shoot where it is not the one on screen. */
const sayMoved = (which: 'undo' | 'redo', step: Step | null, isOpen: boolean): string => {
  if (!step) return which === 'undo' ? texts.nothingToUndo : texts.nothingToRedo;
  const says = isOpen ? step.says : texts.inShoots(step.says, step.shoots.map(({ name }) => name).join(', '));
  return which === 'undo' ? texts.undone(says) : texts.redone(says);
};

export const createDecisions = (opts: {
  engine: Engine;
  cards: CardCache;
  toasts: Toasts;
  /** The open shoot: what undo belongs to. */
  shoot: () => FolderId | null;
  isAway: () => boolean;
  /** Asked with the key. What it answers is told the photos of the step that came back or forth, and brings them into view if nobody has gone elsewhere since. */
  bringBack: () => (ids: readonly PhotoId[]) => void;
}): Decisions => {
  const { engine, cards, toasts } = opts;
  const pending = createPendingChanges(
    cards,
    (error) => ({ says: whatFailed(error), permanent: !isWorthRetrying(error), maybeDone: isAnswerLost(error) }),
    (says) => toasts.say('error', says),
  );
  const last = createStore<LastDecision>(() => ({ count: 0, changes: new Map() }));
  /** Of steps that decided a whole stack by one frame: that frame. Undo brings it back, not the first of the stack. */
  const ledBy = new Map<StepId, PhotoId>();
  const remember = ({ step }: Changed, id: PhotoId): void => {
    if (step) ledBy.set(step.id, id);
    if (ledBy.size > rememberedSteps) ledBy.delete(ledBy.keys().next().value!);
  };
  const done = ({ step, ids }: Changed): void => {
    if (step && ids.length > 1) toasts.say('info', step.says, 'edit.undo');
  };
  const each = (ids: readonly PhotoId[], change: (id: PhotoId) => DecisionChange | null) => {
    const changes = new Map<PhotoId, DecisionChange>();
    for (const id of ids) {
      const part = change(id);
      if (part) changes.set(id, part);
    }
    if (changes.size > 0) last.setState((s) => ({ count: s.count + 1, changes }));
    return changes;
  };
  const move = (which: 'undo' | 'redo', where: Where | undefined): void => {
    if (opts.isAway() || pending.state.getState().problem !== null) {
      // What waits to be saved is taken back here; anything else would be done unseen, whenever the engine returns.
      const taken = which === 'undo' ? pending.takeBack() : null;
      if (taken) {
        toasts.say('info', texts.undoneUnsaved(taken.length));
        opts.bringBack()(taken);
      } else toasts.say('warning', which === 'undo' ? texts.undoAway : texts.redoAway);
      return;
    }
    const folderId = where?.folderId ?? opts.shoot();
    if (folderId === null) {
      toasts.say('info', texts.noShootToUndo);
      return;
    }
    const isOpen = folderId === opts.shoot();
    const bringBack = opts.bringBack();
    // After whatever is on its way: undo takes back what was decided last, also while it is being saved.
    // Sent once: if its answer is lost nobody knows whether it was done, and a second undo would take back something else.
    const done = (changed: Changed): void => {
      toasts.say('info', sayMoved(which, changed.step, isOpen));
      // Stacks come and go in place: to open one for its frames would undo half of what was undone.
      if (!changed.step || !isOpen || changed.step.kind === 'stack') return;
      const led = ledBy.get(changed.step.id);
      bringBack(led === undefined ? changed.ids : [led, ...changed.ids]);
    };
    const elsewhere = where?.elsewhere ?? false;
    pending.submit(new Map(), () => engine.decisions[which]({ folderId, elsewhere }), done, { once: true });
  };
  return {
    pending,
    last,
    apply(ids, change) {
      if (ids.length === 0) return;
      pending.submit(
        each(ids, () => change),
        () => engine.decisions.apply({ ids: [...ids], change }),
        done,
      );
    },
    markSubject(id, at) {
      pending.submit(new Map(), () => engine.decisions.subject({ id, at }), done, { once: true });
    },
    turn(ids, quarters) {
      if (ids.length === 0) return;
      pending.submit(new Map(), () => engine.decisions.turn({ ids: [...ids], quarters }), done, { once: true });
    },
    keepBest(id, stack) {
      // What is on screen is decided: the engine may stack them otherwise by now.
      const seen = [id, ...(stack?.photoIds.filter((other) => other !== id) ?? [])];
      pending.submit(
        each(seen, (each) => ({ flag: each === id ? 'pick' : 'reject' })),
        () => engine.decisions.keepBest({ id, stack: seen }),
        (changed: Changed) => {
          remember(changed, id);
          done(changed);
        },
      );
    },
    accept(ids, listed = null) {
      if (ids.length === 0) return;
      // Nothing is accepted that was not on screen as this: the engine may have changed its mind meanwhile.
      const shown = ids.map((id) => {
        const card = cards.get(id);
        return card ? (card.suggestion?.class ?? 'undecided') : listed;
      });
      pending.submit(
        each(ids, (id) => {
          const card = cards.get(id);
          // What was decided already stays, as in the engine.
          const suggestion = card?.decision.flag === 'none' ? card.suggestion : null;
          if (!suggestion || suggestion.dismissed || suggestion.class === 'undecided') return null;
          return { flag: suggestion.class === 'keep' ? 'pick' : 'reject' };
        }),
        () => engine.culling.accept({ ids: [...ids], shown }),
        done,
      );
    },
    dismiss(ids) {
      if (ids.length === 0) return;
      pending.submit(new Map(), () => engine.culling.dismiss({ ids: [...ids] }), done);
    },
    takeTheirs(ids) {
      if (ids.length === 0) return;
      pending.submit(
        each(ids, (id) => cards.get(id)?.theirs ?? null),
        () => engine.decisions.takeTheirs({ ids: [...ids] }),
        done,
      );
    },
    undo: (where) => move('undo', where),
    redo: (where) => move('redo', where),
  };
};
