/**
 * @file Inputs made while the device is busy with the batch before. `session.run` blocks its thread, so whatever is to happen meanwhile happens in
 * another: one that holds no session, since ending a thread inside ONNX Runtime ends the process.
 */
import { Worker } from 'node:worker_threads';
import type { Feeds, ScoreValue } from '../../native-models/adapters/index.ts';
import { asWritten } from '../../texts/say.ts';
import { createQuestions } from '../asking/questions.ts';
import type { AdapterSpec, FailureKind, ModelSpec, RawPicture } from './protocol.ts';
import { ScorerError } from './scorer-error.ts';

export interface PrepareRequest {
  readonly id: number;
  readonly adapter: AdapterSpec;
  readonly pictures: readonly RawPicture[];
  /** Pictures of the batch; missing ones repeat the first. */
  readonly size: number;
}

/** Models that need no session are run where pictures are prepared. */
export interface ComputeRequest {
  readonly id: number;
  readonly model: ModelSpec;
  readonly picture: RawPicture;
}

export type Prepared =
  | { readonly id: number; readonly feeds: Feeds }
  | { readonly id: number; readonly value: ScoreValue }
  | { readonly id: number; readonly kind: FailureKind; readonly message: string };

export interface PrepareAhead {
  /** Starts reading and preparing; rejects with a ScorerError. */
  start(adapter: AdapterSpec, pictures: readonly RawPicture[], size: number): Promise<Feeds>;
  /** What a model without a session says of a picture; rejects with a ScorerError. */
  compute(model: ModelSpec, picture: RawPicture): Promise<ScoreValue>;
}

export function createPrepareAhead(): PrepareAhead {
  const questions = createQuestions<Feeds | ScoreValue>();
  let worker: Worker | undefined;

  const open = (): Worker => {
    const made = new Worker(new URL('./prepare-worker.ts', import.meta.url));
    made.on('message', (prepared: Prepared) => {
      if ('feeds' in prepared) questions.answer(prepared.id, prepared.feeds);
      else if ('value' in prepared) questions.answer(prepared.id, prepared.value);
      else questions.refuse(prepared.id, new ScorerError(prepared.kind, asWritten(prepared.message)));
    });
    // Out of memory, most likely: the engine sees the process end and asks again.
    made.on('error', (error) => {
      process.stderr.write(`Preparing pictures failed: ${String(error)}\n`);
      process.exit(71);
    });
    return made;
  };

  const ask = (request: Omit<PrepareRequest, 'id'> | Omit<ComputeRequest, 'id'>): Promise<Feeds | ScoreValue> => {
    worker ??= open();
    const { id, answer } = questions.note(undefined);
    worker.postMessage({ ...request, id } satisfies PrepareRequest | ComputeRequest);
    return answer;
  };
  return {
    start: (adapter, pictures, size) => ask({ adapter, pictures, size }) as Promise<Feeds>,
    compute: (model, picture) => ask({ model, picture }) as Promise<ScoreValue>,
  };
}
