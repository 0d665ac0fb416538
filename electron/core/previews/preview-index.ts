/**
 * @file What the preview cache remembers about its files. The catalog's `previews` repo is one; the in-memory one serves where there
 * is no catalog (bench, tests).
 */
import type { ContentKey } from '../../contract/ids.ts';

export interface PreviewRow {
  contentKey: ContentKey;
  tier: string;
  contentType: string;
  bytes: number;
  widthPx: number;
  heightPx: number;
  /** The picture is shown although part of it is missing. */
  damaged: boolean;
  /** Milliseconds since 1970. */
  usedAtMs: number;
}

export interface PreviewIndex {
  get(contentKey: ContentKey, tier: string): PreviewRow | null;
  /** Inserts or replaces. False when the rows could not be stored; the files are then orphans of the next start. */
  putMany(rows: readonly PreviewRow[]): boolean;
  touchMany(shown: readonly { contentKey: ContentKey; tier: string; usedAtMs: number }[]): boolean;
  removeMany(previews: readonly { contentKey: ContentKey; tier: string }[]): void;
  totalBytes(): number;
  /** Least recently shown first. */
  oldest(limit: number): PreviewRow[];
}

/** An index that lives as long as the process. */
export function createMemoryPreviewIndex(): PreviewIndex {
  const rows = new Map<string, PreviewRow>();
  const keyOf = (contentKey: string, tier: string) => `${contentKey} ${tier}`;
  return {
    get: (contentKey, tier) => rows.get(keyOf(contentKey, tier)) ?? null,
    putMany: (added) => {
      for (const row of added) rows.set(keyOf(row.contentKey, row.tier), { ...row });
      return true;
    },
    touchMany: (shown) => {
      for (const { contentKey, tier, usedAtMs } of shown) {
        const row = rows.get(keyOf(contentKey, tier));
        if (row) row.usedAtMs = usedAtMs;
      }
      return true;
    },
    removeMany: (previews) => {
      for (const { contentKey, tier } of previews) rows.delete(keyOf(contentKey, tier));
    },
    totalBytes: () => [...rows.values()].reduce((sum, row) => sum + row.bytes, 0),
    oldest: (limit) => [...rows.values()].sort((a, b) => a.usedAtMs - b.usedAtMs).slice(0, limit),
  };
}
