/** @file CLIP's text tower: attention is causal and the feature is read at the end token, so nothing after that token matters. */
import {
  createGraphBuilder,
  type GraphBuilder,
  int,
  type OnnxModel,
  type Value,
  type WeightSource,
  weightLoader,
} from '../onnx/index.ts';
import { addTransformer } from '../transformer/add-transformer.ts';
import { opsetsOf } from '../transformer/graph-flavour.ts';
import type { TowerSize } from './clip-tensors.ts';

const epsilon = 1e-5;

/** `tokens`: [prompts, positions, width], embedded and placed. Returns the projected features [prompts, featureWidth]. */
function addTextTower(graph: GraphBuilder, tokens: Value, weight: (name: string) => Value, tower: TowerSize): Value {
  const options = {
    ...tower,
    flavour: 'cpu',
    epsilon,
    activation: 'quickGelu',
    causal: true,
    wanted: 'last',
    weight,
  } as const;
  const token = addTransformer(graph, tokens, options);
  const flat = graph.node('Reshape', [token, graph.intConstant([-1, tower.width])]);
  return graph.node('MatMul', [flat, weight('projection')]);
}

/** Input `tokens` float32 [prompts, positions, width], embedded and placed; output `features` [prompts, featureWidth]. */
export function embeddedTextGraph(weights: WeightSource, tower: TowerSize, featureWidth: number): OnnxModel {
  const graph = createGraphBuilder('clip-text');
  const tokens = graph.input('tokens', 'float32', ['prompts', 'positions', tower.width]);
  const features = addTextTower(graph, tokens, weightLoader(graph, weights), tower);
  graph.output(features, 'features', 'float32', ['prompts', featureWidth]);
  return graph.finish(opsetsOf('cpu'));
}

/**
 * Input `tokens` int32 [prompts, positions], of one length each and ending at the end token; output `features` float32 [prompts, featureWidth].
 * Beside the tower's weights: `token_embedding.weight` and `positional_embedding`.
 */
export function textGraph(weights: WeightSource, tower: TowerSize, featureWidth: number): OnnxModel {
  const graph = createGraphBuilder('clip-text');
  const weight = weightLoader(graph, weights);
  const tokens = graph.input('tokens', 'int32', ['prompts', 'positions']);
  const embedded = graph.node('Gather', [weight('token_embedding.weight'), tokens], { axis: int(0) });
  const length = graph.node('Shape', [tokens], { start: int(1), end: int(2) });
  const places = graph.node('Slice', [
    weight('positional_embedding'),
    graph.intConstant([0]),
    length,
    graph.intConstant([0]),
  ]);
  const features = addTextTower(graph, graph.node('Add', [embedded, places]), weight, tower);
  graph.output(features, 'features', 'float32', ['prompts', featureWidth]);
  return graph.finish(opsetsOf('cpu'), { architecture: 'clip-text' });
}
