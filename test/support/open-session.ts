/** @file ONNX Runtime sessions for tests: threads that sleep when idle, since several test files share the cores. */
import * as ort from 'onnxruntime-node';

/** A CPU session for a model's file or bytes. */
export function openSession(model: string | Uint8Array): Promise<ort.InferenceSession> {
  const options: ort.InferenceSession.SessionOptions = {
    executionProviders: ['cpu'],
    intraOpNumThreads: 2,
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  };
  return typeof model === 'string'
    ? ort.InferenceSession.create(model, options)
    : ort.InferenceSession.create(model, options);
}
