/** @file Reads pixels and makes inputs beside the inference, in a thread that knows nothing of ONNX Runtime; runs models that need none. */
import { parentPort } from 'node:worker_threads';
import { UnscorableError } from '../../native-models/natural-scenes/unscorable.ts';
import { say } from '../../texts/say.ts';
import { adapterOf } from './adapter-of.ts';
import { computeOf } from './compute-of.ts';
import type { ComputeRequest, Prepared, PrepareRequest } from './prepare-ahead.ts';
import { readRawPicture } from './read-raw-picture.ts';
import { ScorerError } from './scorer-error.ts';
import { whyUnscorable } from './why-unscorable.ts';

async function prepare(request: PrepareRequest | ComputeRequest): Promise<Prepared> {
  const { id } = request;
  try {
    if ('model' in request) {
      const compute = await computeOf(request.model);
      if (!compute) throw new ScorerError('model', say('model.needsSession', { id: request.model.id }));
      return { id, value: compute(await readRawPicture(request.picture)) };
    }
    const { adapter, pictures, size } = request;
    const read = await Promise.all(pictures.map(readRawPicture));
    // A short batch is filled up, since another batch size would be another session.
    const filled = Array.from({ length: size }, (_, index) => read[index] ?? read[0]!);
    return { id, feeds: (await adapterOf(adapter)).prepare(filled) };
  } catch (error) {
    if (error instanceof UnscorableError) return { id, kind: 'picture', message: whyUnscorable(error.why) };
    const kind = error instanceof ScorerError ? error.kind : 'picture';
    return { id, kind, message: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', (request: PrepareRequest | ComputeRequest) => {
  void prepare(request).then((prepared) => {
    const buffers =
      'feeds' in prepared ? Object.values(prepared.feeds).map(({ data }) => data.buffer as ArrayBuffer) : [];
    parentPort?.postMessage(prepared, [...new Set(buffers)]);
  });
});
