/** @file Learned scores with their provenance: one per content and model; a stale one stays until its replacement is there. */
import type { ContentKey, FolderId, PhotoId } from '../../../contract/ids.ts';
import type { ModelId, Score, ScoreOutput } from '../../../contract/score.ts';
import type { CacheGate } from '../disk/cache-gate.ts';
import type { Connection } from '../sqlite/connection.ts';
import { keyBytes } from '../sqlite/key-bytes.ts';
import { type Lacking, needs, preparePending, shownInFolder } from './of-folder.ts';

/** What a list sorts and filters by. */
export interface ScoreHeadline {
  model: ModelId;
  value: number;
  normalised: number;
  weightsSha256: string;
  scoredLongSidePx: number;
  /** LIQE's most likely scene and distortion. */
  scene: string | null;
  distortion: string | null;
}

export interface ScoredBy {
  model: ModelId;
  weightsSha256: string;
  scoredLongSidePx: number;
  version: number;
}

export interface ScoreRow {
  contentKey: ContentKey;
  /** Of the code around the model; its weights are in the provenance. */
  version: number;
  score: Score;
}

export interface ScoresRepo {
  get(key: ContentKey): Score[];
  /** As ofFolder gives them, for one content. */
  headlines(key: ContentKey): ScoreHeadline[];
  putMany(rows: readonly ScoreRow[]): boolean;
  ofFolder(folderId: FolderId): Map<PhotoId, ScoreHeadline[]>;
  /** Photos without a score by exactly this model, these weights and this input size. */
  pending(folderId: FolderId, by: ScoredBy): Lacking[];
  remove(key: ContentKey): void;
}

type Headline = [ModelId, number, number, string, number, string | null, string | null];
type Full = [ModelId, number, number, string, string, number, number, number, string, string];

export function scoresRepo(db: Connection, gate: CacheGate): ScoresRepo {
  const get = db
    .prepare<[Buffer], Full>(
      `SELECT model, value, normalised, output, weights_sha256, scored_long_side_px, scored_width_px, scored_height_px, device, at
       FROM scores WHERE content_key = ? ORDER BY model`,
    )
    .raw();
  const headline = 'x.model, x.value, x.normalised, x.weights_sha256, x.scored_long_side_px, x.scene, x.distortion';
  const headlines = db.prepare<[Buffer], Headline>(`SELECT ${headline} FROM scores x WHERE content_key = ?`).raw();
  const ofFolder = db
    .prepare<[number], [...Headline, PhotoId]>(
      `SELECT ${headline}, p.id FROM ${shownInFolder} JOIN scores x ON x.content_key = f.content_key WHERE p.folder_id = ?`,
    )
    .raw();
  const put = db.prepare(
    `INSERT OR REPLACE INTO scores (content_key, model, weights_sha256, scored_long_side_px, scored_width_px, scored_height_px,
       value, normalised, scene, distortion, output, device, at, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const putMany = db.transaction((rows: readonly ScoreRow[]) => {
    for (const { contentKey, version, score } of rows) {
      const { provenance: by, output } = score;
      const [scene, distortion] =
        output.kind === 'liqe' ? [likeliest(output.scene), likeliest(output.distortion)] : [null, null];
      put.run(
        ...([keyBytes(contentKey), score.model, by.weightsSha256, by.scoredLongSidePx, by.scoredWidthPx] as const),
        ...([by.scoredHeightPx, score.value, score.normalised, scene, distortion] as const),
        ...([JSON.stringify(output), by.device, by.scoredAt, version] as const),
      );
    }
  });
  const pending = preparePending<[ModelId, string, number, number]>(
    db,
    'scores',
    'x.model = ? AND x.weights_sha256 = ? AND x.scored_long_side_px = ? AND x.version = ?',
    needs.picture,
  );
  const remove = db.prepare('DELETE FROM scores WHERE content_key = ?');
  return {
    get: (key) => get.all(keyBytes(key)).map(toScore),
    headlines: (key) => headlines.all(keyBytes(key)).map(toHeadline),
    putMany: (rows) => gate.through(() => putMany(rows)),
    ofFolder: (folderId) => {
      const found = new Map<PhotoId, ScoreHeadline[]>();
      for (const row of ofFolder.all(folderId)) {
        const known = found.get(row[7]);
        if (known) known.push(toHeadline(row));
        else found.set(row[7], [toHeadline(row)]);
      }
      return found;
    },
    pending: (folderId, by) => pending(folderId, by.model, by.weightsSha256, by.scoredLongSidePx, by.version),
    remove: (key) => void remove.run(keyBytes(key)),
  };
}

function toHeadline(row: Headline | [...Headline, PhotoId]): ScoreHeadline {
  const [model, value, normalised, weightsSha256, scoredLongSidePx, scene, distortion] = row;
  return { model, value, normalised, weightsSha256, scoredLongSidePx, scene, distortion };
}

function likeliest(probabilities: Record<string, number>): string | null {
  return Object.entries(probabilities).sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

function toScore(row: Full): Score {
  const [
    model,
    value,
    normalised,
    output,
    weightsSha256,
    scoredLongSidePx,
    scoredWidthPx,
    scoredHeightPx,
    device,
    scoredAt,
  ] = row;
  const provenance = { model, weightsSha256, scoredLongSidePx, scoredWidthPx, scoredHeightPx, device, scoredAt };
  return { model, value, normalised, output: JSON.parse(output) as ScoreOutput, provenance };
}
