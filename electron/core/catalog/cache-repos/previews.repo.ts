/** @file The index of preview files: what is on disk, how large, and when it was last shown. */
import type { ContentKey } from '../../../contract/ids.ts';
import type { CacheGate } from '../disk/cache-gate.ts';
import type { Connection } from '../sqlite/connection.ts';
import { keyBytes, keyOf } from '../sqlite/key-bytes.ts';

export interface PreviewRow {
  contentKey: ContentKey;
  tier: string;
  contentType: string;
  bytes: number;
  widthPx: number;
  heightPx: number;
  damaged: boolean;
  usedAtMs: number;
  /** Of the code that made it. */
  version: number;
}

export interface PreviewsRepo {
  get(key: ContentKey, tier: string): PreviewRow | null;
  putMany(rows: readonly PreviewRow[]): boolean;
  /** One transaction for all that was shown since the last call. */
  touchMany(shown: readonly { contentKey: ContentKey; tier: string; usedAtMs: number }[]): boolean;
  removeMany(previews: readonly { contentKey: ContentKey; tier: string }[]): void;
  totalBytes(): number;
  /** Least recently shown first. */
  oldest(limit: number): PreviewRow[];
  /** Those last used before a moment. */
  before(usedAtMs: number): { contentKey: ContentKey; tier: string; bytes: number }[];
}

type Columns = [Buffer, string, string, number, number, number, number, number, number];

export function previewsRepo(db: Connection, gate: CacheGate): PreviewsRepo {
  const select =
    'SELECT content_key, tier, content_type, bytes, width_px, height_px, damaged, used_at_ms, version FROM previews';
  const get = db.prepare<[Buffer, string], Columns>(`${select} WHERE content_key = ? AND tier = ?`).raw();
  const oldest = db.prepare<[number], Columns>(`${select} ORDER BY used_at_ms LIMIT ?`).raw();
  const before = db
    .prepare<[number], [Buffer, string, number]>('SELECT content_key, tier, bytes FROM previews WHERE used_at_ms < ?')
    .raw();
  const total = db.prepare<[], number>('SELECT coalesce(sum(bytes), 0) FROM previews').pluck();
  const put = db.prepare('INSERT OR REPLACE INTO previews VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const touch = db.prepare('UPDATE previews SET used_at_ms = ? WHERE content_key = ? AND tier = ?');
  const remove = db.prepare('DELETE FROM previews WHERE content_key = ? AND tier = ?');
  const putMany = db.transaction((rows: readonly PreviewRow[]) => {
    for (const row of rows) {
      const { contentKey, tier, contentType, bytes, widthPx, heightPx, damaged, usedAtMs, version } = row;
      put.run(keyBytes(contentKey), tier, contentType, bytes, widthPx, heightPx, damaged ? 1 : 0, usedAtMs, version);
    }
  });
  const touchMany = db.transaction((shown: Parameters<PreviewsRepo['touchMany']>[0]) => {
    for (const { contentKey, tier, usedAtMs } of shown) touch.run(usedAtMs, keyBytes(contentKey), tier);
  });
  const removeMany = db.transaction((previews: Parameters<PreviewsRepo['removeMany']>[0]) => {
    for (const { contentKey, tier } of previews) remove.run(keyBytes(contentKey), tier);
  });
  return {
    get: (key, tier) => {
      const row = get.get(keyBytes(key), tier);
      return row ? toRow(row) : null;
    },
    putMany: (rows) => gate.through(() => putMany(rows)),
    touchMany: (shown) => gate.through(() => touchMany(shown)),
    removeMany: (previews) => removeMany(previews),
    totalBytes: () => total.get() ?? 0,
    oldest: (limit) => oldest.all(limit).map(toRow),
    before: (usedAtMs) => before.all(usedAtMs).map(([key, tier, bytes]) => ({ contentKey: keyOf(key), tier, bytes })),
  };
}

function toRow([key, tier, contentType, bytes, widthPx, heightPx, damaged, usedAtMs, version]: Columns): PreviewRow {
  const size = { bytes, widthPx, heightPx };
  return { contentKey: keyOf(key), tier, contentType, ...size, damaged: damaged === 1, usedAtMs, version };
}
