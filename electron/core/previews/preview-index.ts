/** @file The catalog's index of preview files, and one in memory where there is no catalog, or none that may be written. */
import type { PreviewRow, PreviewsRepo } from '../catalog/cache-repos/previews.repo.ts';

/** An index that lives as long as the process. */
export function createMemoryPreviewIndex(): PreviewsRepo {
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
    before: (usedAtMs) => [...rows.values()].filter((row) => row.usedAtMs < usedAtMs),
    oldest: (limit) => [...rows.values()].sort((a, b) => a.usedAtMs - b.usedAtMs).slice(0, limit),
  };
}
