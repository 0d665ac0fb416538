/** @file Means and spreads of features over the places of a picture. */
import { type GraphBuilder, int, type Value } from '../../onnx/index.ts';

export interface Statistics {
  /** [pictures, 1, channels]. */
  readonly mean: Value;
  /** Mean square distance from the mean, [pictures, 1, channels]. */
  readonly spread: Value;
  /** The feature less its mean, [pictures, places, channels]. */
  readonly centred: Value;
}

export function createStatistics(graph: GraphBuilder, features: readonly Value[]): Statistics[] {
  const mean = (x: Value) => graph.node('ReduceMean', [x, graph.intConstant([1])], { keepdims: int(1) });
  return features.map((feature) => {
    const its = mean(feature);
    const centred = graph.node('Sub', [feature, its]);
    return { mean: its, centred, spread: mean(graph.node('Mul', [centred, centred])) };
  });
}
