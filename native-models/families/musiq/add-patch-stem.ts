/**
 * @file MUSIQ's convolutional stem on single patches: 7x7 convolution, GroupNorm, pooling, one bottleneck block.
 * Kernels are standardised already, so at run time these are plain convolutions.
 */
import { float, type GraphBuilder, int, ints, type Value } from '../../onnx/index.ts';
import type { GraphFlavour } from '../../transformer/graph-flavour.ts';
import { embeddingInputs } from './musiq-weights.ts';

const groups = 32;
const rootEpsilon = 1e-6;
const unitEpsilon = 1e-4;
/**
 * On the CPU the stem runs over the patches in this many parts, so that each part's maps stay in the caches.
 * Every picture has more patches than this: the scale of longer side 384 alone has 12.
 */
const parts = 16;

/** Adds the stem after `patches` [n, 3, 32, 32]; returns [n, 16384], channel-major. */
export function addPatchStem(
  graph: GraphBuilder,
  patches: Value,
  weight: (name: string) => Value,
  flavour: GraphFlavour,
): Value {
  const perChannel = new Map<string, Value>();
  const channelVector = (name: string, channels: number): Value => {
    const known = perChannel.get(name);
    if (known !== undefined) return known;
    const value = graph.node('Reshape', [weight(name), graph.intConstant([1, channels, 1, 1])]);
    perChannel.set(name, value);
    return value;
  };
  const constants = new Map<string, Value>();
  const filled = (length: number, value: number): Value => {
    const name = `filled/${length}/${value}`;
    const constant = constants.get(name) ?? graph.floatConstant(name, [length], new Float32Array(length).fill(value));
    constants.set(name, constant);
    return constant;
  };

  /** GroupNorm: the CPU's LayerNorm uses all threads, GPUs have InstanceNormalization everywhere. */
  const groupNorm = (x: Value, name: string, channels: number, side: number, epsilon: number): Value => {
    const perGroup = (channels / groups) * side * side;
    const grouped = (dims: readonly number[]) => graph.node('Reshape', [x, graph.intConstant(dims)]);
    const normed =
      flavour === 'cpu'
        ? graph.node('LayerNormalization', [grouped([-1, perGroup]), filled(perGroup, 1)], {
            axis: int(-1),
            epsilon: float(epsilon),
          })
        : graph.node('InstanceNormalization', [grouped([-1, groups, perGroup]), filled(groups, 1), filled(groups, 0)], {
            epsilon: float(epsilon),
          });
    const map = graph.node('Reshape', [normed, graph.intConstant([-1, channels, side, side])]);
    const scaled = graph.node('Mul', [map, channelVector(`${name}/scale`, channels)]);
    return graph.node('Add', [scaled, channelVector(`${name}/bias`, channels)]);
  };
  const convolve = (x: Value, name: string, side: number, pads: readonly number[], stride = 1): Value =>
    graph.node('Conv', [x, weight(name)], {
      kernel_shape: ints([side, side]),
      pads: ints(pads),
      strides: ints([stride, stride]),
    });
  const rectify = (x: Value) => graph.node('Relu', [x]);
  const unpadded = [0, 0, 0, 0];

  const stem = (x: Value): Value => {
    const root = rectify(groupNorm(convolve(x, 'root/kernel', 7, [2, 2, 3, 3], 2), 'root', 64, 16, rootEpsilon));
    const pooled = graph.node('MaxPool', [root], {
      kernel_shape: ints([3, 3]),
      pads: ints([0, 0, 1, 1]),
      strides: ints([2, 2]),
    });
    const unit = (y: Value, convolution: string, norm: string, channels: number, side: number) =>
      groupNorm(convolve(y, convolution, side, side === 3 ? [1, 1, 1, 1] : unpadded), norm, channels, 8, unitEpsilon);
    const narrow = rectify(unit(pooled, 'unit/conv1', 'unit/norm1', 64, 1));
    const middle = rectify(unit(narrow, 'unit/conv2', 'unit/norm2', 64, 3));
    const wide = unit(middle, 'unit/conv3', 'unit/norm3', 256, 1);
    const shortcut = unit(pooled, 'unit/projection', 'unit/normProjection', 256, 1);
    const sum = rectify(graph.node('Add', [wide, shortcut]));
    return graph.node('Reshape', [sum, graph.intConstant([-1, embeddingInputs])]);
  };

  if (flavour !== 'cpu') return stem(patches);
  const count = graph.node('Shape', [patches], { start: int(0), end: int(1) });
  const edges = (first: number): Value => {
    const multiples = graph.intConstant(Array.from({ length: parts }, (_, index) => index + first));
    return graph.node('Div', [graph.node('Mul', [count, multiples]), graph.intConstant([parts])]);
  };
  const sizes = graph.node('Sub', [edges(1), edges(0)]);
  const split = graph.nodes('Split', [patches, sizes], parts, { axis: int(0) });
  return graph.node('Concat', split.map(stem), { axis: int(0) });
}
