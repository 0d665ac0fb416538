/** @file The layers of convolutional networks under the names that PyTorch gives their weights. */
import { float, type GraphBuilder, int, ints, type Value } from '../onnx/index.ts';

export interface ConvolutionOptions {
  readonly stride?: number;
  /** Zeros on every side. */
  readonly pad?: number;
  readonly groups?: number;
  /** Side of the kernel, pixels. */
  readonly kernel: number;
  readonly bias?: boolean;
}

export interface Layers {
  /** `<name>.weight` (out, in / groups, kernel, kernel) and, unless told otherwise, `<name>.bias`. */
  convolution(x: Value, name: string, options: ConvolutionOptions): Value;
  /** Batch normalisation at rest: `<name>.weight`, `.bias`, `.running_mean`, `.running_var`. */
  batchNorm(x: Value, name: string, epsilon?: number): Value;
  relu(x: Value): Value;
  maxPool(x: Value, options: { kernel: number; stride: number; pad?: number; ceil?: boolean }): Value;
  averagePool(x: Value, options: { kernel: number; stride: number }): Value;
  /** `<name>.weight` (out, in) and `<name>.bias` over the last axis. */
  dense(x: Value, name: string): Value;
  /** Channels one behind the other. */
  join(maps: readonly Value[]): Value;
  /** Mean over rows and columns, kept as one pixel. */
  meanOverPixels(x: Value): Value;
}

export function createLayers(graph: GraphBuilder, weight: (name: string) => Value): Layers {
  const window = (kernel: number, stride: number, pad: number) => ({
    kernel_shape: ints([kernel, kernel]),
    strides: ints([stride, stride]),
    pads: ints([pad, pad, pad, pad]),
  });
  return {
    convolution: (x, name, { stride = 1, pad = 0, groups = 1, kernel, bias = true }) =>
      graph.node('Conv', [x, weight(`${name}.weight`), ...(bias ? [weight(`${name}.bias`)] : [])], {
        ...window(kernel, stride, pad),
        group: int(groups),
      }),
    batchNorm: (x, name, epsilon = 1e-5) =>
      graph.node(
        'BatchNormalization',
        [x, ...['weight', 'bias', 'running_mean', 'running_var'].map((part) => weight(`${name}.${part}`))],
        { epsilon: float(epsilon) },
      ),
    relu: (x) => graph.node('Relu', [x]),
    maxPool: (x, { kernel, stride, pad = 0, ceil = false }) =>
      graph.node('MaxPool', [x], { ...window(kernel, stride, pad), ceil_mode: int(ceil ? 1 : 0) }),
    averagePool: (x, { kernel, stride }) => graph.node('AveragePool', [x], window(kernel, stride, 0)),
    dense: (x, name) => graph.node('Gemm', [x, weight(`${name}.weight`), weight(`${name}.bias`)], { transB: int(1) }),
    join: (maps) => graph.node('Concat', maps, { axis: int(1) }),
    meanOverPixels: (x) => graph.node('ReduceMean', [x, graph.intConstant([2, 3])], { keepdims: int(1) }),
  };
}

/** Mean and deviation of the pictures of ImageNet, of values 0..1: what most networks were trained with. */
export const imageNet = { mean: [0.485, 0.456, 0.406], deviation: [0.229, 0.224, 0.225] } as const;

type Three = readonly [number, number, number];

/**
 * Pictures uint8 [pictures, rows, columns, 3] as (value / 255 - mean) / deviation, laid out [pictures, 3, rows, columns].
 */
export function normalisePictures(
  graph: GraphBuilder,
  pictures: Value,
  { mean, deviation }: { readonly mean: Three; readonly deviation: Three },
  name = 'normalise',
): Value {
  const turned = graph.node('Transpose', [pictures], { perm: ints([0, 3, 1, 2]) });
  const values = graph.node('Cast', [turned], { to: int(1) });
  const gain = graph.floatConstant(
    `${name}/gain`,
    [1, 3, 1, 1],
    deviation.map((one) => 1 / (255 * one)),
  );
  const shift = graph.floatConstant(
    `${name}/shift`,
    [1, 3, 1, 1],
    mean.map((one, channel) => -one / deviation[channel]!),
  );
  return graph.node('Add', [graph.node('Mul', [values, gain]), shift]);
}
