/** @file MUSIQ as one ONNX graph: patches and their positions in, score out. */
import {
  createGraphBuilder,
  type Dimension,
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
import { addPatchStem } from './add-patch-stem.ts';
import { patchFloats, patchSidePx } from './musiq-scales.ts';
import { musiqHeads, musiqWidth } from './musiq-weights.ts';

export interface MusiqGraphOptions {
  readonly flavour: GraphFlavour;
  /** Transformer matrices in 8-bit integers, for the CPU: faster and less exact. */
  readonly int8?: boolean;
  /** Pictures per call; free when left out. */
  readonly batch?: number;
  /** Patches per picture; free when left out. */
  readonly tokens?: number;
  /** Transformer blocks to use, all of the checkpoint's when left out: fewer make a small model for tests. */
  readonly layers?: number;
}

/** Blocks that a set of MUSIQ weights has. */
function layersOf(weights: WeightSource): number {
  let layers = 0;
  while (weights.has(`block${layers}/qkv/kernel`)) layers++;
  return layers;
}

/**
 * The graph. Inputs: `patches` float32 [batch, tokens, 3072] (each planar 3x32x32, -1..1), `spatialIds` int32 [tokens],
 * `scaleIds` int32 [tokens]. Output: `scores` float32 [batch, outputs]: a mean opinion score, or ten probabilities.
 */
export function buildMusiqGraph(weights: WeightSource, options: MusiqGraphOptions): OnnxModel {
  const { flavour } = options;
  const batch: Dimension = options.batch ?? 'batch';
  const tokens: Dimension = options.tokens ?? 'tokens';
  const graph = createGraphBuilder('musiq');
  const patches = graph.input('patches', 'float32', [batch, tokens, patchFloats]);
  const spatialIds = graph.input('spatialIds', 'int32', [tokens]);
  const scaleIds = graph.input('scaleIds', 'int32', [tokens]);
  const scores = addMusiq(graph, weights, { patches, spatialIds, scaleIds }, options);
  graph.output(scores, 'scores', 'float32', [batch, outputsOf(weights)]);
  return graph.finish(opsetsOf(flavour), { architecture: 'musiq' });
}

/** 1 for a mean opinion score, 10 for a distribution. */
export const outputsOf = (weights: WeightSource): number => weights.get('head/bias')?.dims[0] ?? 1;

/** The model behind patches that lie in the graph already: its scores [batch, outputs]. */
export function addMusiq(
  graph: GraphBuilder,
  weights: WeightSource,
  { patches, spatialIds, scaleIds }: Readonly<Record<'patches' | 'spatialIds' | 'scaleIds', Value>>,
  options: MusiqGraphOptions,
): Value {
  const { flavour, batch, tokens } = options;
  const weight = weightLoader(graph, weights);

  /** A shape whose leading entries are the picture count and perhaps the patch count: a constant when both are baked. */
  const shape = (taken: 1 | 2, rest: readonly number[]): Value => {
    if (typeof batch === 'number' && typeof tokens === 'number') {
      return graph.intConstant([batch, tokens].slice(0, taken).concat(rest));
    }
    const leading = graph.node('Shape', [patches], { start: int(0), end: int(taken) });
    return graph.node('Concat', [leading, graph.intConstant(rest)], { axis: int(0) });
  };

  const images = graph.node('Reshape', [patches, graph.intConstant([-1, 3, patchSidePx, patchSidePx])]);
  const maps = addPatchStem(graph, images, weight, flavour);
  const embedded = graph.node(
    'Gemm',
    [maps, weight('embedding/kernel'), weight('embedding/bias')],
    {},
    { name: 'embedding' },
  );
  const position = graph.node('Add', [
    graph.node('Gather', [weight('positions'), spatialIds]),
    graph.node('Gather', [weight('scales'), scaleIds]),
  ]);
  const placed = graph.node('Add', [graph.node('Reshape', [embedded, shape(2, [musiqWidth])]), position]);
  const classToken = graph.node('Expand', [weight('class'), shape(1, [1, musiqWidth])]);
  const feature = addTransformer(graph, graph.node('Concat', [classToken, placed], { axis: int(1) }), {
    flavour,
    layers: options.layers ?? layersOf(weights),
    width: musiqWidth,
    heads: musiqHeads,
    epsilon: 1e-6,
    activation: 'tanhGelu',
    wanted: 'first',
    weight,
    ...(options.int8 === true ? { quantised: quantisedLoader(graph, weights) } : {}),
  });
  const flat = graph.node('Reshape', [feature, graph.intConstant([-1, musiqWidth])]);
  const head = graph.node('Gemm', [flat, weight('head/kernel'), weight('head/bias')], {}, { name: 'head' });
  return outputsOf(weights) === 1 ? head : graph.node('Softmax', [head], { axis: int(-1) });
}
