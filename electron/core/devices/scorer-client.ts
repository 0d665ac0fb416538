/**
 * @file The engine's end of the scoring process: starts it when there is work, kills it when it hangs, starts it again when it dies, and asks
 * again for whatever was not answered. An answer is taken once, so no score is lost and none comes twice.
 */
import { say } from '../../../texts/say.ts';
import { createQuestions } from '../../asking/questions.ts';
import type {
  DeviceSpec,
  FaceModelFiles,
  FromScorer,
  ModelFile,
  ModelSpec,
  RawPicture,
  ScoreValue,
  ToScorer,
} from '../../scorer/protocol.ts';
import type { Clock } from '../work/clock.ts';
import type { ChildHandle, LaunchChild } from '../work/launch-child.ts';
import type { Log } from '../work/log.ts';
import { createDeviceLine } from './device-line.ts';
import { ScoringFailure } from './scoring-failure.ts';

export interface ScorerClientOptions {
  launch: LaunchChild;
  /** The scoring process's main module; only tests name another. */
  module?: URL;
  /** In order of preference, last resort last. */
  devices: readonly DeviceSpec[];
  threads: number;
  /** Where optimised models are kept between runs; null: nowhere. */
  optimisedDir: string | null;
  /** Refuse models of which a part would run on the CPU unasked. */
  strict?: boolean;
  env?: Record<string, string>;
  clock: Clock;
  log: Log;
  onDeviceBad?: (device: DeviceSpec, reason: string) => void;
  crashLimit?: number;
  crashWindowMs?: number;
  /** Deaths over one request after which it is given up, so that one picture cannot stop the rest. */
  deathLimit?: number;
  /** How long the process may stay silent in each kind of work before it counts as hung. */
  silenceMs?: Partial<Record<Doing, number>>;
  /** Pictures after which the process is replaced: drivers leak. */
  recycleAfter?: number;
  /** The process ends after this long without work and gives its memory back. */
  idleMs?: number;
}

export interface SelfTestResult {
  readings: readonly { picture: string; values: readonly number[] }[];
  msPerPicture: number | null;
}

/** All reject with ScoringFailure, or with the signal's reason when aborted before the answer. */
export interface ScorerClient {
  device(): DeviceSpec;
  load(
    model: ModelSpec,
    size: { widthPx: number; heightPx: number; batchSize: number },
    signal?: AbortSignal,
  ): Promise<void>;
  /** One value per picture, in order, and the device they come from. Pictures of one call have one size. */
  score(
    model: ModelSpec,
    pictures: readonly RawPicture[],
    batchSize: number,
    signal?: AbortSignal,
  ): Promise<{ values: readonly ScoreValue[]; device: DeviceSpec }>;
  /** Faces as native-models gives them; the caller checks the shape. */
  faces(models: FaceModelFiles, picture: RawPicture, signal?: AbortSignal): Promise<unknown>;
  /** Who faces are: 128 numbers each, by their five points in pixels of the picture. */
  describe(
    model: ModelFile & { readonly id: string },
    picture: RawPicture,
    faces: readonly (readonly { readonly x: number; readonly y: number }[])[],
    signal?: AbortSignal,
  ): Promise<readonly (readonly number[])[]>;
  /** The vector of words, by their tokens; of any length. */
  words(
    model: ModelFile & { readonly id: string },
    tokens: readonly number[],
    signal?: AbortSignal,
  ): Promise<readonly number[]>;
  /** A metric's number for two pictures of one size. */
  compare(model: ModelSpec, reference: RawPicture, test: RawPicture, signal?: AbortSignal): Promise<number>;
  selfTest(
    model: ModelSpec,
    pictures: 'golden' | 'sanity',
    timedBatch: number,
    signal?: AbortSignal,
  ): Promise<SelfTestResult>;
  unload(modelId: string | null): void;
  /** Process id of the running process, for tests and for reports. */
  pid(): number | undefined;
  close(): void;
}

type Doing = 'starting' | 'reading' | 'loading' | 'running';
type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;
type Asking = WithoutId<
  Extract<ToScorer, { type: 'load' | 'score' | 'faces' | 'describe' | 'compare' | 'words' | 'self-test' }>
>;
type Answer = Extract<
  FromScorer,
  { type: 'loaded' | 'scored' | 'faces' | 'described' | 'compared' | 'worded' | 'self-tested' }
>;

interface Pending {
  readonly asking: Asking;
  readonly signal: AbortSignal | undefined;
  /** Times the process died while it was working on this. */
  deaths: number;
}

const defaultSilenceMs: Record<Doing, number> = {
  starting: 60_000,
  reading: 60_000,
  loading: 240_000,
  running: 120_000,
};
const defaultModule = new URL('../../scorer/scorer.ts', import.meta.url);
export function createScorerClient(options: ScorerClientOptions): ScorerClient {
  const deathLimit = options.deathLimit ?? 3;
  const silenceMs = { ...defaultSilenceMs, ...options.silenceMs };
  const line = createDeviceLine({
    devices: options.devices,
    crashLimit: options.crashLimit ?? 3,
    crashWindowMs: options.crashWindowMs ?? 600_000,
    clock: options.clock,
    onDeviceBad: options.onDeviceBad ?? (() => undefined),
  });
  const questions = createQuestions<Answer, Pending>();
  let child: ChildHandle | null = null;
  let isReady = false;
  /** The request the process last said it works on. */
  let workingOn: number | null = null;
  let startFailures = 0;
  let scored = 0;
  let isClosed = false;
  let watch: NodeJS.Timeout | undefined;

  const listen = (doing: Doing | 'idle') => {
    clearTimeout(watch);
    if (doing === 'idle') {
      watch = setTimeout(drop, options.idleMs ?? 300_000);
      watch.unref();
    } else watch = setTimeout(() => lost(say('scorer.silent', { ms: silenceMs[doing], doing })), silenceMs[doing]);
  };

  /** Ends the process without counting it as a crash. */
  const drop = () => {
    const old = child;
    child = null;
    isReady = false;
    workingOn = null;
    scored = 0;
    clearTimeout(watch);
    old?.kill();
  };

  const start = () => {
    if (child || isClosed) return;
    const mine = options.launch(options.module ?? defaultModule, options.env ? { env: options.env } : {});
    child = mine;
    mine.onMessage((message) => {
      if (child === mine) receive(message as FromScorer);
    });
    mine.onExit(({ code, signal }) => {
      if (child === mine) lost(signal ? say('scorer.ended', { signal }) : say('scorer.code', { code: String(code) }));
    });
    const { threads, optimisedDir } = options;
    mine.send({ type: 'configure', device: line.current(), threads, optimisedDir, strict: options.strict ?? false });
    listen('starting');
  };

  const send = (message: ToScorer) => child?.send(message);

  const lost = (reason: string) => {
    const { provider } = line.current();
    const victim = workingOn === null ? undefined : questions.asked(workingOn);
    const victimId = workingOn;
    const neverStarted = !isReady;
    drop();
    options.log.warn(`The scoring process ${reason}.`, { provider, requests: questions.count });
    const hasMoved = line.noteCrash(reason);
    if (hasMoved) {
      startFailures = 0;
      for (const { asked } of questions.open()) asked.deaths = 0;
    } else if (neverStarted && ++startFailures >= deathLimit) {
      startFailures = 0;
      for (const { id } of questions.open())
        fail(id, new ScoringFailure('device', say('scorer.cannotStart', { reason })));
    } else if (victim && ++victim.deaths >= deathLimit) {
      fail(victimId!, new ScoringFailure('crash', say('scorer.died', { reason, times: deathLimit })));
    }
    if (questions.count > 0) start();
  };

  const settled = (id: number) => {
    if (workingOn === id) workingOn = null;
    listen(questions.count > 0 ? 'reading' : 'idle');
  };
  const fail = (id: number, reason: unknown) => {
    questions.refuse(id, reason);
    settled(id);
  };

  const receive = (message: FromScorer) => {
    switch (message.type) {
      case 'ready':
        isReady = true;
        startFailures = 0;
        listen(questions.count > 0 ? 'reading' : 'idle');
        for (const { id, asked } of questions.open()) {
          const { asking, signal } = asked;
          if (signal?.aborted) fail(id, signal.reason);
          else send({ ...asking, id });
        }
        return;
      case 'alive':
        if (!questions.asked(message.id)) return;
        workingOn = message.id;
        listen(message.doing);
        return;
      case 'cancelled':
        fail(message.id, questions.asked(message.id)?.signal?.reason ?? new Error('cancelled'));
        return;
      case 'failed':
        // While another device is left, a device's refusal counts like a crash: the request is asked again.
        if (message.kind === 'device' && !line.isLast()) lost(`reported: ${message.message}`);
        else fail(message.id, new ScoringFailure(message.kind, message.message));
        return;
      default: {
        const asking = questions.asked(message.id)?.asking;
        if (asking?.type === 'score') scored += asking.pictures.length;
        questions.answer(message.id, message);
        settled(message.id);
        if (scored >= (options.recycleAfter ?? 20_000)) {
          drop();
          if (questions.count > 0) start();
        }
      }
    }
  };

  const ask = async (asking: Asking, signal: AbortSignal | undefined): Promise<Answer> => {
    signal?.throwIfAborted();
    if (isClosed) throw new Error('the scorer client is closed');
    const { id, answer } = questions.note({ asking, signal, deaths: 0 });
    const cancel = () => (isReady ? send({ type: 'cancel', id }) : fail(id, signal?.reason));
    signal?.addEventListener('abort', cancel);
    start();
    if (isReady) {
      if (questions.count === 1) listen('reading');
      send({ ...asking, id });
    }
    return answer.finally(() => signal?.removeEventListener('abort', cancel));
  };

  /** A request's answer, of the type its request has. */
  const expect = <T extends Answer['type']>(answer: Answer, type: T): Extract<Answer, { type: T }> => {
    if (answer.type !== type) throw new Error(`the scorer answered ${answer.type} where ${type} was asked`);
    return answer as Extract<Answer, { type: T }>;
  };

  return {
    device: line.current,
    load: async (model, size, signal) => {
      await ask({ type: 'load', model, ...size }, signal);
    },
    score: async (model, pictures, batchSize, signal) => {
      const { values } = expect(await ask({ type: 'score', model, pictures, batchSize }, signal), 'scored');
      if (values.length !== pictures.length) throw new Error('the scorer answered for another number of pictures');
      return { values, device: line.current() };
    },
    faces: async (models, picture, signal) =>
      expect(await ask({ type: 'faces', models, picture }, signal), 'faces').faces,
    describe: async (model, picture, faces, signal) => {
      const { vectors } = expect(await ask({ type: 'describe', model, picture, faces }, signal), 'described');
      if (vectors.length !== faces.length) throw new Error('the scorer described another number of faces');
      return vectors;
    },
    words: async (model, tokens, signal) =>
      expect(await ask({ type: 'words', model, tokens }, signal), 'worded').vector,
    compare: async (model, reference, test, signal) =>
      expect(await ask({ type: 'compare', model, reference, test }, signal), 'compared').value,
    selfTest: async (model, pictures, timedBatch, signal) =>
      expect(await ask({ type: 'self-test', model, pictures, timedBatch }, signal), 'self-tested'),
    unload: (modelId) => void send({ type: 'unload', modelId }),
    pid: () => child?.pid,
    close() {
      isClosed = true;
      drop();
      questions.refuseAll(new Error(say('scorer.over')));
    },
  };
}
