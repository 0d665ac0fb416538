/** @file Lowering of the operators that work on any tensor: arithmetic, reductions, reshaping, slicing. */
import { CheckpointError } from '../checkpoint/checkpoint-error.ts';
import { int, ints } from '../onnx/index.ts';
import { intValues } from './constants.ts';
import { readI32, readU8 } from './flatbuffer.ts';
import type { Layout, Lowered, Lowering } from './lower-graph.ts';
import { withActivation } from './lower-picture-operators.ts';
import type { TfliteOperator } from './read-model.ts';

function only(operator: TfliteOperator): number {
  return operator.inputs[0] ?? -1;
}

/** Element-wise arithmetic with broadcasting; `square` squares the result (SQUARED_DIFFERENCE). */
export function lowerBinary(onnxName: string, square?: 'square') {
  return (lowering: Lowering, operator: TfliteOperator): Lowered => {
    const [left = -1, right = -1] = operator.inputs;
    const scalar = (index: number) => lowering.constant(index)?.values.length === 1;
    const channelsFirst = (index: number) => lowering.layout(index) === 'nchw';
    const both = [left, right].filter((index) => !scalar(index));
    const layout: Layout = both.length > 0 && both.every(channelsFirst) ? 'nchw' : 'as-is';
    const value = lowering.graph.node(onnxName, [lowering.value(left, layout), lowering.value(right, layout)]);
    if (square) return { value: lowering.graph.node('Mul', [value, value]), layout };
    return { value: withActivation(lowering, value, operator.options, 0), layout };
  };
}

/** Element-wise functions; `reciprocal` inverts the result (RSQRT). */
export function lowerUnary(onnxName: string, reciprocal?: 'reciprocal') {
  return (lowering: Lowering, operator: TfliteOperator): Lowered => {
    const layout = lowering.layout(only(operator));
    const value = lowering.graph.node(onnxName, [lowering.value(only(operator), layout)]);
    return { value: reciprocal ? lowering.graph.node('Reciprocal', [value]) : value, layout };
  };
}

/** MEAN and SUM over fixed axes. */
export function lowerReduction(onnxName: 'ReduceMean' | 'ReduceSum') {
  return (lowering: Lowering, operator: TfliteOperator): Lowered => {
    const [input = -1, axesIndex = -1] = operator.inputs;
    const rank = lowering.tensor(input).shape.length;
    const axes = intValues(lowering.tensor(axesIndex)).map((axis) => (axis < 0 ? axis + rank : axis));
    if (axes.length === 0 || axes.some((axis) => axis < 0 || axis >= rank)) {
      throw new CheckpointError('The model sums over an axis that does not exist.');
    }
    const keep = operator.options ? readU8(operator.options, 0) : 0;
    const value = lowering.value(input, 'as-is');
    const result = lowering.graph.node(onnxName, [value, lowering.graph.intConstant(axes)], { keepdims: int(keep) });
    return { value: result, layout: 'as-is' };
  };
}

/** RESHAPE to the shape that the file records for the output. */
export function lowerReshape(lowering: Lowering, operator: TfliteOperator): Lowered {
  const { shape } = lowering.tensor(operator.outputs[0]!);
  const count = (dimensions: readonly number[]) => dimensions.reduce((product, size) => product * size, 1);
  if (count(shape) !== count(lowering.tensor(only(operator)).shape)) {
    throw new CheckpointError('The model reshapes a tensor to a different number of values.');
  }
  const value = lowering.value(only(operator), 'as-is');
  return { value: lowering.graph.node('Reshape', [value, lowering.graph.intConstant(shape)]), layout: 'as-is' };
}

/** TRANSPOSE with a fixed order. */
export function lowerTranspose(lowering: Lowering, operator: TfliteOperator): Lowered {
  const [input = -1, orderIndex = -1] = operator.inputs;
  const order = intValues(lowering.tensor(orderIndex));
  const rank = lowering.tensor(input).shape.length;
  if (order.toSorted((a, b) => a - b).join() !== Array.from({ length: rank }, (_, axis) => axis).join()) {
    throw new CheckpointError('The model has an impossible transpose.');
  }
  const value = lowering.value(input, 'as-is');
  return { value: lowering.graph.node('Transpose', [value], { perm: ints(order) }), layout: 'as-is' };
}

/** CONCATENATION along a fixed axis. */
export function lowerConcatenation(lowering: Lowering, operator: TfliteOperator): Lowered {
  const values = operator.inputs.map((index) => lowering.value(index, 'as-is'));
  const axis = operator.options ? readI32(operator.options, 0) : 0;
  const value = lowering.graph.node('Concat', values, { axis: int(axis) });
  return { value: withActivation(lowering, value, operator.options, 1), layout: 'as-is' };
}

/** STRIDED_SLICE with unit steps; masked ends run to the border, shrunk axes disappear. */
export function lowerStridedSlice(lowering: Lowering, operator: TfliteOperator): Lowered {
  const [input = -1, beginIndex = -1, endIndex = -1, stepIndex = -1] = operator.inputs;
  const { options } = operator;
  const mask = (slot: number) => (options ? readI32(options, slot) : 0);
  const has = (bits: number, axis: number) => ((bits >> axis) & 1) === 1;
  const { shape } = lowering.tensor(input);
  const begin = intValues(lowering.tensor(beginIndex));
  const end = intValues(lowering.tensor(endIndex));
  const step = intValues(lowering.tensor(stepIndex));
  const rank = shape.length;
  if ([begin, end, step].some((list) => list.length !== rank) || step.some((size) => size !== 1)) {
    throw new CheckpointError('The model slices in a way that is not supported.');
  }
  if (mask(2) !== 0 || mask(3) !== 0) throw new CheckpointError('The model slices in a way that is not supported.');
  const starts = begin.map((at, axis) => (has(mask(0), axis) ? 0 : at));
  const ends = end.map((at, axis) => (has(mask(1), axis) ? shape[axis]! : at));
  if (starts.some((at, axis) => at < 0 || at >= ends[axis]! || ends[axis]! > shape[axis]!)) {
    throw new CheckpointError('The model slices outside a tensor.');
  }
  const whole = starts.every((at, axis) => at === 0 && ends[axis] === shape[axis]);
  let value = lowering.value(input, 'as-is');
  if (!whole)
    value = lowering.graph.node('Slice', [value, lowering.graph.intConstant(starts), lowering.graph.intConstant(ends)]);
  const kept = shape.map((_, axis) => ends[axis]! - starts[axis]!).filter((_, axis) => !has(mask(4), axis));
  if (mask(4) !== 0) value = lowering.graph.node('Reshape', [value, lowering.graph.intConstant(kept)]);
  return { value, layout: 'as-is' };
}
