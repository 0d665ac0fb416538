/**
 * @file Inputs made while the device is busy with the batch before. `session.run` blocks its thread, so whatever is to happen meanwhile happens in
 * another: one that holds no session, since ending a thread inside ONNX Runtime ends the process.
 */
import { Worker } from 'node:worker_threads';
import type { Feeds } from '../../native-models/adapters/index.ts';
import { createQuestions } from '../asking/questions.ts';
import type { AdapterSpec, FailureKind, RawPicture } from './protocol.ts';
import { ScorerError } from './scorer-error.ts';

export interface PrepareRequest {
  readonly id: number;
  readonly adapter: AdapterSpec;
  readonly pictures: readonly RawPicture[];
  /** Pictures of the batch; missing ones repeat the first. */
  readonly size: number;
}

export type Prepared =
  | { readonly id: number; readonly feeds: Feeds }
  | { readonly id: number; readonly kind: FailureKind; readonly message: string };

export interface PrepareAhead {
  /** Starts reading and preparing; rejects with a ScorerError. */
  start(adapter: AdapterSpec, pictures: readonly RawPicture[], size: number): Promise<Feeds>;
}

export function createPrepareAhead(): PrepareAhead {
  const questions = createQuestions<Feeds>();
  let worker: Worker | undefined;

  const open = (): Worker => {
    const made = new Worker(new URL('./prepare-worker.ts', import.meta.url));
    made.on('message', (prepared: Prepared) => {
      if ('feeds' in prepared) questions.answer(prepared.id, prepared.feeds);
      else questions.refuse(prepared.id, new ScorerError(prepared.kind, prepared.message));
    });
    // Out of memory, most likely: the engine sees the process end and asks again.
    made.on('error', (error) => {
      process.stderr.write(`Preparing pictures failed: ${String(error)}\n`);
      process.exit(71);
    });
    return made;
  };

  return {
    start(adapter, pictures, size) {
      worker ??= open();
      const { id, answer } = questions.note(undefined);
      worker.postMessage({ id, adapter, pictures, size } satisfies PrepareRequest);
      return answer;
    },
  };
}
