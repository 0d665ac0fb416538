/** @file Scores that leave and enter a catalog as files: parts of an archive scored anywhere, imported here; what a catalog knows, exported. */
import { say } from '../../../texts/say.ts';
import type { ModelId, Score, ScoreDescription } from '../../contract/score.ts';
import type { FacesRow } from '../catalog/cache-repos/faces.repo.ts';
import type { ScoreRow } from '../catalog/cache-repos/scores.repo.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { ScoringModel } from '../devices/scoring-model.ts';
import { displayName } from '../library/paths.ts';
import { chosenModels, type InstalledModels } from '../models/installed-models.ts';
import { facesVersion, type Stages } from '../results/stages.ts';
import { sourceOf } from '../shoot/index-shoot.ts';
import type { ShootPhoto } from '../shoot/shoot-photo.ts';
import { Refusal } from '../work/refusal.ts';
import { readLines } from './read-lines.ts';
import type { ArchiveFile } from './run-shard.ts';
import type { ScoredFile } from './score-files.ts';
import { scoreOfLine, whyNotScore } from './score-fits.ts';
import { type LineScore, parseLine, type ScoresHead, type ScoresLine, scoresSchema } from './score-lines.ts';
import { askedLongSidePx, sizeFor } from './scoring-types.ts';

export interface ImportDone {
  /** Contents that got something, and scores put in. */
  contents: number;
  scores: number;
  /** Refused, by reason. */
  refused: Record<string, number>;
}

export interface ArchivePart {
  head(only: readonly string[] | null, shard: string | null): ScoresHead;
  /** What a file of these lines says of their models. */
  modelsOf(lines: Iterable<ScoresLine>): ScoresHead['models'];
  toLine(file: ArchiveFile, scored: ScoredFile): ScoresLine;
  /** Lines of these contents, sorted; contents without a result have none. */
  lines(files: readonly ArchiveFile[]): Iterable<ScoresLine>;
  /** Puts in whatever fits, a thousand contents a transaction. Refuses a file that is none of ours; a line that fits nothing is counted. */
  importFrom(file: string): Promise<ImportDone>;
}

/** What a part of an archive is made of: what photos show, where it could be read. */
export const archiveFilesOf = (root: Buffer, photos: readonly ShootPhoto[]): ArchiveFile[] =>
  photos.flatMap((photo) => {
    if (photo.contentKey === null || photo.kind === 'unsupported') return [];
    return [{ key: photo.contentKey, file: sourceOf(root, photo).path, name: displayName(photo.display.relPath) }];
  });

const perTransaction = 1_000;

export function createArchive(deps: {
  catalog: Pick<Catalog, 'scores' | 'faces' | 'readOnly'>;
  installed(): InstalledModels;
  descriptions(): Promise<ReadonlyMap<ModelId, ScoreDescription>>;
  stages: Stages;
}): ArchivePart {
  const { catalog, stages } = deps;
  const facesNow = () => {
    const { faceModels } = deps.installed();
    return faceModels && facesVersion(stages.faces.version, faceModels.version);
  };
  const askedOf = (model: ModelId): number | null => {
    const found = deps.installed().models.find(({ spec }) => spec.id === model);
    return found ? askedLongSidePx(sizeFor(found)) : null;
  };
  const toLineScore = (score: Score, longSidePx: number, version: number): LineScore => {
    const {
      weightsSha256: weights,
      scoredWidthPx: widthPx,
      scoredHeightPx: heightPx,
      device,
      scoredAt,
    } = score.provenance;
    const { model, value, output } = score;
    return { model, weights, longSidePx, widthPx, heightPx, version, value, output, device, at: scoredAt };
  };

  return {
    head: (only, shard) => ({
      schema: scoresSchema,
      ...(shard === null ? {} : { shard }),
      models: Object.fromEntries(
        chosenModels(deps.installed().models, only)
          .toSorted((a, b) => (a.spec.id < b.spec.id ? -1 : 1))
          .map(({ spec, output }) => [spec.id, { weights: spec.sha256, description: output }]),
      ),
      faces: facesNow(),
    }),
    modelsOf: (lines) => {
      const weights = new Map<ModelId, string>();
      for (const { scores } of lines) for (const one of scores) weights.set(one.model, one.weights);
      return Object.fromEntries(
        [...weights]
          .toSorted()
          .map(([id, sha256]) => [id, { weights: sha256, description: catalog.scores.descriptionOf(id) }]),
      );
    },
    toLine: ({ key, name }, { scores, faces, problem }) => ({
      key,
      file: name,
      scores: scores.map((score) => toLineScore(score, askedOf(score.model) ?? 0, stages.scores.version)),
      faces: faces === null ? null : { version: facesNow() ?? '', list: faces },
      problem,
    }),
    *lines(files) {
      const once = new Map(files.map((one) => [one.key, one]));
      for (const key of [...once.keys()].toSorted()) {
        const rows = catalog.scores.rows(key);
        const faces = catalog.faces.get(key);
        if (rows.length === 0 && !faces) continue;
        yield {
          key,
          file: once.get(key)!.name,
          scores: rows.map(({ score, version, askedLongSidePx: asked }) => toLineScore(score, asked ?? 0, version)),
          faces: faces && { version: faces.version, list: faces.faces },
          problem: null,
        };
      }
    },
    importFrom: async (file) => {
      if (catalog.readOnly) throw new Refusal('NOT_SAVED', say('archive.lookingOnly'));
      const installed = new Map(deps.installed().models.map((model): [string, ScoringModel] => [model.spec.id, model]));
      const described = await deps.descriptions();
      const done: ImportDone = { contents: 0, scores: 0, refused: {} };
      const refuse = (why: string) => {
        done.refused[why] = (done.refused[why] ?? 0) + 1;
      };
      let head: ScoresHead | null = null;
      let scores: ScoreRow[] = [];
      let faces: FacesRow[] = [];
      const put = (): void => {
        const isKept = catalog.scores.putMany(scores) && catalog.faces.putMany(faces);
        if (!isKept) throw new Refusal('NOT_SAVED', say('archive.cacheClosed'));
        [scores, faces] = [[], []];
      };
      for await (const text of readLines(file)) {
        const read = parseLine(text);
        if (read.is === 'head') {
          head = read.head;
          // Of a model that is not here: how its numbers are to be read.
          const news = Object.entries(head.models).filter(([id]) => !installed.has(id) && !described.has(id));
          if (news.length > 0) catalog.scores.describe(new Map(news.map(([id, { description }]) => [id, description])));
          continue;
        }
        if (head === null) throw new Refusal('REFUSED', say('archive.noScores', { file, schema: scoresSchema }));
        if (read.is === 'unreadable') {
          refuse(read.why);
          continue;
        }
        const { line } = read;
        if (line.problem !== null) {
          refuse(say('archive.notScored'));
          continue;
        }
        const fitting = line.scores.flatMap((score): ScoreRow[] => {
          const here = installed.get(score.model);
          const scale = here?.output ?? head!.models[score.model]?.description;
          const why = whyNotScore(score, here, scale, stages.scores.version);
          if (why !== null) refuse(why);
          return why === null && scale
            ? [{ contentKey: line.key, version: score.version, ...scoreOfLine(score, scale) }]
            : [];
        });
        scores.push(...fitting);
        const wanted = facesNow();
        const hasFaces = line.faces !== null && (wanted === null || line.faces.version === wanted);
        if (hasFaces) faces.push({ contentKey: line.key, version: line.faces!.version, faces: line.faces!.list });
        else if (line.faces !== null) refuse(say('archive.otherFaces'));
        done.scores += fitting.length;
        if (fitting.length > 0 || hasFaces) done.contents += 1;
        if (scores.length + faces.length >= perTransaction) put();
      }
      if (head === null) throw new Refusal('REFUSED', say('archive.empty', { file }));
      put();
      return done;
    },
  };
}
