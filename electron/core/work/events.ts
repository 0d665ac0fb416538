/**
 * @file What the engine tells everybody who listens. Bursts are merged before they leave: ids of changed photos per folder, the newest
 * progress per piece of work. A listener that stops reading holds one merged batch, never a growing queue.
 */
import type { FolderId, PhotoId } from '../../contract/ids.ts';
import type { PhotoCard } from '../../contract/photo.ts';
import type { EngineEvent } from '../../contract/progress.ts';
import type { DecisionCounts } from '../../contract/shoot-summary.ts';

export interface Events {
  emit(event: EngineEvent): void;
  /** Events from now on, until aborted or the engine closes. */
  subscribe(signal?: AbortSignal): AsyncGenerator<EngineEvent, void, void>;
  close(): void;
}

/** More changed ids than this in one batch are told as "ask for the list again". */
const tooManyIds = 5_000;

/** Events are held this long so that a burst leaves as one. */
export function createEvents({ holdMs = 30 }: { holdMs?: number } = {}): Events {
  const listeners = new Set<Outbox>();
  let closed = false;
  return {
    emit: (event) => {
      for (const listener of listeners) listener.put(event);
    },
    async *subscribe(signal) {
      const outbox = createOutbox(holdMs);
      listeners.add(outbox);
      const stop = () => outbox.close();
      signal?.addEventListener('abort', stop, { once: true });
      if (signal?.aborted || closed) outbox.close();
      try {
        for (;;) {
          const batch = await outbox.take();
          if (!batch) return;
          yield* batch;
        }
      } finally {
        signal?.removeEventListener('abort', stop);
        listeners.delete(outbox);
        outbox.close();
      }
    },
    close: () => {
      closed = true;
      for (const listener of listeners) listener.close();
    },
  };
}

interface Outbox {
  put(event: EngineEvent): void;
  /** The merged batch, after holdMs; null once closed. */
  take(): Promise<EngineEvent[] | null>;
  close(): void;
}

function createOutbox(holdMs: number): Outbox {
  const changed = new Map<FolderId, Set<PhotoId>>();
  const decided = new Map<FolderId, Decided>();
  const latest = new Map<string, EngineEvent>();
  let closed = false;
  let wake: (() => void) | null = null;

  const isEmpty = () => changed.size === 0 && decided.size === 0 && latest.size === 0;
  const drain = (): EngineEvent[] => {
    const out: EngineEvent[] = [...latest.values()];
    for (const [folderId, ids] of changed) {
      out.push(
        ids.size > tooManyIds
          ? { type: 'list-changed', folderId }
          : { type: 'photos-changed', folderId, ids: [...ids] },
      );
    }
    for (const [folderId, { cards, counts }] of decided)
      out.push({ type: 'decided', folderId, cards: [...cards.values()], counts });
    latest.clear();
    changed.clear();
    decided.clear();
    return out;
  };

  return {
    put: (event) => {
      if (closed) return;
      if (event.type === 'photos-changed') {
        const ids = changed.get(event.folderId) ?? new Set();
        for (const id of event.ids) ids.add(id);
        changed.set(event.folderId, ids);
      } else if (event.type === 'decided') {
        // The newest card of a photo and the newest counts stand for all before.
        const cards = decided.get(event.folderId)?.cards ?? new Map();
        for (const card of event.cards) cards.set(card.id, card);
        decided.set(event.folderId, { cards, counts: event.counts });
      } else {
        latest.set(mergeKey(event, latest.size), event);
      }
      wake?.();
    },
    take: async () => {
      while (isEmpty() && !closed) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        wake = null;
      }
      if (closed) return null;
      await new Promise((resolve) => setTimeout(resolve, holdMs));
      return closed ? null : drain();
    },
    close: () => {
      closed = true;
      wake?.();
    },
  };
}

interface Decided {
  cards: Map<PhotoId, PhotoCard>;
  counts: DecisionCounts;
}

/** Events with one key replace each other while they wait. */
function mergeKey(event: EngineEvent, position: number): string {
  switch (event.type) {
    case 'progress':
      return `progress ${event.progress.workId}`;
    case 'list-changed':
      return `list ${event.folderId}`;
    case 'folder-changed':
      return `folder ${event.folder.id}`;
    case 'models-changed':
      return 'models';
    case 'settings-changed':
      return 'settings';
    case 'updates-changed':
      return 'updates';
    case 'lan-changed':
      return 'lan';
    case 'alarm':
      return `alarm ${event.photoId}`;
    default:
      return `notice ${position}`;
  }
}
