/** @file Scores an open shoot: what its photos lack is a question to the caches, and results go to the caches and into the photos at once. */

import { randomUUID } from 'node:crypto';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { say } from '../../../texts/say.ts';
import type { Face } from '../../contract/face.ts';
import type { PhotoId } from '../../contract/ids.ts';
import { quickLongSidePx } from '../../contract/score.ts';
import type { ScoringDevices } from '../devices/scoring-devices.ts';
import type { ScoringModel } from '../devices/scoring-model.ts';
import { joinPath } from '../library/paths.ts';
import { chosenModels, type InstalledModels } from '../models/installed-models.ts';
import type { Previews } from '../previews/create-previews.ts';
import type { Results } from '../results/results.ts';
import { sourceOf } from '../shoot/index-shoot.ts';
import type { Shoot } from '../shoot/shoot.ts';
import type { ShootPhoto } from '../shoot/shoot-photo.ts';
import type { Clock } from '../work/clock.ts';
import type { Task } from '../work/runner.ts';
import { finishFaces } from './finish-faces.ts';
import { runScoring } from './run-scoring.ts';
import { inScoreOrder } from './score-order.ts';
import {
  askedLongSidePx,
  noSidePx,
  type PendingPhoto,
  type ScoredPhoto,
  type ScoredSize,
  type ScoringSummary,
  sizeFor,
} from './scoring-types.ts';
import { toScore } from './to-score.ts';

export interface ScoreShootDeps {
  readonly root: Buffer;
  readonly shoot: Shoot;
  readonly results: Pick<
    Results,
    'pendingFaces' | 'pendingScores' | 'pendingEmbeddings' | 'putEmbeddings' | 'putScores' | 'putFaces' | 'of'
  >;
  readonly previews: Pick<Previews, 'develop'>;
  readonly devices: Pick<ScoringDevices, 'scorer' | 'nameOf'>;
  readonly installed: InstalledModels;
  /** Ids of models to score with; null: all installed. */
  readonly only: readonly string[] | null;
  /** First a pass over smaller pictures where the CPU scores, refined after it; `only` leaves that to the next run; null: none. */
  readonly quick: 'first' | 'only' | null;
  /** Raw pixels lie here between decoder and scorer; swept when the engine starts. */
  readonly workDir: string;
  readonly clock: Clock;
  /** Photos to take before all others. */
  first(): Iterable<PhotoId>;
  /** These photos have new results. */
  onChanged(ids: PhotoId[]): void;
}

/** Null when there is nothing to score with. Rejects when cancelled, with everything finished until then stored. */
export async function scoreShoot(deps: ScoreShootDeps, task: Task): Promise<ScoringSummary | null> {
  const { shoot, results, previews, installed, only, workDir } = deps;
  const { embedding } = installed;
  // Asked for by name are scores alone.
  const finding = embedding && only === null ? [embedding.run] : [];
  const models = [...chosenModels(installed.models, only), ...finding];
  const { faceModels } = installed;
  if (models.length === 0 && faceModels === null) return null;
  await mkdir(workDir, { recursive: true });

  const lacking = (model: ScoringModel | null, longSidePx?: number): PhotoId[] => {
    if (model === null) return faceModels ? results.pendingFaces(shoot.folderId, faceModels.version) : [];
    if (model.isEmbedding) return results.pendingEmbeddings(shoot.folderId, embedding!.by);
    const { id, sha256 } = model.spec;
    return results.pendingScores(shoot.folderId, {
      model: id,
      weightsSha256: sha256,
      scoredLongSidePx: longSidePx ?? askedLongSidePx(sizeFor(model)),
    });
  };
  const sourceFor = (photo: ShootPhoto) => sourceOf(deps.root, photo);
  /** Where it can change a suggestion first. */
  const inOrder = (ids: readonly PhotoId[]) =>
    inScoreOrder(
      ids.flatMap((id) => shoot.get(id) ?? []),
      shoot.ranks(),
    ).flatMap((photo) => scorable(photo));
  const scorer = await deps.devices.scorer(task.signal);

  const common = {
    task,
    scorer,
    async develop(photo: ShootPhoto, sizes: readonly ScoredSize[], signal: AbortSignal) {
      const scored = sizes.map((one) => ({
        longSidePx: one === 'native' ? noSidePx : one.longSidePx,
        file: join(workDir, `${randomUUID()}.rgb`),
      }));
      const developed = await previews.develop(sourceFor(photo), { scored }, { signal });
      const { state, problem } = developed;
      if (state === 'unreadable' || state === 'missing') throw new Error(problem ?? say('file.notNow'));
      return { ok: developed.scored.length === sizes.length, problem, scored: developed.scored };
    },
    finishFaces: (photo: ShootPhoto, found: unknown, signal: AbortSignal) =>
      finishFaces(previews, sourceFor(photo), found, signal),
    currentKey: async (photo: ShootPhoto) =>
      (await isUnchanged(deps.root, photo)) ? (shoot.get(photo.id)?.contentKey ?? null) : null,
    removeFile: (file: string) => rm(file, { force: true }),
    first: deps.first,
  };
  // Those that want the pixels as they are, or few, gain nothing.
  const small = models.filter(
    (model) => !model.isEmbedding && !model.isComputed && askedLongSidePx(sizeFor(model)) > quickLongSidePx,
  );
  if (deps.quick !== null && small.length > 0 && (deps.quick === 'only' || scorer.device().provider === 'cpu')) {
    task.callIt(say('work.quick'));
    const size = { longSidePx: quickLongSidePx };
    const summary = await runScoring<ShootPhoto>({
      ...common,
      models: small,
      faceModels: null,
      size,
      // Neither quickly nor as it should be.
      pending: (model) => {
        if (model === null) return [];
        const whole = new Set(lacking(model));
        return inOrder(lacking(model, quickLongSidePx).filter((id) => whole.has(id)));
      },
      store: (photos) => store(deps, photos, size),
    });
    if (deps.quick === 'only') return summary;
    // What comes is another pass: the first one's count is not its own.
    task.report(0, 0);
    task.callIt(say('work.score'));
  }
  return runScoring<ShootPhoto>({
    ...common,
    models,
    faceModels,
    size: null,
    pending: (model) => inOrder(lacking(model)),
    store: (photos) => store(deps, photos, null),
  });
}

/** A damaged picture is scored as far as it goes; its state says that it is damaged. */
function scorable(photo: ShootPhoto | undefined): PendingPhoto<ShootPhoto>[] {
  if (!photo || photo.contentKey === null || photo.kind === 'unsupported') return [];
  if (photo.state !== 'ready' && photo.state !== 'damaged') return [];
  return [{ photoId: photo.id, contentKey: photo.contentKey, source: photo }];
}

async function isUnchanged(root: Buffer, { display }: ShootPhoto): Promise<boolean> {
  const found = await stat(joinPath(root, display.relPath), { bigint: true }).catch(() => null);
  return found !== null && Number(found.size) === display.sizeBytes && found.mtimeNs === display.mtimeNs;
}

function store(
  { results, shoot, devices, installed, clock, onChanged }: ScoreShootDeps,
  photos: readonly ScoredPhoto<ShootPhoto>[],
  forAll: ScoredSize | null,
): void {
  const at = clock.nowIso();
  results.putScores(
    photos.flatMap(({ photo: { source }, scores }) =>
      scores.flatMap((value) => {
        if (value.model.isEmbedding) return [];
        const size = sizeFor(value.model, forAll);
        const score = toScore(value, size, at, devices.nameOf);
        return [{ contentKey: source.contentKey!, score, askedLongSidePx: askedLongSidePx(size) }];
      }),
    ),
  );
  if (installed.embedding) {
    const vectors = photos.flatMap(({ photo: { source }, scores }) =>
      scores.flatMap(({ value }) =>
        value.embedding ? [{ contentKey: source.contentKey!, vector: value.embedding }] : [],
      ),
    );
    results.putEmbeddings(installed.embedding.by, vectors);
  }
  const withFaces = photos.flatMap(({ photo: { source }, faces }) =>
    faces === null ? [] : [{ contentKey: source.contentKey!, faces: faces as Face[] }],
  );
  if (installed.faceModels) results.putFaces(installed.faceModels.version, withFaces);
  for (const { photo } of photos) {
    const current = shoot.get(photo.source.id);
    if (!current || current.contentKey === null || current.contentKey !== photo.contentKey) continue;
    const { scores, faces } = results.of(current.contentKey);
    current.scores = scores;
    current.faces = faces ?? current.faces;
    current.revision += 1;
  }
  shoot.touched('scores');
  onChanged(photos.map(({ photo }) => photo.source.id));
}
