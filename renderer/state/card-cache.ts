/** @file Photo cards by id: bounded, fetched in batches, changed optimistically. A cell subscribes to its own id and to nothing else. */
import type { DecisionChange } from '../../electron/contract/decision.ts';
import type { PhotoId } from '../../electron/contract/ids.ts';
import type { PhotoCard } from '../../electron/contract/photo.ts';
import { createLru } from '../layout/lru.ts';

export interface CardCache {
  /** With pending changes on top; undefined until fetched. The same object until something changes. */
  get(id: PhotoId): PhotoCard | undefined;
  /** Asks for cards that are not here; answers later through subscriptions. */
  want(ids: readonly PhotoId[]): void;
  /** Cards that came unasked; one that is here already stays as it is. */
  add(cards: readonly PhotoCard[]): void;
  /** Cards as they are now: those held are replaced, others left out. */
  replace(cards: readonly PhotoCard[]): void;
  subscribe(id: PhotoId, changed: () => void): () => void;
  /** Fetches again what is held of these. */
  refresh(ids: readonly PhotoId[]): void;
  /** Everything is suspect (reconnected): shown cards are fetched again, the rest forgotten. */
  refreshAll(): void;
  /** Shows a change before the engine has it. */
  overlay(id: PhotoId, change: DecisionChange | null): void;
  /** The engine has it: the change becomes part of the card. */
  settle(id: PhotoId, change: DecisionChange): void;
  clear(): void;
}

const batchSize = 500;
const sliceSize = 10;

/** `limit`: cards kept that nobody subscribes to are dropped first come first out beyond it. */
export const createCardCache = (fetchCards: (ids: PhotoId[]) => Promise<PhotoCard[]>, limit = 5_000): CardCache => {
  const listeners = new Map<PhotoId, Set<() => void>>();
  const base = createLru<PhotoId, PhotoCard>({ limit, keep: (id) => listeners.has(id) });
  const overlays = new Map<PhotoId, DecisionChange>();
  const merged = new Map<PhotoId, { card: PhotoCard; shown: PhotoCard }>();
  const wanted = new Set<PhotoId>();
  const flying = new Set<PhotoId>();
  let scheduled = false;
  let generation = 0;

  const tell = (id: PhotoId): void => {
    for (const listener of listeners.get(id) ?? []) listener();
  };
  /** A screenful of cells drawn in one task would hold up the next key; a slice does not. */
  const tellInSlices = (ids: readonly PhotoId[]): void => {
    for (const id of ids.slice(0, sliceSize)) tell(id);
    if (ids.length > sliceSize) setTimeout(() => tellInSlices(ids.slice(sliceSize)), 0);
  };
  const fetchBatch = async (ids: PhotoId[]): Promise<void> => {
    const asked = generation;
    for (const id of ids) flying.add(id);
    try {
      const cards = await fetchCards(ids);
      if (asked !== generation) return;
      for (const card of cards) base.set(card.id, card);
      tellInSlices(cards.filter((card) => listeners.has(card.id)).map((card) => card.id));
    } catch {
      // Disconnected or refused: refreshAll comes with the next connection.
    } finally {
      for (const id of ids) flying.delete(id);
      if (wanted.size > 0) schedule();
    }
  };
  const flush = (): void => {
    scheduled = false;
    // The latest wishes first: those are on screen now.
    const ids = [...wanted].filter((id) => !flying.has(id)).slice(-batchSize);
    if (ids.length === 0) return;
    for (const id of ids) wanted.delete(id);
    void fetchBatch(ids);
  };
  const schedule = (): void => {
    if (scheduled) return;
    scheduled = true;
    queueMicrotask(flush);
  };

  return {
    get(id) {
      const card = base.peek(id);
      const change = overlays.get(id);
      if (!card || !change) return card;
      const known = merged.get(id);
      if (known?.card === card) return known.shown;
      const shown = { ...card, decision: { ...card.decision, ...change } as PhotoCard['decision'] };
      merged.set(id, { card, shown });
      return shown;
    },
    want(ids) {
      for (const id of ids) {
        if (base.get(id) || flying.has(id)) continue;
        wanted.delete(id);
        wanted.add(id);
      }
      if (wanted.size > 0) schedule();
    },
    add(cards) {
      for (const card of cards) {
        if (base.get(card.id)) continue;
        base.set(card.id, card);
        wanted.delete(card.id);
        tell(card.id);
      }
    },
    replace(cards) {
      for (const card of cards) {
        if (!base.peek(card.id) && !listeners.has(card.id)) continue;
        base.set(card.id, card);
        wanted.delete(card.id);
        tell(card.id);
      }
    },
    subscribe(id, changed) {
      const set = listeners.get(id) ?? new Set();
      set.add(changed);
      listeners.set(id, set);
      return () => {
        set.delete(changed);
        if (set.size === 0 && listeners.get(id) === set) listeners.delete(id);
      };
    },
    refresh(ids) {
      for (const id of ids) {
        if (!base.peek(id)) continue;
        if (listeners.has(id)) wanted.add(id);
        else base.delete(id);
      }
      if (wanted.size > 0) schedule();
    },
    refreshAll() {
      generation++;
      const shown = [...listeners.keys()];
      for (const id of shown) wanted.add(id);
      flying.clear();
      schedule();
    },
    overlay(id, change) {
      merged.delete(id);
      if (change) overlays.set(id, change);
      else overlays.delete(id);
      tell(id);
    },
    settle(id, change) {
      const card = base.peek(id);
      if (card) base.set(id, { ...card, decision: { ...card.decision, ...change } as PhotoCard['decision'] });
    },
    clear() {
      generation++;
      base.clear();
      wanted.clear();
      flying.clear();
      merged.clear();
    },
  };
};
