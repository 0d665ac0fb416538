/** @file What pictures show, as vectors of length 1: one per content and model; a stale one stays until its replacement is there. */
import type { ContentKey, FolderId, PhotoId } from '../../../contract/ids.ts';
import type { ModelId } from '../../../contract/score.ts';
import type { CacheGate } from '../disk/cache-gate.ts';
import type { Connection } from '../sqlite/connection.ts';
import { keyBytes } from '../sqlite/key-bytes.ts';
import { type Lacking, needs, preparePending, shownInFolder } from './of-folder.ts';

/** Who made a vector: only those of one maker can be held against each other. */
export interface EmbeddedBy {
  model: ModelId;
  weightsSha256: string;
  version: number;
}

export interface EmbeddingRow extends EmbeddedBy {
  contentKey: ContentKey;
  vector: readonly number[];
}

export interface EmbeddingsRepo {
  putMany(rows: readonly EmbeddingRow[]): boolean;
  ofFolder(folderId: FolderId, by: EmbeddedBy): Map<PhotoId, Int16Array>;
  pending(folderId: FolderId, by: EmbeddedBy): Lacking[];
  /** Of two contents' vectors by one maker; null where there are none. */
  cosine(a: ContentKey, b: ContentKey): number | null;
  remove(key: ContentKey): void;
}

/** Of numbers -1..1 in 16 bits. */
export const vectorScale = 32_767;

export function embeddingsRepo(db: Connection, gate: CacheGate): EmbeddingsRepo {
  const by = 'x.model = ? AND x.weights_sha256 = ? AND x.version = ?';
  const ofFolder = db
    .prepare<[string, string, number, number], [PhotoId, Buffer]>(
      `SELECT p.id, x.vector FROM ${shownInFolder} JOIN embeddings x ON x.content_key = f.content_key AND ${by} WHERE p.folder_id = ?`,
    )
    .raw();
  const both = db
    .prepare<[Buffer, Buffer], [Buffer, Buffer]>(
      `SELECT a.vector, b.vector FROM embeddings a JOIN embeddings b
       ON b.model = a.model AND b.weights_sha256 = a.weights_sha256 AND b.version = a.version
       WHERE a.content_key = ? AND b.content_key = ? ORDER BY a.model LIMIT 1`,
    )
    .raw();
  const put = db.prepare(
    'INSERT OR REPLACE INTO embeddings (content_key, model, weights_sha256, version, vector) VALUES (?, ?, ?, ?, ?)',
  );
  const putMany = db.transaction((rows: readonly EmbeddingRow[]) => {
    for (const { contentKey, model, weightsSha256, version, vector } of rows) {
      const whole = Int16Array.from(vector, (value) => Math.round(value * vectorScale));
      put.run(keyBytes(contentKey), model, weightsSha256, version, Buffer.from(whole.buffer));
    }
  });
  const pending = preparePending<[string, string, number]>(db, 'embeddings', by, needs.picture);
  const remove = db.prepare('DELETE FROM embeddings WHERE content_key = ?');
  return {
    putMany: (rows) => gate.through(() => putMany(rows)),
    ofFolder: (folderId, { model, weightsSha256, version }) =>
      new Map(
        ofFolder
          .all(model, weightsSha256, version, folderId)
          .map(([id, bytes]) => [id, new Int16Array(new Uint8Array(bytes).buffer)]),
      ),
    pending: (folderId, { model, weightsSha256, version }) => pending(folderId, model, weightsSha256, version),
    cosine: (a, b) => {
      const found = both.get(keyBytes(a), keyBytes(b));
      if (!found) return null;
      const [first, second] = found.map((bytes) => new Int16Array(new Uint8Array(bytes).buffer)) as [
        Int16Array,
        Int16Array,
      ];
      let sum = 0;
      for (let index = 0; index < first.length; index++) sum += first[index]! * second[index]!;
      return sum / vectorScale ** 2;
    },
    remove: (key) => void remove.run(keyBytes(key)),
  };
}
