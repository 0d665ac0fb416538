/** @file Scores photos of one size with every model they lack. A failure is kept per photo: the others of the batch still get their numbers. */
import type { DeviceSpec, RawPicture } from '../../scorer/protocol.ts';
import { ScoringFailure } from '../devices/scoring-failure.ts';
import type { ScoringModel } from '../devices/scoring-model.ts';
import type { Todo } from './gather-pending.ts';
import {
  askedLongSidePx,
  type ModelValue,
  type ScoredPhoto,
  type ScoringRunOptions,
  sizeFor,
} from './scoring-types.ts';

/** A photo whose pixels lie ready. */
export interface Ready<Source> {
  readonly todo: Todo<Source>;
  /** By the longer side that was asked for, 0 for the pixels as they are. */
  readonly pictures: ReadonlyMap<number, RawPicture>;
  /** Larger pixels for faces; the same file where those would not be larger. */
  readonly facePicture: RawPicture;
  /** All of them, to be removed. */
  readonly files: readonly string[];
}

/** The server of a model that runs on one alone, as a device; null for others. */
function servedBy({ spec: { adapter } }: ScoringModel): DeviceSpec | null {
  if (adapter.kind !== 'served') return null;
  return { provider: 'remote', remote: { url: adapter.at.url, token: null, models: [] } };
}

/** Photos of one shape can share a call with every model. */
export const shapeOf = <Source>({ pictures, facePicture }: Ready<Source>): string =>
  (pictures.size > 0 ? [...pictures] : [[0, facePicture] as const])
    .map(([asked, { widthPx, heightPx }]) => `${asked}: ${widthPx}x${heightPx}`)
    .join();

export interface BatchOutcome<Source> {
  readonly results: readonly {
    readonly ready: Ready<Source>;
    readonly scored: ScoredPhoto<Source>;
    readonly failure: ScoringFailure | null;
  }[];
}

type Batching<Source> = Pick<ScoringRunOptions<Source>, 'scorer' | 'faceModels' | 'finishFaces' | 'size'>;

/**
 * @param usable models that still work; `onModelFailure` is told of one that does not.
 */
export async function scoreBatch<Source>(
  { scorer, faceModels, finishFaces, size: forAll }: Batching<Source>,
  batch: readonly Ready<Source>[],
  usable: (modelId: string) => boolean,
  onModelFailure: (modelId: string, problem: string) => void,
  signal: AbortSignal,
): Promise<BatchOutcome<Source>> {
  const found = batch.map((ready) => ({
    ready,
    scores: [] as ModelValue[],
    faces: null as unknown,
    failure: null as ScoringFailure | null,
  }));
  type Entry = (typeof found)[number];

  const attempt = async (
    modelId: string,
    entries: readonly Entry[],
    work: (entries: readonly Entry[]) => Promise<void>,
  ) => {
    try {
      await work(entries);
    } catch (error) {
      if (!(error instanceof ScoringFailure)) throw error;
      if (error.kind === 'model') onModelFailure(modelId, error.message);
      // One picture of a batch may be the cause: each on its own tells which.
      else if (entries.length > 1) for (const entry of entries) await attempt(modelId, [entry], work);
      else for (const entry of entries) entry.failure ??= error;
    }
  };

  const models = new Set(batch.flatMap(({ todo }) => todo.models));
  for (const model of models) {
    const { id } = model.spec;
    const lacking = found.filter(({ ready }) => ready.todo.models.includes(model));
    if (!usable(id)) continue;
    await attempt(id, lacking, async (entries) => {
      const asked = askedLongSidePx(sizeFor(model, forAll));
      const pictures = entries.map(({ ready }) => ready.pictures.get(asked)!);
      const size = scorer.device().provider === 'cpu' ? 1 : model.batchSize;
      const { values, device } = await scorer.score(model.spec, pictures, size, signal);
      entries.forEach((entry, index) => {
        entry.scores.push({
          model,
          value: values[index]!,
          picture: pictures[index]!,
          device: servedBy(model) ?? device,
        });
      });
    });
  }
  if (faceModels && usable('faces')) {
    for (const entry of found.filter(({ ready }) => ready.todo.faces)) {
      await attempt('faces', [entry], async () => {
        const faces = await scorer.faces(faceModels.files, entry.ready.facePicture, signal);
        entry.faces = (await finishFaces?.(entry.ready.todo.photo.source, faces, signal)) ?? faces;
      });
    }
  }
  return {
    results: found.map(({ ready, scores, faces, failure }) => ({
      ready,
      failure,
      scored: { photo: ready.todo.photo, scores, faces },
    })),
  };
}
