/**
 * @file DISTS (Ding, Ma, Wang, Simoncelli, TPAMI 2020) as one ONNX graph: structure and texture of the feature maps of a VGG-16 whose pooling is the
 * root of a smoothed square, and of the picture itself, weighed by the released alpha and beta.
 */
import { vgg16 } from '../../convnets/backbones.ts';
import { createLayers, imageNet, type Layers, normalisePictures } from '../../convnets/layers.ts';
import {
  createGraphBuilder,
  int,
  ints,
  type OnnxModel,
  type Value,
  type WeightSource,
  weightLoader,
} from '../../onnx/index.ts';

/** Channels of the picture and of each tap. */
export const distsChannels = [3, ...vgg16.channels];
const c1 = 1e-6;
const c2 = 1e-6;
/** A Hann window of five without its zeros, in both directions, sum 1. */
const window = [0.5, 1, 0.5].flatMap((row) => [0.5, 1, 0.5].map((column) => (row * column) / 4));

/** Inputs `reference` and `test` uint8 [pairs, rows, columns, 3], output `distance` float32 [pairs], 0 (alike) to 1; weights: the backbone's, `alpha` and `beta` [1, channels, 1, 1]. */
export function buildDistsGraph(weights: WeightSource): OnnxModel {
  const graph = createGraphBuilder('dists');
  const plain = createLayers(graph, weightLoader(graph, weights));
  const scalar = (name: string, value: number) => graph.floatConstant(name, [], [value]);
  const tiny = scalar('tiny', 1e-12);
  let pools = 0;
  const layers: Layers = {
    ...plain,
    maxPool: (x) => {
      const channels = vgg16.channels[pools++ % (vgg16.channels.length - 1)]!;
      const name = `window${channels}-${pools}`;
      const kernel = graph.floatConstant(
        name,
        [channels, 1, 3, 3],
        Float32Array.from({ length: channels * 9 }, (_, i) => window[i % 9]!),
      );
      const smoothed = graph.node('Conv', [graph.node('Mul', [x, x]), kernel], {
        ...{ kernel_shape: ints([3, 3]), strides: ints([2, 2]), pads: ints([1, 1, 1, 1]), group: int(channels) },
      });
      return graph.node('Sqrt', [graph.node('Add', [smoothed, tiny])]);
    },
  };
  const none = { mean: [0, 0, 0], deviation: [1, 1, 1] } as const;
  const mapsOf = (name: string): Value[] => {
    const pictures = graph.input(name, 'uint8', ['pairs', 'rows', 'columns', 3]);
    const taps = vgg16.features(layers, normalisePictures(graph, pictures, imageNet, name));
    return [normalisePictures(graph, pictures, none, `${name}/plain`), ...taps];
  };
  const reference = mapsOf('reference');
  const test = mapsOf('test');
  const total = [...weights.get('alpha')!.read(), ...weights.get('beta')!.read()].reduce((sum, one) => sum + one, 0);
  const shares = (name: 'alpha' | 'beta', tap: number): Value => {
    const start = distsChannels.slice(0, tap).reduce((sum, one) => sum + one, 0);
    const count = distsChannels[tap]!;
    const values = weights
      .get(name)!
      .read()
      .subarray(start, start + count)
      .map((one) => one / total);
    return graph.floatConstant(`${name}${tap}`, [1, count, 1, 1], values);
  };
  const [two, first, second] = [scalar('two', 2), scalar('c1', c1), scalar('c2', c2)];
  const mul = (a: Value, b: Value) => graph.node('Mul', [a, b]);
  const add = (a: Value, b: Value) => graph.node('Add', [a, b]);
  const sub = (a: Value, b: Value) => graph.node('Sub', [a, b]);
  const mean = plain.meanOverPixels;
  const alike = reference.map((x, tap) => {
    const y = test[tap]!;
    const [xMean, yMean] = [mean(x), mean(y)];
    const spread = (of: Value, its: Value) => {
      const centred = sub(of, its);
      return mean(mul(centred, centred));
    };
    const squares = add(mul(xMean, xMean), mul(yMean, yMean));
    const texture = graph.node('Div', [add(mul(two, mul(xMean, yMean)), first), add(squares, first)]);
    // The mean of a product less the product of means, as the release has it, of centred maps: the same number, and stable.
    const together = mean(mul(sub(x, xMean), sub(y, yMean)));
    const structure = graph.node('Div', [
      add(mul(two, together), second),
      add(add(spread(x, xMean), spread(y, yMean)), second),
    ]);
    const weighed = add(mul(texture, shares('alpha', tap)), mul(structure, shares('beta', tap)));
    return graph.node('ReduceSum', [weighed, graph.intConstant([1, 2, 3])], { keepdims: int(0) });
  });
  const distance = sub(scalar('one', 1), graph.node('Sum', alike));
  graph.output(distance, 'distance', 'float32', ['pairs']);
  return graph.finish({ '': 20 }, { architecture: 'dists' });
}
