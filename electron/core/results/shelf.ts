/** @file Rows of one stage by content; what the cache does not take at the moment (its disk is nearly full) is held in memory for this run. */
import type { ContentKey } from '../../contract/ids.ts';

interface Repo<Row, Stored> {
  get(key: ContentKey): Stored | null;
  putMany(rows: readonly Row[]): boolean;
}

export interface Shelf<Row, Stored> {
  /** Of this run's version, else null. */
  get(key: ContentKey): Stored | null;
  putMany(rows: readonly Row[]): void;
  /** Made in this run and not stored: not missing, although the cache has no row of it. */
  holds(key: ContentKey): boolean;
}

export function createShelf<
  Stored extends { version: number | string },
  Row extends Stored & { contentKey: ContentKey },
>(repo: () => Repo<Row, Stored>, isCurrent: (row: Stored) => boolean): Shelf<Row, Stored> {
  const held = new Map<ContentKey, Row>();
  return {
    get: (key) => {
      const row = held.get(key) ?? repo().get(key);
      return row && isCurrent(row) ? row : null;
    },
    putMany: (rows) => {
      const isStored = repo().putMany(rows);
      for (const row of rows) {
        if (isStored) held.delete(row.contentKey);
        else held.set(row.contentKey, row);
      }
    },
    holds: (key) => held.has(key),
  };
}
