/**
 * @file TOPIQ-NR as a graph: five features of a ResNet-50, each gated, pooled to the size of the last and made tokens; from the coarsest on, what is
 * known so far attends to the next finer one.
 */

import { resNet50FeatureChannels, resNet50Features, resNet50Shapes } from '../../convnets/bottleneck-network.ts';
import { createLayers, imageNet, normalisePictures } from '../../convnets/layers.ts';
import type { ResidualNames } from '../../convnets/residual-network.ts';
import { convolutionShapes } from '../../convnets/take-weights.ts';
import {
  createGraphBuilder,
  float,
  int,
  ints,
  type OnnxModel,
  string,
  type Value,
  type WeightSource,
  weightLoader,
} from '../../onnx/index.ts';
import { createPoolTo } from './pool-to.ts';
import { createTokenLayers, tokenLayerShapes } from './token-layers.ts';

const width = 256;
const heads = 4;
const gateChannels = 64;
/** Rows and columns that places are learned for. */
const places = 32;
const names: ResidualNames = {
  stem: 'semantic_model.conv1',
  stemNorm: 'semantic_model.bn1',
  block: (stage, index) => `semantic_model.layer${stage + 1}.${index}`,
};
const finest = 0;
const coarsest = resNet50FeatureChannels.length - 1;

const linear = (name: string, to: number, from: number): [string, number[]][] => [
  [`${name}.weight`, [to, from]],
  [`${name}.bias`, [to]],
];
const norm = (name: string): [string, number[]][] => ['weight', 'bias'].map((part) => [`${name}.${part}`, [width]]);

export const topiqShapes: ReadonlyMap<string, readonly number[]> = new Map<string, number[]>([
  ...resNet50Shapes(names),
  ...resNet50FeatureChannels.flatMap((channels, level) => [
    ...convolutionShapes(`weight_pool.${level}.splitconv`, 2 * channels, channels, 1),
    ...convolutionShapes(`weight_pool.${level}.weight_blk.0`, gateChannels, channels, 1),
    ...convolutionShapes(`weight_pool.${level}.weight_blk.2`, gateChannels, gateChannels, 3),
    ...convolutionShapes(`weight_pool.${level}.weight_blk.4`, 1, gateChannels, 3),
    ...convolutionShapes(`dim_reduce.${level}.0`, width, channels, 1),
    ...tokenLayerShapes(`sa_attn_blks.${level}.layers.0`, 'self', width),
  ]),
  ...Array.from({ length: coarsest }, (_, i) => tokenLayerShapes(`attn_blks.${i}.layers.0`, 'cross', width)).flat(),
  ...tokenLayerShapes('attn_pool', 'self', width),
  ...norm('score_linear.0'),
  ...linear('score_linear.1', width, width),
  ...norm('score_linear.3'),
  ...linear('score_linear.4', width, width),
  ...linear('score_linear.6', 1, width),
  ['h_emb', [1, width / 2, places, 1]],
  ['w_emb', [1, width / 2, 1, places]],
]);

/** Input `pictures` uint8 [pictures, rows, columns, 3], at least 32 pixels a side; output `score` float32 [pictures, 1], about 0 to 1. */
export function buildTopiqGraph(weights: WeightSource): OnnxModel {
  const graph = createGraphBuilder('topiq');
  const weight = weightLoader(graph, weights);
  const layers = createLayers(graph, weight);
  const tokens = createTokenLayers(graph, weight, { width, heads });
  const gelu = (x: Value) => graph.node('Gelu', [x]);

  const input = graph.input('pictures', 'uint8', ['pictures', 'rows', 'columns', 3]);
  const features = resNet50Features(graph, layers, normalisePictures(graph, input, imageNet), names);
  const { poolTo, size } = createPoolTo(graph, features[coarsest]!);
  const at = placeTokens();
  const tokensAt = features.map((feature, level) => {
    const gated = gate(feature, `weight_pool.${level}`);
    const pooled = level === coarsest ? gated : poolTo(gated);
    const narrow = gelu(layers.convolution(pooled, `dim_reduce.${level}.0`, { kernel: 1 }));
    return tokens.attendToSelf(graph.node('Add', [asTokens(narrow), at]), `sa_attn_blks.${level}.layers.0`);
  });
  let known = tokensAt[coarsest]!;
  for (let level = coarsest - 1; level >= finest; level--)
    known = tokens.attendTo(known, tokensAt[level]!, `attn_blks.${coarsest - 1 - level}.layers.0`);
  known = tokens.attendToSelf(known, 'attn_pool');
  let x = graph.node('ReduceMean', [known, graph.intConstant([1])], { keepdims: int(0) });
  x = gelu(layers.dense(tokens.normalise(x, 'score_linear.0'), 'score_linear.1'));
  x = gelu(layers.dense(tokens.normalise(x, 'score_linear.3'), 'score_linear.4'));
  graph.output(layers.dense(x, 'score_linear.6'), 'score', 'float32', ['pictures', 1]);
  return graph.finish({ '': 20 }, { architecture: 'topiq-nr' });

  /** What is said of each place, times how much it counts there. */
  function gate(x: Value, name: string): Value {
    const [said, asked] = graph.nodes('Split', [layers.convolution(x, `${name}.splitconv`, { kernel: 1 })], 2, {
      axis: int(1),
      num_outputs: int(2),
    }) as [Value, Value];
    const first = gelu(layers.convolution(asked, `${name}.weight_blk.0`, { kernel: 1 }));
    const second = gelu(layers.convolution(first, `${name}.weight_blk.2`, { kernel: 3, pad: 1 }));
    const counts = graph.node('Sigmoid', [layers.convolution(second, `${name}.weight_blk.4`, { kernel: 3, pad: 1 })]);
    return graph.node('Mul', [gelu(said), counts]);
  }

  /** [pictures, channels, rows, columns] to [pictures, rows x columns, channels]. */
  function asTokens(x: Value): Value {
    const flat = graph.node('Reshape', [x, graph.intConstant([0, width, -1])]);
    return graph.node('Transpose', [flat], { perm: ints([0, 2, 1]) });
  }

  /** Learned places at the size of the coarsest feature: bicubic as PyTorch has it. */
  function placeTokens(): Value {
    const half = [1, width / 2, places, places];
    const both = ['h_emb', 'w_emb'].map((name) => graph.node('Expand', [weight(name), graph.intConstant(half)]));
    const wanted = graph.node('Concat', [graph.intConstant([1, width]), size], { axis: int(0) });
    const resized = graph.node('Resize', [layers.join(both), null, null, wanted], {
      mode: string('cubic'),
      cubic_coeff_a: float(-0.75),
      coordinate_transformation_mode: string('half_pixel'),
    });
    return asTokens(resized);
  }
}
