/**
 * @file The scorer's one queue: requests in, one batch at a time through the device, answers out. ONNX Runtime blocks this process while it
 * runs, so messages are let in between batches: that is when a cancellation takes effect.
 */
import type { Feeds, Outputs, Picture, ScoreAdapter } from '../../native-models/adapters/index.ts';
import { say } from '../../texts/say.ts';
import { adapterOf, pairsOf } from './adapter-of.ts';
import { analysePictureFaces } from './analyse-picture-faces.ts';
import { type Compute, computeOf, needsNoSession } from './compute-of.ts';
import { describeFaces } from './describe-faces.ts';
import { createOptimisedModels } from './optimised-models.ts';
import { createPrepareAhead } from './prepare-ahead.ts';
import type { FromScorer, ModelSpec, ScoreValue, ToScorer } from './protocol.ts';
import { readRawPicture } from './read-raw-picture.ts';
import { createRemoteModels, type RemoteModels } from './remote/remote-models.ts';
import { createServedCards } from './remote/served-cards.ts';
import { joinParts, partsOf } from './run-rows.ts';
import { loadRuntime, runSession } from './runtime.ts';
import { ScorerError } from './scorer-error.ts';
import { selfTest } from './self-test.ts';
import { createSessionCache, type SessionCache } from './session-cache.ts';

type Request = Extract<ToScorer, { type: 'load' | 'score' | 'faces' | 'describe' | 'compare' | 'words' | 'self-test' }>;
type Unload = Extract<ToScorer, { type: 'unload' }>;

class Cancelled extends Error {}

/** Pictures that are read and on their way to a server together. */
const servedAtOnce = 8;

/** Weights that open sessions may hold together. */
const sessionBudgetBytes = 2_500_000_000;

/** Returns the function that takes the engine's messages, in order. */
export function createScorer(post: (message: FromScorer) => void): (message: ToScorer) => void {
  const queue: (Request | Unload)[] = [];
  const cancelled = new Set<number>();
  const ahead = createPrepareAhead();
  const served = createServedCards();
  /** Inputs under way, by request and place of the batch in it: at most the batch to run and the one after it. */
  const prepared = new Map<string, Promise<Feeds>>();
  let sessions: SessionCache | undefined;
  let faceSessions: SessionCache | undefined;
  let provider = 'cpu';
  let remote: RemoteModels | null = null;
  let isWorking = false;

  const letMessagesIn = async (id: number) => {
    await new Promise((resolve) => setImmediate(resolve));
    if (cancelled.has(id)) throw new Cancelled();
  };

  const opened = (cache = sessions): SessionCache => {
    if (!cache) throw new Error('the scorer was given work before it was configured');
    return cache;
  };

  /** Pictures per call: the CPU gains nothing from more than there are, other devices want the same number always. */
  const sizeOf = (count: number, batchSize: number) => (provider === 'cpu' ? count : batchSize);

  /** One call of the session. */
  const run = async (
    id: number,
    model: ModelSpec,
    adapter: ScoreAdapter,
    picture: { readonly widthPx: number; readonly heightPx: number },
    size: number,
    feeds: () => Feeds | Promise<Feeds>,
  ): Promise<ScoreValue[]> => {
    const dimensions = adapter.dimensions(picture.widthPx, picture.heightPx, size);
    if (!opened().has(model, dimensions)) post({ type: 'alive', id, doing: 'loading' });
    const session = await opened().get(model, dimensions);
    const inputs = await feeds();
    try {
      const outputs: Outputs[] = [];
      for (const part of partsOf(inputs, adapter.rowsPerCall)) {
        post({ type: 'alive', id, doing: 'running' });
        await letMessagesIn(id);
        outputs.push(await runSession(session, part));
      }
      return adapter.decode(joinParts(outputs), size);
    } catch (error) {
      if (error instanceof Cancelled) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      throw new ScorerError('device', say('model.failed', { id: model.id, device: provider, reason }), {
        cause: error,
      });
    }
  };

  const keyOf = (id: number, at: number) => `${id} ${at}`;
  /** Starts to prepare one batch of a request, unless it is under way or there is none. */
  const prepareBatch = (request: Extract<Request, { type: 'score' }>, at: number): void => {
    const { id, model, pictures, batchSize } = request;
    if (at >= pictures.length || prepared.has(keyOf(id, at))) return;
    const batch = pictures.slice(at, at + batchSize);
    prepared.set(keyOf(id, at), ahead.start(model.adapter, batch, sizeOf(batch.length, batchSize)));
  };

  const score = async (request: Extract<Request, { type: 'score' }>): Promise<ScoreValue[]> => {
    const { id, model, pictures, batchSize } = request;
    const values: ScoreValue[] = [];
    if (model.adapter.kind === 'served') {
      for (let at = 0; at < pictures.length; at += servedAtOnce) {
        post({ type: 'alive', id, doing: 'running' });
        await letMessagesIn(id);
        const read = await Promise.all(pictures.slice(at, at + servedAtOnce).map(readRawPicture));
        values.push(...(await served.score(model, model.adapter, read)));
      }
      return values;
    }
    if (await needsNoSession(model.adapter)) {
      for (const picture of pictures) {
        post({ type: 'alive', id, doing: 'running' });
        await letMessagesIn(id);
        values.push(await ahead.compute(model, picture));
      }
      return values;
    }
    const adapter = await adapterOf(model.adapter);
    if (pictures[0] && remote?.takes(model, pictures[0])) {
      for (let at = 0; at < pictures.length; at += batchSize) {
        post({ type: 'alive', id, doing: 'running' });
        await letMessagesIn(id);
        const named = pictures.slice(at, at + batchSize);
        const read = await Promise.all(named.map(readRawPicture));
        values.push(
          ...(await remote.score(
            model,
            adapter,
            read,
            named.map(({ file }) => file),
          )),
        );
      }
      return values;
    }
    for (let at = 0; at < pictures.length; at += batchSize) {
      post({ type: 'alive', id, doing: 'reading' });
      await letMessagesIn(id);
      prepareBatch(request, at);
      const feeds = prepared.get(keyOf(id, at))!;
      const count = Math.min(batchSize, pictures.length - at);
      const batch = run(id, model, adapter, pictures[at]!, sizeOf(count, batchSize), async () => {
        const inputs = await feeds;
        prepared.delete(keyOf(id, at));
        // While this batch runs, the next is prepared: of this request, else of the one that waits.
        const [next] = queue;
        if (at + batchSize < pictures.length) prepareBatch(request, at + batchSize);
        else if (next?.type === 'score') prepareBatch(next, 0);
        return inputs;
      });
      values.push(...(await batch).slice(0, count));
    }
    return values;
  };

  /** The same requests for a model that needs no session. */
  const answerComputed = async (
    request: Exclude<Request, { type: 'faces' | 'describe' | 'compare' | 'words' }>,
    compute: Compute,
    start: number,
  ): Promise<FromScorer> => {
    const { id } = request;
    if (request.type === 'load') return { type: 'loaded', id, ms: performance.now() - start };
    if (request.type === 'score')
      return { type: 'scored', id, values: await score(request), ms: performance.now() - start };
    const run = async (pictures: readonly Picture[]) => pictures.map(compute);
    const tested = await selfTest(request.pictures, request.timedBatch, run, () => letMessagesIn(id));
    return { type: 'self-tested', id, ...tested };
  };

  const compare = async ({ id, model, ...files }: Extract<Request, { type: 'compare' }>): Promise<number> => {
    post({ type: 'alive', id, doing: 'reading' });
    const pairs = await pairsOf(model.adapter);
    const [reference, test] = [await readRawPicture(files.reference), await readRawPicture(files.test)];
    const dimensions = { pairs: 1, rows: reference.heightPx, columns: reference.widthPx };
    if (!opened().has(model, dimensions)) post({ type: 'alive', id, doing: 'loading' });
    const session = await opened().get(model, dimensions);
    post({ type: 'alive', id, doing: 'running' });
    await letMessagesIn(id);
    try {
      return pairs.decode(await runSession(session, pairs.prepare([{ reference, test }])), 1)[0]!;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new ScorerError('device', say('model.failed', { id: model.id, device: provider, reason }), {
        cause: error,
      });
    }
  };

  /** On the CPU, as faces: too small to be worth a GPU's queue. */
  const encode = async ({ id, model, tokens }: Extract<Request, { type: 'words' }>): Promise<number[]> => {
    post({ type: 'alive', id, doing: 'loading' });
    const session = await opened(faceSessions).get(model, {});
    post({ type: 'alive', id, doing: 'running' });
    await letMessagesIn(id);
    const data = Int32Array.from(tokens);
    const { features } = await runSession(session, { tokens: { type: 'int32', data, dims: [1, data.length] } });
    if (!features) throw new ScorerError('model', say('model.noWords', { id: model.id }));
    return Array.from(features.data);
  };

  const answer = async (request: Request): Promise<FromScorer> => {
    const { id } = request;
    const start = performance.now();
    if (request.type === 'faces') {
      post({ type: 'alive', id, doing: 'reading' });
      const picture = await readRawPicture(request.picture);
      const faces = await analysePictureFaces(picture, request.models, opened(faceSessions), async (doing) => {
        post({ type: 'alive', id, doing });
        await letMessagesIn(id);
      });
      return { type: 'faces', id, faces, ms: performance.now() - start };
    }
    if (request.type === 'describe') {
      post({ type: 'alive', id, doing: 'reading' });
      const picture = await readRawPicture(request.picture);
      const step = async (doing: 'loading' | 'running') => {
        post({ type: 'alive', id, doing });
        await letMessagesIn(id);
      };
      const vectors = await describeFaces(picture, request, opened(faceSessions), step);
      return { type: 'described', id, vectors, ms: performance.now() - start };
    }
    if (request.type === 'words')
      return { type: 'worded', id, vector: await encode(request), ms: performance.now() - start };
    if (request.type === 'compare')
      return { type: 'compared', id, value: await compare(request), ms: performance.now() - start };
    const { model } = request;
    const { adapter: how } = model;
    if (how.kind === 'served') {
      if (request.type === 'load') return { type: 'loaded', id, ms: performance.now() - start };
      if (request.type === 'score')
        return { type: 'scored', id, values: await score(request), ms: performance.now() - start };
      const ask = (pictures: readonly Picture[]) => served.score(model, how, pictures);
      const tested = await selfTest(request.pictures, request.timedBatch, ask, () => letMessagesIn(id));
      return { type: 'self-tested', id, ...tested };
    }
    const compute = await computeOf(model);
    if (compute) return answerComputed(request, compute, start);
    const adapter = await adapterOf(model.adapter);
    if (request.type === 'load') {
      post({ type: 'alive', id, doing: 'loading' });
      await opened().get(model, adapter.dimensions(request.widthPx, request.heightPx, request.batchSize));
      return { type: 'loaded', id, ms: performance.now() - start };
    }
    if (request.type === 'self-test') {
      let asked = 0;
      const runPictures = (pictures: readonly Picture[]) =>
        remote?.takes(model, pictures[0]!)
          ? remote.score(
              model,
              adapter,
              pictures,
              pictures.map(() => `${id} ${asked++}`),
            )
          : run(id, model, adapter, pictures[0]!, pictures.length, () => adapter.prepare(pictures));
      const tested = await selfTest(request.pictures, request.timedBatch, runPictures, () => letMessagesIn(id));
      return { type: 'self-tested', id, ...tested };
    }
    return { type: 'scored', id, values: await score(request), ms: performance.now() - start };
  };

  const work = async () => {
    if (isWorking) return;
    isWorking = true;
    for (let request = queue.shift(); request; request = queue.shift()) {
      if (request.type === 'unload') {
        await sessions?.release(request.modelId);
        await faceSessions?.release(request.modelId);
        continue;
      }
      const { id } = request;
      try {
        await letMessagesIn(id);
        post(await answer(request));
      } catch (error) {
        if (error instanceof Cancelled) post({ type: 'cancelled', id });
        else if (error instanceof ScorerError) post({ type: 'failed', id, kind: error.kind, message: error.message });
        else
          post({ type: 'failed', id, kind: 'model', message: error instanceof Error ? error.message : String(error) });
      }
      cancelled.delete(id);
      for (const key of prepared.keys()) if (key.startsWith(`${id} `)) prepared.delete(key);
    }
    isWorking = false;
  };

  return (message) => {
    switch (message.type) {
      case 'configure':
        provider = message.device.provider === 'remote' ? 'cpu' : message.device.provider;
        try {
          remote = message.device.remote ? createRemoteModels(message.device.remote) : null;
        } catch (error) {
          process.stderr.write(`${String(error)}\n`);
          process.exit(72);
        }
        void Promise.resolve()
          .then(() => loadRuntime(message.device.libraryDir))
          .then(
            ({ env }) => {
              const runtimeVersion = env.versions.node ?? env.versions.common;
              const optimised = createOptimisedModels(message.optimisedDir, runtimeVersion);
              const { threads, strict } = message;
              // What a server does not take is scored here.
              const device = remote ? { provider: 'cpu' as const } : message.device;
              const shared = { threads, strict, optimised, budgetBytes: sessionBudgetBytes };
              sessions = createSessionCache({ ...shared, device });
              faceSessions =
                provider === 'cpu' ? sessions : createSessionCache({ ...shared, device: { provider: 'cpu' } });
              post({ type: 'ready', runtimeVersion });
            },
            // Without its runtime this process is of no use: the engine sees it end and takes another device.
            (error: unknown) => {
              process.stderr.write(`ONNX Runtime cannot be loaded: ${String(error)}\n`);
              process.exit(70);
            },
          );
        break;
      case 'cancel':
        if (isWorking || queue.length > 0) cancelled.add(message.id);
        break;
      default:
        queue.push(message);
        void work();
    }
  };
}
