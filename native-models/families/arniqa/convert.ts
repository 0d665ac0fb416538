/** @file The released encoder and regressor as a graph: a ResNet-50 over the picture and over half of it, unit vectors, one linear layer. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Checkpoint, CheckpointError, openPt } from '../../checkpoint/index.ts';
import { addResNet50, resNet50Channels, resNet50Shapes } from '../../convnets/bottleneck-network.ts';
import { createLayers, imageNet, normalisePictures } from '../../convnets/layers.ts';
import type { ResidualNames } from '../../convnets/residual-network.ts';
import { takeWeights } from '../../convnets/take-weights.ts';
import {
  createGraphBuilder,
  int,
  type OnnxModel,
  type Value,
  type WeightSource,
  weightLoader,
  writeModel,
} from '../../onnx/index.ts';
import type { ConvertedModelFile, FamilyConversion } from '../family.ts';

/** As a sequence of torchvision's parts counts them; the release puts `model.` before. */
const names: ResidualNames = { stem: '0', stemNorm: '1', block: (stage, index) => `${stage + 4}.${index}` };
export const arniqaShapes: ReadonlyMap<string, readonly number[]> = resNet50Shapes(names);
export const arniqaRegressorFile = 'regressor_koniq10k.pth';
/** Of the picture and of its half. */
export const arniqaFeatures = 2 * resNet50Channels;

export async function convertArniqa(conversion: FamilyConversion): Promise<ConvertedModelFile[]> {
  const { model, sourcePath, outDir, signal, onProgress } = conversion;
  const beside = join(dirname(sourcePath), arniqaRegressorFile);
  if (!existsSync(beside))
    throw new CheckpointError(`ARNIQA needs a second file: put ${arniqaRegressorFile} into the same folder`);
  const encoder = openPt(sourcePath);
  try {
    const regressor = openPt(beside);
    try {
      const fileName = `${model.id}.onnx`;
      const weights = takeWeights(encoder, arniqaShapes, { network: 'ARNIQA', prefixes: ['model.', ''] });
      const graph = buildGraph(weights, readRegressor(regressor));
      const written = await writeModel(graph, join(outDir, fileName), { signal, onProgress });
      return [{ role: 'scores', fileName, ...written }];
    } finally {
      regressor.close();
    }
  } finally {
    encoder.close();
  }
}

interface Regressor {
  readonly weights: Float32Array;
  readonly bias: number;
}

/** A linear layer, however its two tensors are called. */
function readRegressor({ tensors }: Checkpoint): Regressor {
  const bySize = (count: number) => {
    const found = [...tensors.values()].filter(({ dims }) => dims.reduce((all, dim) => all * dim, 1) === count);
    if (found.length !== 1)
      throw new CheckpointError(`${arniqaRegressorFile} is no linear layer of ${arniqaFeatures} numbers and a bias`);
    return found[0]!.readFloat32();
  };
  return { weights: bySize(arniqaFeatures), bias: bySize(1)[0]! };
}

/** Input `pictures` uint8 [pictures, rows, columns, 3]; output `score` float32 [pictures, 1]: mean opinion on KonIQ's scale. */
function buildGraph(weights: WeightSource, regressor: Regressor): OnnxModel {
  const graph = createGraphBuilder('arniqa');
  const layers = createLayers(graph, weightLoader(graph, weights));
  const input = graph.input('pictures', 'uint8', ['pictures', 'rows', 'columns', 3]);
  const whole = normalisePictures(graph, input, imageNet);
  // Bilinear at exactly one half, half-pixel centres: the mean of four.
  const half = layers.averagePool(whole, { kernel: 2, stride: 2 });
  const vectors = [whole, half].map((pictures) =>
    unit(layers.meanOverPixels(addResNet50(graph, layers, pictures, names))),
  );
  const both = graph.node('Flatten', [layers.join(vectors)], { axis: int(1) });
  const head = graph.floatConstant('regressor/weight', [1, arniqaFeatures], Array.from(regressor.weights));
  const bias = graph.floatConstant('regressor/bias', [1], [regressor.bias]);
  graph.output(graph.node('Gemm', [both, head, bias], { transB: int(1) }), 'score', 'float32', ['pictures', 1]);
  return graph.finish({ '': 20 }, { architecture: 'arniqa' });

  function unit(x: Value): Value {
    return graph.node('LpNormalization', [x], { axis: int(1), p: int(2) });
  }
}
