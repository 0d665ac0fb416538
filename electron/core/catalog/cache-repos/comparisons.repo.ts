/** @file How the frames of a stack compare, by the contents of the stack and whatever else was read for it. */
import type { CacheGate } from '../disk/cache-gate.ts';
import type { Connection } from '../sqlite/connection.ts';

export interface ComparisonRow {
  /** Digest of the contents, in their order. */
  stackKey: Buffer;
  /** Digest of the rest: version, faces, focus points, brightness. */
  state: Buffer;
  /** JSON. */
  frames: string;
}

export interface ComparisonsRepo {
  /** Null where nothing is kept, or it was of another state. */
  get(stackKey: Buffer, state: Buffer): string | null;
  /** Each in the place of what its stack had. */
  putMany(rows: readonly ComparisonRow[]): boolean;
}

export function comparisonsRepo(db: Connection, gate: CacheGate): ComparisonsRepo {
  const get = db
    .prepare<[Buffer, Buffer], string>('SELECT frames FROM comparisons WHERE stack_key = ? AND state = ?')
    .pluck();
  const put = db.prepare('INSERT OR REPLACE INTO comparisons (stack_key, state, frames) VALUES (?, ?, ?)');
  const putMany = db.transaction((rows: readonly ComparisonRow[]) => {
    for (const { stackKey, state, frames } of rows) put.run(stackKey, state, frames);
  });
  return {
    get: (stackKey, state) => get.get(stackKey, state) ?? null,
    putMany: (rows) => gate.through(() => putMany(rows)),
  };
}
