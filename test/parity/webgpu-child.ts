/**
 * @file Scores patches with a one-block MUSIQ on the CPU and on WebGPU, in a process of its own: the Vulkan driver is
 * chosen by the environment and may take the process down. Prints `{cpu, webgpu}`.
 */
import * as ort from 'onnxruntime-node';
import type { Feeds } from '../../native-models/adapters/index.ts';
import { buildMusiqGraph } from '../../native-models/families/musiq/build-musiq-graph.ts';
import { specialiseMusiq } from '../../native-models/families/musiq/convert.ts';
import { patchFloats } from '../../native-models/families/musiq/musiq-scales.ts';
import { modelToBytes } from '../../native-models/onnx/index.ts';
import { toTensors } from '../support/score-with.ts';
import { smallMusiqWeights } from '../support/small-musiq.ts';
import { fillTensor } from '../support/stand-in-weights.ts';

/** Few patches: a software driver takes seconds for a whole picture's. */
const tokens = 8;
const feeds: Feeds = {
  patches: {
    type: 'float32',
    data: fillTensor({ name: 'patches', dims: [tokens, patchFloats], gain: 1, offset: 0 }),
    dims: [1, tokens, patchFloats],
  },
  spatialIds: { type: 'int32', data: Int32Array.from({ length: tokens }, (_, index) => index * 12), dims: [tokens] },
  scaleIds: { type: 'int32', data: Int32Array.from({ length: tokens }, (_, index) => index % 3), dims: [tokens] },
};
const converted = modelToBytes(buildMusiqGraph(smallMusiqWeights(1), { flavour: 'cpu' }));

async function score(model: Uint8Array, options: ort.InferenceSession.SessionOptions): Promise<number> {
  const session = await ort.InferenceSession.create(model, options);
  const outputs = await session.run(toTensors(feeds));
  await session.release();
  const { scores } = outputs;
  if (scores === undefined) throw new Error('there are no scores');
  return (scores.data as Float32Array)[0] as number;
}

const specialised = specialiseMusiq(converted, { flavour: 'fused', dimensions: { batch: 1, tokens } });
if (specialised === null) throw new Error('a converted MUSIQ was not recognised');
const cpu = await score(specialised, { executionProviders: ['cpu'] });
const webgpu = await score(specialised, {
  executionProviders: [{ name: 'webgpu', storageBufferCacheMode: 'simple' }],
  // A part that would run on the CPU unasked is an error.
  extra: { session: { disable_cpu_ep_fallback: '1' } },
});
process.stdout.write(`${JSON.stringify({ cpu, webgpu })}\n`);
