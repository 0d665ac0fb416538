/**
 * @file What the preview cache needs to remember about its files. The catalog's `previews` repo implements it; the cache works with
 * the in-memory one, filled from the folder, where there is none.
 */
import type { Tier } from './decoder/protocol.ts';

export interface PreviewRow {
  contentKey: string;
  tier: Tier;
  bytes: number;
  widthPx: number;
  heightPx: number;
  /** The picture was shown although part of it is missing. */
  damaged: boolean;
  /** Milliseconds since 1970. */
  usedAtMs: number;
}

export interface PreviewIndex {
  find(contentKey: string, tier: Tier): PreviewRow | null;
  /** Inserts or replaces. */
  put(row: PreviewRow): void;
  /** Sets when rows were last looked at. */
  touchMany(uses: readonly { contentKey: string; tier: Tier; usedAtMs: number }[]): void;
  remove(contentKey: string, tier: Tier): void;
  totalBytes(): number;
  /** Longest unused first. */
  leastRecentlyUsed(limit: number): PreviewRow[];
}

/** An index that lives as long as the process. */
export function createMemoryPreviewIndex(): PreviewIndex {
  const rows = new Map<string, PreviewRow>();
  let total = 0;
  const keyOf = (contentKey: string, tier: Tier) => `${contentKey} ${tier}`;
  const remove: PreviewIndex['remove'] = (contentKey, tier) => {
    const key = keyOf(contentKey, tier);
    total -= rows.get(key)?.bytes ?? 0;
    rows.delete(key);
  };
  return {
    find: (contentKey, tier) => rows.get(keyOf(contentKey, tier)) ?? null,
    put: (row) => {
      remove(row.contentKey, row.tier);
      rows.set(keyOf(row.contentKey, row.tier), { ...row });
      total += row.bytes;
    },
    touchMany: (uses) => {
      for (const use of uses) {
        const row = rows.get(keyOf(use.contentKey, use.tier));
        if (row) row.usedAtMs = use.usedAtMs;
      }
    },
    remove,
    totalBytes: () => total,
    leastRecentlyUsed: (limit) => [...rows.values()].sort((a, b) => a.usedAtMs - b.usedAtMs).slice(0, limit),
  };
}
