/**
 * @file Small quality models in ONNX for tests: the saturated response of a Laplacian, averaged over the picture, as one number or as a ten-way
 * softmax in NIMA's shape (224 x 224 in, ratings 1..10 out). They are quick and prefer sharp pictures.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CardInput, ModelSpec } from '../../electron/scorer/protocol.ts';
import { createGraphBuilder, ints, writeModel } from '../../native-models/onnx/index.ts';

const laplacian = [0, -1, 0, -1, 4, -1, 0, -1, 0];
const tinySidePx = 224;

export async function writeTinyModel(path: string, kind: 'single' | 'distribution', gain = 1): Promise<string> {
  const graph = createGraphBuilder('tiny-quality');
  const pixels = graph.input('pixels', 'float32', ['batch', 3, tinySidePx, tinySidePx]);
  const kernel = graph.floatConstant('kernel', [1, 3, 3, 3], [...laplacian, ...laplacian, ...laplacian]);
  const edges = graph.node('Conv', [pixels, kernel], { kernel_shape: ints([3, 3]), pads: ints([0, 0, 0, 0]) });
  // Saturating, so that the few hard edges between blocks do not pass for detail.
  const strong = graph.node('Mul', [graph.node('Abs', [edges]), graph.floatConstant('contrast', [1], [30])]);
  const mean = graph.node('GlobalAveragePool', [graph.node('Tanh', [strong])]);
  const energy = graph.node('Reshape', [mean, graph.intConstant([-1, 1])]);
  if (kind === 'single') {
    const scaled = graph.node('Mul', [energy, graph.floatConstant('gain', [1], [100 * gain])]);
    graph.output(scaled, 'quality', 'float32', ['batch', 1]);
  } else {
    const weights = Array.from({ length: 10 }, (_, index) => index * gain);
    const bias = Array.from({ length: 10 }, (_, index) => -0.3 * index);
    const logits = graph.node('Gemm', [
      energy,
      graph.floatConstant('weights', [1, 10], weights),
      graph.floatConstant('bias', [10], bias),
    ]);
    graph.output(graph.node('Softmax', [logits]), 'ratings', 'float32', ['batch', 10]);
  }
  await writeModel(graph.finish({ '': 17 }), path);
  return path;
}

const tinyInput: CardInput = {
  name: 'pixels',
  widthPx: tinySidePx,
  heightPx: tinySidePx,
  layout: 'nchw',
  channels: 'rgb',
  scale: 1 / 255,
  mean: [0, 0, 0],
  std: [1, 1, 1],
  fit: 'stretch',
};

export const sha256OfFile = async (path: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');

/** A model of this shape in `dir`, described for the scorer. */
export async function tinyModel(dir: string, kind: 'single' | 'distribution', id = `tiny-${kind}`): Promise<ModelSpec> {
  const file = await writeTinyModel(join(dir, `${id}.onnx`), kind);
  const sha256 = await sha256OfFile(file);
  const ratings = Array.from({ length: 10 }, (_, index) => index + 1);
  return {
    id,
    sha256,
    file,
    adapter: {
      kind: 'card',
      input: tinyInput,
      output: kind === 'single' ? { name: 'quality', kind } : { name: 'ratings', kind, ratings, logits: false },
    },
    range: kind === 'single' ? { low: 0, high: 100 } : { low: 1, high: 10 },
  };
}

/** A model's card for the file `tiny.onnx` beside it, with what else it should say. */
export const tinyCardFile = (more: object = {}) => ({
  ...{ schema: 'chinagraph/model-card@1', id: 'tiny', name: 'Tiny', gives: 'A number' },
  ...{ licence: 'MIT', commercialUse: 'allowed', file: 'tiny.onnx' },
  ...{ input: { widthPx: 224, heightPx: 224 }, output: { kind: 'single' }, range: { low: 0, high: 100 } },
  ...more,
});
