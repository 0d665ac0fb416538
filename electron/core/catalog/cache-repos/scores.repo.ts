/** @file Learned scores with their provenance: one per content and model; a stale one stays until its replacement is there. */
import type { ContentKey, FolderId, PhotoId } from '../../../contract/ids.ts';
import {
  type ModelId,
  type Score,
  type ScoreDescription,
  type ScoreOutput,
  scoreDescription,
} from '../../../contract/score.ts';
import type { CacheGate } from '../disk/cache-gate.ts';
import type { Connection } from '../sqlite/connection.ts';
import { keyBytes } from '../sqlite/key-bytes.ts';
import { inSlice, type Slice, sliceOf } from '../sqlite/slice.ts';
import { type Lacking, needs, preparePending, shownInFolder } from './of-folder.ts';

/** What a list sorts and filters by. */
export interface ScoreHeadline {
  model: ModelId;
  value: number;
  normalised: number;
  weightsSha256: string;
  /** 0 where the pixels were taken as they are. */
  scoredLongSidePx: number;
  scale: ScoreDescription;
  /** Likeliest name per marginal: { scene: 'human' }; null without marginals. */
  tops: Readonly<Record<string, string>> | null;
  attributes: Readonly<Record<string, number>> | null;
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
  /** Longer side that was asked for where it is not the one in the score: 0, the pixels as they are. */
  askedLongSidePx?: number | undefined;
}

export interface ScoresRepo {
  /** In the order in which the models' numbers stand in a cell. */
  get(key: ContentKey): Score[];
  /** With what a line of a file has: the version, and the size that was asked for. Sorted by model. */
  rows(key: ContentKey): Omit<ScoreRow, 'contentKey'>[];
  /** As ofSlice gives them, for one content. */
  headlines(key: ContentKey): ScoreHeadline[];
  putMany(rows: readonly ScoreRow[]): boolean;
  ofSlice(slice: Slice): Map<PhotoId, ScoreHeadline[]>;
  /** Photos without a score by exactly this model, these weights and this input size. */
  pending(folderId: FolderId, by: ScoredBy): Lacking[];
  /** How these models' numbers are to be read, from now on and also when the model is gone. */
  describe(models: ReadonlyMap<ModelId, ScoreDescription>): void;
  descriptionOf(model: ModelId): ScoreDescription;
  remove(key: ContentKey): void;
}

type Headline = [ModelId, number, number, string, number, string | null, string | null];
type Full = [ModelId, number, number, string, string, number, number, number, string, string, number];

/** Of a model that nobody described: it was removed before descriptions were kept. */
const undescribed = (model: ModelId): ScoreDescription => ({
  ...{ shortName: model, low: 0, high: 100, better: 'higher', unit: '' },
  ...{ headline: 'score', rank: Number.MAX_SAFE_INTEGER, judges: true },
});

export function scoresRepo(db: Connection, gate: CacheGate): ScoresRepo {
  const get = db
    .prepare<[Buffer], Full>(
      `SELECT model, value, normalised, output, weights_sha256, scored_long_side_px, scored_width_px, scored_height_px, device, at, version
       FROM scores WHERE content_key = ? ORDER BY model`,
    )
    .raw();
  const headline = 'x.model, x.value, x.normalised, x.weights_sha256, x.scored_long_side_px, x.tops, x.attributes';
  const headlines = db.prepare<[Buffer], Headline>(`SELECT ${headline} FROM scores x WHERE content_key = ?`).raw();
  const ofSlice = db
    .prepare<[number, number, number], [...Headline, PhotoId]>(
      `SELECT ${headline}, p.id FROM ${shownInFolder} JOIN scores x ON x.content_key = f.content_key WHERE ${inSlice}`,
    )
    .raw();
  const put = db.prepare(
    `INSERT OR REPLACE INTO scores (content_key, model, weights_sha256, scored_long_side_px, scored_width_px, scored_height_px,
       value, normalised, tops, attributes, output, device, at, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const putMany = db.transaction((rows: readonly ScoreRow[]) => {
    for (const { contentKey, version, score, askedLongSidePx } of rows) {
      const { provenance: by, output } = score;
      put.run(
        ...([
          keyBytes(contentKey),
          score.model,
          by.weightsSha256,
          askedLongSidePx ?? by.scoredLongSidePx,
          by.scoredWidthPx,
        ] as const),
        ...([
          by.scoredHeightPx,
          score.value,
          score.normalised,
          jsonOf(topsOf(output)),
          jsonOf(output.attributes),
        ] as const),
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
  const described = db.prepare<[], { model: ModelId; json: string }>('SELECT model, json FROM score_descriptions');
  const putDescription = db.prepare('INSERT OR REPLACE INTO score_descriptions (model, json) VALUES (?, ?)');
  const putDescriptions = db.transaction((models: ReadonlyMap<ModelId, ScoreDescription>) => {
    for (const [model, description] of models) putDescription.run(model, JSON.stringify(description));
  });

  // One object per model, however many photos it scored.
  const scales = new Map<ModelId, ScoreDescription>();
  for (const { model, json } of described.all()) scales.set(model, scoreDescription.parse(JSON.parse(json)));
  const scaleOf = (model: ModelId): ScoreDescription => {
    const known = scales.get(model) ?? undescribed(model);
    scales.set(model, known);
    return known;
  };
  const byRank = (a: { scale: ScoreDescription }, b: { scale: ScoreDescription }) => a.scale.rank - b.scale.rank;

  const toHeadline = (row: Headline | [...Headline, PhotoId]): ScoreHeadline => {
    const [model, value, normalised, weightsSha256, scoredLongSidePx, tops, attributes] = row;
    return {
      ...{ model, value, normalised, weightsSha256, scoredLongSidePx, scale: scaleOf(model) },
      ...{ tops: fromJson<string>(tops), attributes: fromJson<number>(attributes) },
    };
  };
  const toScore = (row: Full): Score => {
    const [model, value, normalised, output, weightsSha256, scoredLongSidePx, scoredWidthPx, scoredHeightPx] = row;
    const [, , , , , , , , device, scoredAt] = row;
    const longSidePx = scoredLongSidePx || Math.max(scoredWidthPx, scoredHeightPx);
    const provenance = {
      model,
      weightsSha256,
      scoredLongSidePx: longSidePx,
      scoredWidthPx,
      scoredHeightPx,
      device,
      scoredAt,
    };
    return { model, value, normalised, scale: scaleOf(model), output: JSON.parse(output) as ScoreOutput, provenance };
  };

  return {
    get: (key) => get.all(keyBytes(key)).map(toScore).sort(byRank),
    rows: (key) =>
      get.all(keyBytes(key)).map((row) => ({ score: toScore(row), askedLongSidePx: row[5], version: row[10] })),
    headlines: (key) => headlines.all(keyBytes(key)).map(toHeadline).sort(byRank),
    putMany: (rows) => gate.through(() => putMany(rows)),
    ofSlice: (slice) => {
      const found = new Map<PhotoId, ScoreHeadline[]>();
      for (const row of ofSlice.all(...sliceOf(slice))) {
        const known = found.get(row[7]);
        if (known) known.push(toHeadline(row));
        else found.set(row[7], [toHeadline(row)]);
      }
      for (const list of found.values()) if (list.length > 1) list.sort(byRank);
      return found;
    },
    pending: (folderId, by) => pending(folderId, by.model, by.weightsSha256, by.scoredLongSidePx, by.version),
    describe: (models) => {
      const changed = new Map([...models].filter(([model, one]) => jsonOf(scales.get(model)) !== jsonOf(one)));
      for (const [model, description] of changed) scales.set(model, description);
      if (changed.size > 0 && !db.readonly) gate.through(() => putDescriptions(changed));
    },
    descriptionOf: scaleOf,
    remove: (key) => void remove.run(keyBytes(key)),
  };
}

const jsonOf = (value: object | null | undefined): string | null => (value ? JSON.stringify(value) : null);

const fromJson = <T>(json: string | null): Readonly<Record<string, T>> | null =>
  json === null ? null : (JSON.parse(json) as Record<string, T>);

function topsOf({ marginals }: ScoreOutput): Record<string, string> | null {
  if (!marginals) return null;
  return Object.fromEntries(
    Object.entries(marginals).flatMap(([name, shares]) => {
      const [best] = Object.entries(shares).sort((a, b) => b[1] - a[1]);
      return best ? [[name, best[0]]] : [];
    }),
  );
}
