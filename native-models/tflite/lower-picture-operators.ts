/** @file Lowering of the operators that work on pictures: convolutions, pooling, padding, PReLU. */
import { CheckpointError } from '../checkpoint/checkpoint-error.ts';
import { int, ints, type Value } from '../onnx/index.ts';
import { intValues, permute } from './constants.ts';
import { readI32, readU8, type Table } from './flatbuffer.ts';
import type { Lowered, Lowering } from './lower-graph.ts';
import type { TfliteOperator } from './read-model.ts';

type Size = { height: number; width: number };

/** Appends the activation that TFLite fuses into an operator (options slot `slot`). */
export function withActivation(lowering: Lowering, value: Value, options: Table | undefined, slot: number): Value {
  const activation = options ? readU8(options, slot) : 0;
  if (activation === 0) return value;
  if (activation === 1) return lowering.graph.node('Relu', [value]);
  throw new CheckpointError(`The model uses an activation that is not supported (number ${activation}).`);
}

/**
 * Padding [top, left, bottom, right] as TFLite computes it (tensorflow/lite/kernels/padding.h): SAME keeps
 * ceil(size / stride) positions and puts the odd pixel at the end; VALID adds nothing.
 */
export function explicitPads(same: boolean, input: Size, kernel: Size, stride: Size): number[] {
  const total = (size: number, window: number, step: number): number =>
    same ? Math.max((Math.ceil(size / step) - 1) * step + window - size, 0) : 0;
  const vertical = total(input.height, kernel.height, stride.height);
  const horizontal = total(input.width, kernel.width, stride.width);
  const top = Math.floor(vertical / 2);
  const left = Math.floor(horizontal / 2);
  return [top, left, vertical - top, horizontal - left];
}

function pictureSize(lowering: Lowering, index: number): Size & { channels: number } {
  const { shape } = lowering.tensor(index);
  const [, height, width, channels] = shape;
  if (shape.length !== 4 || !height || !width || !channels) {
    throw new CheckpointError('The model filters something that is no picture.');
  }
  return { height, width, channels };
}

function strideOf(options: Table | undefined): Size {
  const stride = { width: options ? readI32(options, 1) : 0, height: options ? readI32(options, 2) : 0 };
  const sane = (step: number) => step >= 1 && step <= 64;
  if (!sane(stride.width) || !sane(stride.height)) throw new CheckpointError('The model has an impossible stride.');
  return stride;
}

function weightsOf(lowering: Lowering, operator: TfliteOperator) {
  const [input = -1, weight = -1, bias = -1] = operator.inputs;
  const kernel = lowering.constant(weight);
  const offset = lowering.constant(bias);
  if (kernel?.shape.length !== 4 || !offset) {
    throw new CheckpointError('The model has a convolution without fixed weights.');
  }
  return { input, kernel, offset };
}

function convolve(
  lowering: Lowering,
  operator: TfliteOperator,
  weights: { values: Float32Array; shape: readonly number[] },
  groups: number,
  activationSlot: number,
): Lowered {
  const { input, offset } = weightsOf(lowering, operator);
  const { options } = operator;
  const size = pictureSize(lowering, input);
  const [out = 0, perGroup = 0, height = 0, width = 0] = weights.shape;
  if (perGroup * groups !== size.channels || out % groups !== 0 || offset.values.length !== out) {
    throw new CheckpointError('The model has a convolution whose weights do not fit its input.');
  }
  const stride = strideOf(options);
  const pads = explicitPads(options ? readU8(options, 0) === 0 : true, size, { height, width }, stride);
  const inputs = [
    lowering.value(input, 'nchw'),
    lowering.floats(weights.values, weights.shape),
    lowering.floats(offset.values, [out]),
  ];
  const value = lowering.graph.node('Conv', inputs, {
    kernel_shape: ints([height, width]),
    strides: ints([stride.height, stride.width]),
    pads: ints(pads),
    group: int(groups),
  });
  return { value: withActivation(lowering, value, options, activationSlot), layout: 'nchw' };
}

function refuseDilation(options: Table | undefined, slot: number): void {
  if (options && (readI32(options, slot, 1) !== 1 || readI32(options, slot + 1, 1) !== 1)) {
    throw new CheckpointError('The model uses dilated convolutions, which are not supported.');
  }
}

/** CONV_2D; weights are stored (out, height, width, in). */
export function lowerConv(lowering: Lowering, operator: TfliteOperator): Lowered {
  const { input, kernel, offset } = weightsOf(lowering, operator);
  const { options } = operator;
  refuseDilation(options, 4);
  const [out = 0, height = 0, width = 0, channels = 0] = kernel.shape;
  const stride = strideOf(options);
  const pointwise = height === 1 && width === 1 && stride.height === 1 && stride.width === 1;
  if (pointwise && lowering.layout(input) === 'as-is') {
    if (pictureSize(lowering, input).channels !== channels || offset.values.length !== out) {
      throw new CheckpointError('The model has a convolution whose weights do not fit its input.');
    }
    const matrix = permute(kernel.values, [out, channels], [1, 0]);
    const weights = lowering.floats(matrix.values, matrix.shape);
    const product = lowering.graph.node('MatMul', [lowering.value(input, 'as-is'), weights]);
    const sum = lowering.graph.node('Add', [product, lowering.floats(offset.values, [out])]);
    return { value: withActivation(lowering, sum, options, 3), layout: 'as-is' };
  }
  return convolve(lowering, operator, permute(kernel.values, kernel.shape, [0, 3, 1, 2]), 1, 3);
}

/** DEPTHWISE_CONV_2D; weights are stored (1, height, width, channels * multiplier). */
export function lowerDepthwise(lowering: Lowering, operator: TfliteOperator): Lowered {
  const { input, kernel } = weightsOf(lowering, operator);
  refuseDilation(operator.options, 5);
  const weights = permute(kernel.values, kernel.shape, [3, 0, 1, 2]);
  return convolve(lowering, operator, weights, pictureSize(lowering, input).channels, 4);
}

/** MAX_POOL_2D. */
export function lowerMaxPool(lowering: Lowering, operator: TfliteOperator): Lowered {
  const { options } = operator;
  const input = operator.inputs[0] ?? -1;
  const stride = strideOf(options);
  const window = { width: options ? readI32(options, 3) : 0, height: options ? readI32(options, 4) : 0 };
  if (window.width < 1 || window.height < 1) throw new CheckpointError('The model has an impossible pooling window.');
  const same = options ? readU8(options, 0) === 0 : true;
  const value = lowering.graph.node('MaxPool', [lowering.value(input, 'nchw')], {
    kernel_shape: ints([window.height, window.width]),
    strides: ints([stride.height, stride.width]),
    pads: ints(explicitPads(same, pictureSize(lowering, input), window, stride)),
  });
  return { value: withActivation(lowering, value, options, 5), layout: 'nchw' };
}

/** PAD with zeros: the padding constant lists (before, after) per axis, channels last. */
export function lowerPad(lowering: Lowering, operator: TfliteOperator): Lowered {
  const [input = -1, amounts = -1] = operator.inputs;
  const pads = intValues(lowering.tensor(amounts));
  if (pads.length !== 8 || pads.some((amount) => amount < 0 || amount > 4096)) {
    throw new CheckpointError('The model has an impossible padding.');
  }
  const before = (axis: number) => pads[axis * 2]!;
  const after = (axis: number) => pads[axis * 2 + 1]!;
  const order = [0, 3, 1, 2];
  const value = lowering.graph.node('Pad', [
    lowering.value(input, 'nchw'),
    lowering.graph.intConstant([...order.map(before), ...order.map(after)]),
  ]);
  return { value, layout: 'nchw' };
}

/** PRELU with one slope per channel. */
export function lowerPrelu(lowering: Lowering, operator: TfliteOperator): Lowered {
  const [input = -1, slopeIndex = -1] = operator.inputs;
  const slope = lowering.constant(slopeIndex);
  const { channels } = pictureSize(lowering, input);
  if (!slope || slope.values.length !== channels)
    throw new CheckpointError('The model has a PReLU without its slopes.');
  const layout = lowering.layout(input);
  const shape = layout === 'nchw' ? [channels, 1, 1] : [channels];
  const inputs = [lowering.value(input, layout), lowering.floats(slope.values, shape)];
  return { value: lowering.graph.node('PRelu', inputs), layout };
}
