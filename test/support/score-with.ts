/** @file Runs pictures through a converted model as the scoring process does: adapter, session, adapter. */
import * as ort from 'onnxruntime-node';
import type { Feeds, Outputs, Picture, ScoreAdapter, ScoreValue } from '../../native-models/adapters/index.ts';

export function toTensors(feeds: Feeds): Record<string, ort.Tensor> {
  return Object.fromEntries(
    Object.entries(feeds).map(([name, { type, data, dims }]) => [name, new ort.Tensor(type, data, dims)]),
  );
}

/** Inputs through a session. */
export async function feedSession(session: ort.InferenceSession, feeds: Feeds): Promise<Outputs> {
  const outputs = await session.run(toTensors(feeds));
  return Object.fromEntries(
    Object.entries(outputs).map(([name, { data, dims }]) => [name, { data: data as Float32Array, dims }]),
  );
}

/** Scores of pictures that share a batch key, in one call. */
export async function scoreWith(
  session: ort.InferenceSession,
  adapter: ScoreAdapter,
  pictures: readonly Picture[],
): Promise<ScoreValue[]> {
  return adapter.decode(await feedSession(session, adapter.prepare(pictures)), pictures.length);
}

/** The largest difference of two equally long lists. */
export function largestDifference(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  return Math.max(...a.map((value, index) => Math.abs(value - (b[index] as number))));
}
