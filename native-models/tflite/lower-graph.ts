/**
 * @file Rewrites a TFLite graph as ONNX operators.
 *
 * [Note: Layouts] TFLite keeps pictures as height, width, channel; ONNX convolutions want channel, height, width. A
 * computed tensor therefore lives in the layout its producer made ('nchw' after a convolution) and is transposed only
 * when a consumer needs the other one. The landmark network needs one transpose, at its input. A 1x1 convolution over
 * a tensor that is still channels-last is a matrix product over the last axis, so the blendshape network, a mixer
 * written as 1x1 convolutions, needs none beyond those in the file.
 */
import { CheckpointError } from '../checkpoint/checkpoint-error.ts';
import { type GraphBuilder, ints, type Value } from '../onnx/index.ts';
import { floatValues } from './constants.ts';
import { lowerConv, lowerDepthwise, lowerMaxPool, lowerPad, lowerPrelu } from './lower-picture-operators.ts';
import {
  lowerBinary,
  lowerConcatenation,
  lowerReduction,
  lowerReshape,
  lowerStridedSlice,
  lowerTranspose,
  lowerUnary,
} from './lower-tensor-operators.ts';
import type { TfliteModel, TfliteOperator, TfliteOperatorName, TfliteTensor } from './read-model.ts';

export type Layout = 'as-is' | 'nchw';
/** What each operator's lowering may ask for. */
export type Lowering = {
  readonly graph: GraphBuilder;
  /** A new float constant of the graph. */
  readonly floats: (values: Float32Array, shape: readonly number[]) => Value;
  readonly tensor: (index: number) => TfliteTensor;
  /** Float values of a constant, following DEQUANTIZE; undefined for a computed tensor. */
  readonly constant: (index: number) => { values: Float32Array; shape: readonly number[] } | undefined;
  /** The value's name in the layout asked for, transposed if need be. */
  readonly value: (index: number, layout: Layout) => Value;
  /** The layout in which a computed tensor lives. */
  readonly layout: (index: number) => Layout;
};

/** A lowering's result: the operator's only output, and the layout it is in. */
export type Lowered = { value: Value; layout: Layout };
type Rule = (lowering: Lowering, operator: TfliteOperator) => Lowered;

const rules: Record<Exclude<TfliteOperatorName, 'DEQUANTIZE'>, Rule> = {
  CONV_2D: lowerConv,
  DEPTHWISE_CONV_2D: lowerDepthwise,
  MAX_POOL_2D: lowerMaxPool,
  PAD: lowerPad,
  PRELU: lowerPrelu,
  ADD: lowerBinary('Add'),
  SUB: lowerBinary('Sub'),
  MUL: lowerBinary('Mul'),
  DIV: lowerBinary('Div'),
  SQUARED_DIFFERENCE: lowerBinary('Sub', 'square'),
  LOGISTIC: lowerUnary('Sigmoid'),
  NEG: lowerUnary('Neg'),
  SQRT: lowerUnary('Sqrt'),
  RSQRT: lowerUnary('Sqrt', 'reciprocal'),
  MEAN: lowerReduction('ReduceMean'),
  SUM: lowerReduction('ReduceSum'),
  RESHAPE: lowerReshape,
  TRANSPOSE: lowerTranspose,
  CONCATENATION: lowerConcatenation,
  STRIDED_SLICE: lowerStridedSlice,
};

/** The operators that the wanted outputs depend on, in file order. */
function neededOperators(model: TfliteModel, wanted: readonly number[]): TfliteOperator[] {
  const needed = new Set(wanted);
  const kept: TfliteOperator[] = [];
  for (const operator of model.operators.toReversed()) {
    if (!operator.outputs.some((index) => needed.has(index))) continue;
    kept.push(operator);
    for (const index of operator.inputs) needed.add(index);
  }
  return kept.reverse();
}

/**
 * Writes the part of the model that computes `wanted` into `graph`.
 * @param input the graph's input that stands for the model's only input, same shape.
 * @returns the wanted tensors, in their TFLite layout.
 * @throws CheckpointError for anything that this reader does not know or that contradicts itself.
 */
export function lowerGraph(model: TfliteModel, graph: GraphBuilder, input: Value, wanted: readonly number[]): Value[] {
  const made = new Map<number, Lowered>();
  const transposed = new Map<string, Value>();
  const widened = new Map<number, number>();
  made.set(model.inputs[0]!, { value: input, layout: 'as-is' });

  const tensor = (index: number): TfliteTensor => {
    const found = model.tensors[index];
    if (!found) throw new CheckpointError('The model file is damaged: a step lacks one of its inputs.');
    return found;
  };
  const constant: Lowering['constant'] = (index) => {
    const source = tensor(widened.get(index) ?? index);
    if (source.data.length === 0 || made.has(index)) return undefined;
    return { values: floatValues(source), shape: source.shape };
  };
  const produced = (index: number): Lowered => {
    const found = made.get(index);
    if (!found) throw new CheckpointError(`The model uses "${tensor(index).name}" before it is computed.`);
    return found;
  };
  let constants = 0;
  const floats: Lowering['floats'] = (values, shape) => graph.floatConstant(`floats_${constants++}`, shape, values);
  const lowering: Lowering = {
    graph,
    floats,
    tensor,
    constant,
    layout: (index) => made.get(index)?.layout ?? 'as-is',
    value: (index, layout) => {
      const fixed = constant(index);
      if (fixed) return floats(fixed.values, fixed.shape);
      const { value, layout: has } = produced(index);
      if (has === layout) return value;
      if (tensor(index).shape.length !== 4)
        throw new CheckpointError('The model filters something that is no picture.');
      const key = `${value} ${layout}`;
      const order = layout === 'nchw' ? [0, 3, 1, 2] : [0, 2, 3, 1];
      const result = transposed.get(key) ?? graph.node('Transpose', [value], { perm: ints(order) });
      transposed.set(key, result);
      return result;
    },
  };

  for (const operator of neededOperators(model, wanted)) {
    const output = operator.outputs[0];
    if (output === undefined || operator.outputs.length !== 1 || made.has(output)) {
      throw new CheckpointError('The model file is damaged: a step must have one output of its own.');
    }
    if (operator.name === 'DEQUANTIZE') widened.set(output, operator.inputs[0] ?? -1);
    else made.set(output, rules[operator.name](lowering, operator));
  }
  return wanted.map((index) => {
    produced(index);
    return lowering.value(index, 'as-is');
  });
}
