/**
 * @file One scoring run over whatever is pending: decoders leave raw pixels in files, a bounded number ahead; batches of one size go to the
 * scorer; results are stored in groups. Pixels never pass through this process.
 */

import { say } from '../../../texts/say.ts';
import type { ScoringFailure } from '../devices/scoring-failure.ts';
import { createBatch } from '../work/batch.ts';
import { gatherPending, type Todo } from './gather-pending.ts';
import { type Ready, scoreBatch, shapeOf } from './score-batch.ts';
import {
  askedLongSidePx,
  faceLongSidePx,
  type PhotoFailure,
  type ScoredPhoto,
  type ScoredSize,
  type ScoringRunOptions,
  type ScoringSummary,
  sizeFor,
} from './scoring-types.ts';
import { createWakeUp } from './wake-up.ts';

/** Batches being scored at the same time: one on the device, the next one already waiting there. */
const batchesInFlight = 2;
/** A photo that failed for a passing reason is tried once more, after all others. */
const tries = 2;

/**
 * Scores all pending photos. Resolves when nothing is left to try; rejects with the signal's reason when cancelled (what was scored until
 * then is stored). Failures of single photos and models are in the summary.
 */
export async function runScoring<Source>(options: ScoringRunOptions<Source>): Promise<ScoringSummary> {
  const { task, models, faceModels, develop, currentKey, removeFile, first = () => [] } = options;
  // A bug in one loop must end the others too, as a cancellation does.
  const stop = new AbortController();
  const signal = AbortSignal.any([task.signal, stop.signal]);
  const todo = gatherPending(models, faceModels !== null, options.pending);
  const total = todo.size;
  const batchSize = Math.max(1, ...models.map((model) => model.batchSize));
  const ready: Ready<Source>[] = [];
  const failures: PhotoFailure[] = [];
  const modelProblems = new Map<string, string>();
  const attempts = new Map<number, number>();
  const wake = createWakeUp();
  let decoding = 0;
  let inFlight = 0;
  let settled = 0;
  const scoredPhotos = new Set<number>();
  let changed = 0;

  const results = createBatch<ScoredPhoto<Source>>((photos) => {
    options.store(photos);
    for (const { photo } of photos) scoredPhotos.add(photo.photoId);
  });
  const settle = () => {
    settled++;
    task.report(settled, total);
  };
  /** Every file once: pictures of a photo may be the same one. */
  const discard = (one: Ready<Source>) => Promise.all([...new Set(one.files)].map(removeFile));

  const mayGoOn = async () => {
    await task.untilResumed();
    signal.throwIfAborted();
  };

  const takeNext = (): Todo<Source> | undefined => {
    for (const id of first()) {
      const wanted = todo.get(id);
      if (wanted) return wanted;
    }
    return todo.values().next().value;
  };

  const giveUp = (one: Todo<Source>, problem: string, permanent: boolean) => {
    const { photoId, contentKey } = one.photo;
    const tried = (attempts.get(photoId) ?? 0) + 1;
    attempts.set(photoId, tried);
    if (!permanent && tried < tries) todo.set(photoId, one);
    else {
      failures.push({ photoId, contentKey, problem, permanent });
      settle();
    }
  };

  /** What the models of a photo want, each once, and what faces are looked for in at the end. */
  const sizesOf = (one: Todo<Source>): ScoredSize[] => {
    const asked = new Map(
      one.models.map((model) => sizeFor(model, options.size)).map((size) => [askedLongSidePx(size), size]),
    );
    const sizes = [...asked.values()];
    if (!one.faces) return sizes;
    const longest = Math.max(faceLongSidePx, ...asked.keys());
    const face: ScoredSize = options.size === 'native' ? 'native' : { longSidePx: longest };
    return sizes.length === 1 && sizes[0] === 'native' && face === 'native' ? sizes : [...sizes, face];
  };

  const decode = async (one: Todo<Source>) => {
    try {
      const sizes = sizesOf(one);
      const developed = await develop(one.photo.source, sizes, signal);
      const { scored } = developed;
      const facePicture = scored.at(-1);
      const pictures = new Map(sizes.map((size, at) => [askedLongSidePx(size), scored[at]!]));
      if (developed.ok && facePicture)
        ready.push({ todo: one, pictures, facePicture, files: scored.map(({ file }) => file) });
      else giveUp(one, developed.problem ?? say('picture.cannotDecode'), true);
    } catch (error) {
      if (signal.aborted) return;
      giveUp(one, error instanceof Error ? error.message : String(error), false);
    }
  };

  const decoder = async () => {
    for (;;) {
      await mayGoOn();
      const isFull = ready.length >= batchSize * batchesInFlight;
      const one = isFull ? undefined : takeNext();
      if (one) {
        todo.delete(one.photo.photoId);
        decoding++;
        try {
          await decode(one);
        } finally {
          decoding--;
          wake.all();
        }
      } else if (!isFull && decoding === 0 && inFlight === 0 && ready.length === 0) return;
      else await wake.next();
    }
  };

  /** The oldest ready photo and those that can share its batch. While the device is busy a short batch waits for more. */
  const takeBatch = (): Ready<Source>[] => {
    const [oldest] = ready;
    if (!oldest) return [];
    const shape = shapeOf(oldest);
    const alike = ready.filter((one) => shapeOf(one) === shape).slice(0, batchSize);
    const mayGrow = inFlight > 0 && decoding > 0 && ready.length < batchSize * batchesInFlight;
    if (alike.length < batchSize && mayGrow) return [];
    for (const one of alike) ready.splice(ready.indexOf(one), 1);
    return alike;
  };

  const keep = async (one: Ready<Source>, scored: ScoredPhoto<Source>, failure: ScoringFailure | null) => {
    const { photo } = one.todo;
    if ((await currentKey(photo.source)) !== photo.contentKey) {
      changed++;
      settle();
      return;
    }
    const hasResult = scored.scores.length > 0 || scored.faces !== null;
    if (hasResult) results.add(scored);
    if (!failure) return settle();
    const done = new Set(scored.scores.map(({ model }) => model));
    const rest = {
      photo,
      models: one.todo.models.filter((model) => !done.has(model)),
      faces: one.todo.faces && scored.faces === null,
    };
    giveUp(rest, failure.message, false);
  };

  const score = async (batch: Ready<Source>[]) => {
    inFlight++;
    wake.all();
    try {
      const note = (id: string, problem: string) => void modelProblems.set(id, problem);
      const outcome = await scoreBatch(options, batch, (id) => !modelProblems.has(id), note, signal);
      for (const { ready: one, scored, failure } of outcome.results) await keep(one, scored, failure);
    } finally {
      await Promise.all(batch.map(discard));
      inFlight--;
      wake.all();
    }
  };

  const feeder = async () => {
    for (;;) {
      await mayGoOn();
      const batch = takeBatch();
      if (batch.length > 0) await score(batch);
      else if (todo.size === 0 && decoding === 0 && ready.length === 0 && inFlight === 0) return;
      else await wake.next();
    }
  };

  task.report(0, total);
  const onAbort = () => wake.all();
  signal.addEventListener('abort', onAbort);
  try {
    const loops = [
      ...Array.from({ length: options.decoders ?? 2 }, decoder),
      ...Array.from({ length: batchesInFlight }, feeder),
    ];
    for (const loop of loops) loop.catch((reason: unknown) => stop.abort(reason));
    await Promise.allSettled(loops);
    signal.throwIfAborted();
  } finally {
    signal.removeEventListener('abort', onAbort);
    results.flush();
    await Promise.all(ready.map(discard));
  }
  return { scored: scoredPhotos.size, failures, changed, modelProblems };
}
