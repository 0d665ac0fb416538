/** @file OpenAI's RN50 and the prompts' features become one graph: a picture's logits against every prompt. */
import { join } from 'node:path';
import { openPt } from '../../checkpoint/index.ts';
import { normalisePictures } from '../../convnets/layers.ts';
import { clipTensorFinder, towerSize } from '../../language-image/clip-tensors.ts';
import { encodePrompts } from '../../language-image/encode-prompts.ts';
import { clipPictures } from '../../language-image/image-tower.ts';
import {
  addResidualTower,
  type ResidualTower,
  residualTower,
  residualWeights,
} from '../../language-image/residual-tower.ts';
import {
  createGraphBuilder,
  int,
  type OnnxModel,
  transposeMatrix,
  type WeightSource,
  weightLoader,
  writeModel,
} from '../../onnx/index.ts';
import type { ConvertedModelFile, FamilyConversion } from '../family.ts';
import { prompts } from './prompts.ts';

const network = 'CLIP';
const encodingShare = 0.3;

export async function convertClipIqa(conversion: FamilyConversion): Promise<ConvertedModelFile[]> {
  const { model, sourcePath, outDir, signal, threads, onProgress } = conversion;
  const checkpoint = openPt(sourcePath);
  try {
    const tower = residualTower(checkpoint, network);
    const pictures = residualWeights(checkpoint, network, tower);
    const features = await encodePrompts(checkpoint, prompts, {
      ...{ network, tower: towerSize(checkpoint, network, ''), vocabulary: 49_408, positions: 77 },
      ...{ featureWidth: tower.featureWidth, signal, threads },
      onProgress: (fraction) => onProgress?.(fraction * encodingShare),
    });
    const scale = Math.exp(clipTensorFinder(checkpoint, network)('logit_scale', []).readFloat32()[0] as number);
    const scaled = transposeMatrix(features, prompts.length, tower.featureWidth).map((value) => value * scale);
    const weights = new Map([
      ...pictures,
      ['prompts', { dims: [tower.featureWidth, prompts.length], read: () => scaled }] as const,
    ]);
    const fileName = `${model.id}.onnx`;
    const written = await writeModel(buildGraph(weights, tower), join(outDir, fileName), {
      signal,
      onProgress: (fraction) => onProgress?.(encodingShare + fraction * (1 - encodingShare)),
    });
    return [{ role: 'scores', fileName, ...written }];
  } finally {
    checkpoint.close();
  }
}

/** Input `pictures` uint8 [pictures, rows, columns, 3] of at least 32 pixels, output `logits` float32 [pictures, prompts]. */
function buildGraph(weights: WeightSource, tower: ResidualTower): OnnxModel {
  const graph = createGraphBuilder('clip-iqa');
  const weight = weightLoader(graph, weights);
  const input = graph.input('pictures', 'uint8', ['pictures', 'rows', 'columns', 3]);
  const feature = addResidualTower(graph, normalisePictures(graph, input, clipPictures), weight, tower);
  const length = graph.node('ReduceL2', [feature, graph.intConstant([-1])], { keepdims: int(1) });
  const logits = graph.node('MatMul', [graph.node('Div', [feature, length]), weight('prompts')]);
  graph.output(logits, 'logits', 'float32', ['pictures', prompts.length]);
  return graph.finish({ '': 20 }, { architecture: 'clip-iqa' });
}
