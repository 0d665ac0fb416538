/** @file Full details of a few photos: metadata, scores with provenance, faces, histogram. Fetched when looked at, kept for a while. */

import type { PhotoId } from '../../electron/contract/ids.ts';
import type { PhotoCard } from '../../electron/contract/photo.ts';
import type { PhotoDetail } from '../../electron/contract/photo-detail.ts';
import { createLru } from '../layout/lru.ts';

export interface DetailCache {
  get(id: PhotoId): PhotoDetail | undefined;
  want(id: PhotoId): void;
  subscribe(changed: (id: PhotoId) => void): () => void;
  /** These changed: what is held of them is asked for again when next wanted, and shown until then. */
  outdate(ids: readonly PhotoId[] | 'all'): void;
  /** These were decided on; nothing else about them changed. */
  decided(cards: readonly PhotoCard[]): void;
}

export const createDetailCache = (fetchDetail: (id: PhotoId) => Promise<PhotoDetail>, limit = 120): DetailCache => {
  const details = createLru<PhotoId, PhotoDetail>({ limit });
  const stale = new Set<PhotoId>();
  const flying = new Set<PhotoId>();
  const listeners = new Set<(id: PhotoId) => void>();
  let allStaleBefore = 0;
  let clock = 1;
  let lastWanted: PhotoId | null = null;
  const fetchedAt = createLru<PhotoId, number>({ limit });

  const isFresh = (id: PhotoId): boolean =>
    details.peek(id) !== undefined && !stale.has(id) && (fetchedAt.peek(id) ?? 0) > allStaleBefore;
  const tell = (id: PhotoId): void => {
    for (const listener of listeners) listener(id);
  };
  return {
    get: (id) => details.get(id),
    want(id) {
      lastWanted = id;
      if (isFresh(id) || flying.has(id)) return;
      flying.add(id);
      stale.delete(id);
      fetchDetail(id)
        .then((detail) => {
          details.set(id, detail);
          fetchedAt.set(id, ++clock);
          tell(id);
        })
        .catch(() => {
          // Disconnected or gone: the panel keeps what it has; the next look asks again.
        })
        .finally(() => flying.delete(id));
    },
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    decided(cards) {
      for (const card of cards) {
        const detail = details.peek(card.id);
        if (!detail) continue;
        // Turned: every place in it is another now.
        if (detail.card.turn !== card.turn) details.delete(card.id);
        else details.set(card.id, { ...detail, card });
        tell(card.id);
      }
    },
    outdate(ids) {
      if (ids === 'all') {
        allStaleBefore = clock;
        if (lastWanted !== null) tell(lastWanted);
        return;
      }
      for (const id of ids) {
        if (details.peek(id)) stale.add(id);
        tell(id);
      }
    },
  };
};
