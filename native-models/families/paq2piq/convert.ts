/** @file The released checkpoint as a graph: ResNet-18, the largest value in each quarter of the picture, and a head of two layers. */
import { join } from 'node:path';
import { openPt } from '../../checkpoint/index.ts';
import { createLayers, normalisePictures } from '../../convnets/layers.ts';
import { addResNet18, type ResidualNames, resNet18Shapes } from '../../convnets/residual-network.ts';
import { batchNormShapes, takeWeights } from '../../convnets/take-weights.ts';
import {
  createGraphBuilder,
  float,
  int,
  ints,
  type OnnxModel,
  type WeightSource,
  weightLoader,
  writeModel,
} from '../../onnx/index.ts';
import type { ConvertedModelFile, FamilyConversion } from '../family.ts';

const names: ResidualNames = {
  stem: 'body.0',
  stemNorm: 'body.1',
  block: (stage, index) => `body.${stage + 4}.${index}`,
};
/** Features of a picture are this much smaller. */
const shrinks = 32;

const shapes = new Map<string, number[]>([
  ...resNet18Shapes(names),
  ...batchNormShapes('head.2', 1024),
  ['head.4.weight', [512, 1024]],
  ['head.4.bias', [512]],
  ...batchNormShapes('head.6', 512),
  ['head.8.weight', [1, 512]],
  ['head.8.bias', [1]],
]);
export const paq2piqShapes: ReadonlyMap<string, readonly number[]> = shapes;

export async function convertPaq2piq(conversion: FamilyConversion): Promise<ConvertedModelFile[]> {
  const { model, sourcePath, outDir, signal, onProgress } = conversion;
  const checkpoint = openPt(sourcePath);
  try {
    const fileName = `${model.id}.onnx`;
    const graph = buildGraph(takeWeights(checkpoint, shapes, { network: 'PaQ-2-PiQ' }));
    return [{ role: 'scores', fileName, ...(await writeModel(graph, join(outDir, fileName), { signal, onProgress })) }];
  } finally {
    checkpoint.close();
  }
}

/**
 * Inputs `pictures` uint8 [pictures, rows, columns, 3] and `places` float32 [pictures, 5], of each its number and its corners in pixels; output `score`
 * float32 [pictures, 1].
 */
function buildGraph(weights: WeightSource): OnnxModel {
  const graph = createGraphBuilder('paq2piq');
  const layers = createLayers(graph, weightLoader(graph, weights));
  const input = graph.input('pictures', 'uint8', ['pictures', 'rows', 'columns', 3]);
  const places = graph.input('places', 'float32', ['pictures', 5]);
  // Values 0..1 and no more: so it was trained.
  const plain = normalisePictures(graph, input, { mean: [0, 0, 0], deviation: [1, 1, 1] });
  const features = addResNet18(graph, layers, plain, names);
  const quarters = graph.node('MaxRoiPool', [features, places], {
    pooled_shape: ints([2, 2]),
    spatial_scale: float(1 / shrinks),
  });
  const largest = graph.node('ReduceMax', [quarters, graph.intConstant([2, 3])], { keepdims: int(0) });
  const mean = graph.node('ReduceMean', [quarters, graph.intConstant([2, 3])], { keepdims: int(0) });
  const pooled = layers.batchNorm(layers.join([largest, mean]), 'head.2');
  const hidden = layers.batchNorm(layers.relu(layers.dense(pooled, 'head.4')), 'head.6');
  graph.output(layers.dense(hidden, 'head.8'), 'score', 'float32', ['pictures', 1]);
  return graph.finish({ '': 20 }, { architecture: 'paq2piq' });
}
