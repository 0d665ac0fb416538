/** @file Reads pixels and makes inputs beside the inference, in a thread that knows nothing of ONNX Runtime. */
import { parentPort } from 'node:worker_threads';
import { adapterOf } from './adapter-of.ts';
import type { Prepared, PrepareRequest } from './prepare-ahead.ts';
import { readRawPicture } from './read-raw-picture.ts';
import { ScorerError } from './scorer-error.ts';

async function prepare({ id, adapter, pictures, size }: PrepareRequest): Promise<Prepared> {
  try {
    const read = await Promise.all(pictures.map(readRawPicture));
    // A short batch is filled up, since another batch size would be another session.
    const filled = Array.from({ length: size }, (_, index) => read[index] ?? read[0]!);
    return { id, feeds: (await adapterOf(adapter)).prepare(filled) };
  } catch (error) {
    const kind = error instanceof ScorerError ? error.kind : 'picture';
    return { id, kind, message: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', (request: PrepareRequest) => {
  void prepare(request).then((prepared) => {
    const buffers =
      'feeds' in prepared ? Object.values(prepared.feeds).map(({ data }) => data.buffer as ArrayBuffer) : [];
    parentPort?.postMessage(prepared, [...new Set(buffers)]);
  });
});
