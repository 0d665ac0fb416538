/**
 * @file LPIPS (Zhang et al., CVPR 2018), version 0.1, as one ONNX graph: both pictures through a feature network; at each tap the unit vectors over the
 * channels are held against each other, the squared difference weighed by the released head, averaged over the picture, and the taps added up.
 */
import type { Backbone } from '../../convnets/backbones.ts';
import { createLayers, normalisePictures } from '../../convnets/layers.ts';
import {
  createGraphBuilder,
  int,
  type OnnxModel,
  type Value,
  type WeightSource,
  weightLoader,
} from '../../onnx/index.ts';

/** LPIPS's own scaling, of values -1..1, written for values 0..1: (2 v - 1 - shift) / scale. */
const shift = [-0.03, -0.088, -0.188] as const;
const scale = [0.458, 0.448, 0.45] as const;
const scaling = {
  mean: shift.map((one) => (1 + one) / 2) as unknown as [number, number, number],
  deviation: scale.map((one) => one / 2) as unknown as [number, number, number],
};
/** Keeps a pixel without features from dividing by nothing. */
const epsilon = 1e-10;

/**
 * Inputs `reference` and `test` uint8 [pairs, rows, columns, 3], output `distance` float32 [pairs]; the weights are the backbone's and
 * `lin<tap>.model.1.weight`.
 */
export function buildLpipsGraph(weights: WeightSource, backbone: Backbone): OnnxModel {
  const graph = createGraphBuilder('lpips');
  const weight = weightLoader(graph, weights);
  const layers = createLayers(graph, weight);
  const tapsOf = (name: string) => {
    const pictures = graph.input(name, 'uint8', ['pairs', 'rows', 'columns', 3]);
    return backbone.features(layers, normalisePictures(graph, pictures, scaling, name)).map(unit);
  };
  const small = graph.floatConstant('epsilon', [], [epsilon]);
  function unit(features: Value): Value {
    const length = graph.node('ReduceL2', [features, graph.intConstant([1])], { keepdims: int(1) });
    return graph.node('Div', [features, graph.node('Add', [length, small])]);
  }
  const reference = tapsOf('reference');
  const distances = tapsOf('test').map((test, tap) => {
    const difference = graph.node('Sub', [reference[tap]!, test]);
    const squared = graph.node('Mul', [difference, difference]);
    return layers.meanOverPixels(layers.convolution(squared, `lin${tap}.model.1`, { kernel: 1, bias: false }));
  });
  const sum = graph.node('Sum', distances);
  graph.output(graph.node('Reshape', [sum, graph.intConstant([-1])]), 'distance', 'float32', ['pairs']);
  return graph.finish({ '': 20 }, { architecture: 'lpips' });
}
