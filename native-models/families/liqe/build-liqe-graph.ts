/** @file LIQE's image tower against its prompts as one ONNX graph: crops in, logits out. */
import {
  createGraphBuilder,
  type Dimension,
  float,
  type GraphBuilder,
  int,
  type OnnxModel,
  type Value,
  type WeightSource,
  weightLoader,
} from '../../onnx/index.ts';
import { addTransformer } from '../../transformer/add-transformer.ts';
import { type GraphFlavour, opsetsOf } from '../../transformer/graph-flavour.ts';
import { quantisedLoader } from '../../transformer/quantised-loader.ts';
import { patchesPerCrop, patchFloats } from './liqe-crops.ts';
import { promptCount } from './liqe-marginals.ts';
import { imageTower } from './liqe-weights.ts';

const epsilon = 1e-5;

export interface LiqeGraphOptions {
  readonly flavour: GraphFlavour;
  /** Transformer matrices in 8-bit integers, for the CPU: faster and less exact. */
  readonly int8?: boolean;
  /** Crops per call, of all pictures together; free when left out. */
  readonly crops?: number;
}

/**
 * The graph. Input: `crops` float32 [crops, 49, 3072], patches of a crop row-major, each (row, column, colour), 0..255.
 * Output: `logits` float32 [crops, 495].
 */
export function buildLiqeGraph(weights: WeightSource, options: LiqeGraphOptions): OnnxModel {
  const crops: Dimension = options.crops ?? 'crops';
  const graph = createGraphBuilder('liqe');
  const input = graph.input('crops', 'float32', [crops, patchesPerCrop, patchFloats]);
  graph.output(addLiqe(graph, weights, input, options), 'logits', 'float32', [crops, promptCount]);
  return graph.finish(opsetsOf(options.flavour), { architecture: 'liqe' });
}

/** The model behind crops [n, 49, 3072] that lie in the graph already: their logits [n, 495]. */
export function addLiqe(
  graph: GraphBuilder,
  weights: WeightSource,
  input: Value,
  { flavour, crops, int8 }: LiqeGraphOptions,
): Value {
  const { width, heads, layers } = imageTower;
  const weight = weightLoader(graph, weights);
  const flat = graph.node('Reshape', [input, graph.intConstant([-1, patchFloats])]);
  const embedded = graph.node(
    'Gemm',
    [flat, weight('patches/kernel'), weight('patches/bias')],
    {},
    { name: 'patches' },
  );
  const patches = graph.node('Reshape', [embedded, graph.intConstant([-1, patchesPerCrop, width])]);
  const placed = graph.node('Add', [patches, weight('positions')]);
  const perCrop =
    typeof crops === 'number'
      ? graph.intConstant([crops, 1, width])
      : graph.node(
          'Concat',
          [graph.node('Shape', [input], { start: int(0), end: int(1) }), graph.intConstant([1, width])],
          { axis: int(0) },
        );
  const tokens = graph.node('Concat', [graph.node('Expand', [weight('class'), perCrop]), placed], { axis: int(1) });
  const normed = graph.node('LayerNormalization', [tokens, weight('before/scale'), weight('before/bias')], {
    axis: int(-1),
    epsilon: float(epsilon),
  });
  const token = addTransformer(graph, normed, {
    flavour,
    layers,
    width,
    heads,
    epsilon,
    activation: 'quickGelu',
    wanted: 'first',
    weight,
    ...(int8 === true ? { quantised: quantisedLoader(graph, weights) } : {}),
  });
  const feature = graph.node('MatMul', [
    graph.node('Reshape', [token, graph.intConstant([-1, width])]),
    weight('projection'),
  ]);
  const length = graph.node('ReduceL2', [feature, graph.intConstant([-1])], { keepdims: int(1) });
  const direction = graph.node('Div', [feature, length]);
  return graph.node('MatMul', [direction, weight('prompts')]);
}
