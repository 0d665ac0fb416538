/** @file Scores files outside any shoot, for scripts and for the parity proof: nothing is stored. */
import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Face } from '../../contract/face.ts';
import type { Score } from '../../contract/score.ts';
import type { ScoringDevices } from '../devices/scoring-devices.ts';
import { sourceOfFile } from '../library/source-of-file.ts';
import { chosenModels, type InstalledModels } from '../models/installed-models.ts';
import type { DisplaySource, Previews } from '../previews/create-previews.ts';
import type { Clock } from '../work/clock.ts';
import type { Task } from '../work/runner.ts';
import { finishFaces } from './finish-faces.ts';
import { runScoring } from './run-scoring.ts';
import { noSidePx, type PendingPhoto, type ScoredSize, sizeFor } from './scoring-types.ts';
import { toScore } from './to-score.ts';

export interface ScoredFile {
  /** As it was asked for. */
  file: Buffer;
  widthPx: number;
  heightPx: number;
  scores: Score[];
  /** Null where no face model is installed. */
  faces: Face[] | null;
  /** Why nothing could be scored; null otherwise. */
  problem: string | null;
}

export interface ScoreFilesDeps {
  previews: Pick<Previews, 'develop'>;
  devices: Pick<ScoringDevices, 'scorer' | 'nameOf'>;
  installed: InstalledModels;
  only: readonly string[] | null;
  workDir: string;
  clock: Clock;
}

interface Source {
  display: DisplaySource;
  result: ScoredFile;
}

/** One result per file, in order. `size` of the pictures for all models; null: each its own. Rejects when cancelled. */
export async function scoreFiles(
  deps: ScoreFilesDeps,
  files: readonly Buffer[],
  size: ScoredSize | null,
  task: Task,
): Promise<ScoredFile[]> {
  const { previews, devices, installed, workDir } = deps;
  const models = chosenModels(installed.models, deps.only);
  await mkdir(workDir, { recursive: true });
  const results: ScoredFile[] = [];
  const photos: PendingPhoto<Source>[] = [];
  for (const file of files) {
    const result: ScoredFile = { file, widthPx: 0, heightPx: 0, scores: [], faces: null, problem: null };
    results.push(result);
    const display = await sourceOfFile(file);
    if (typeof display === 'string') result.problem = display;
    else photos.push({ photoId: results.length, contentKey: display.contentKey, source: { display, result } });
  }
  if (photos.length === 0 || (models.length === 0 && installed.faceModels === null)) return results;

  const summary = await runScoring<Source>({
    task,
    scorer: await devices.scorer(task.signal),
    models,
    faceModels: installed.faceModels,
    size,
    pending: () => photos,
    async develop({ display, result }, sizes, signal) {
      const scored = sizes.map((one) => ({
        longSidePx: one === 'native' ? noSidePx : one.longSidePx,
        file: join(workDir, `${randomUUID()}.rgb`),
      }));
      const developed = await previews.develop(display, { scored }, { signal });
      result.widthPx = developed.widthPx;
      result.heightPx = developed.heightPx;
      return { ok: developed.scored.length === sizes.length, problem: developed.problem, scored: developed.scored };
    },
    finishFaces: ({ display }, found, signal) => finishFaces(previews, display, found, signal),
    currentKey: async ({ display }) => display.contentKey,
    store: (scored) => {
      for (const { photo, scores, faces } of scored) {
        const { result } = photo.source;
        result.scores.push(
          ...scores.map((value) => toScore(value, sizeFor(value.model, size), deps.clock.nowIso(), devices.nameOf)),
        );
        result.faces = (faces as Face[] | null) ?? result.faces;
      }
    },
    removeFile: (file) => rm(file, { force: true }),
  });
  for (const failure of summary.failures) {
    const result = results[failure.photoId - 1];
    if (result) result.problem = failure.problem;
  }
  for (const [model, problem] of summary.modelProblems) {
    for (const result of results) result.problem ??= `${model}: ${problem}`;
  }
  return results;
}
