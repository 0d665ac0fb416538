/**
 * @file A frozen TensorFlow graph of a small picture network as ONNX. Pictures are laid out (row, column, colour) in TensorFlow and (colour, row,
 * column) in ONNX: the picture is turned once, on entry, and kernels at conversion.
 */
import { CheckpointError } from '../checkpoint/index.ts';
import {
  type Attributes,
  createGraphBuilder,
  float,
  type GraphBuilder,
  int,
  ints,
  type OnnxModel,
  string,
  type Value,
} from '../onnx/index.ts';
import type { FrozenNode, FrozenTensor } from './read-frozen-graph.ts';

export interface LowerOptions {
  readonly graphName: string;
  /** Node whose value is the result, and what it is called. */
  readonly result: string;
  readonly output: string;
  readonly outputDims: readonly (number | string)[];
}

type Place = { readonly value: Value } | { readonly tensor: FrozenTensor };

/** @throws CheckpointError on an operator that is not on the list, or one that is not wired as picture networks are. */
export function lowerFrozenGraph(nodes: readonly FrozenNode[], options: LowerOptions): OnnxModel {
  const graph = createGraphBuilder(options.graphName);
  const places = new Map<string, Place>();
  for (const node of nodes) {
    if (places.has(node.name)) throw new CheckpointError(`"${node.name}" is in this graph twice`);
    places.set(node.name, lower(graph, node, reader(node, places)));
  }
  const result = places.get(options.result);
  if (!result || !('value' in result)) throw new CheckpointError(`this graph has no result "${options.result}"`);
  graph.output(result.value, options.output, 'float32', options.outputDims);
  return graph.finish({ '': 20 });
}

interface Reader {
  at(index: number): Place;
  value(index: number): Value;
  tensor(index: number): FrozenTensor;
}

function reader({ name, inputs }: FrozenNode, places: ReadonlyMap<string, Place>): Reader {
  const at = (index: number): Place => {
    const place = places.get(inputs[index] ?? '');
    if (!place) throw new CheckpointError(`"${name}" reads "${inputs[index] ?? ''}", which comes later or is missing`);
    return place;
  };
  return {
    at,
    value(index) {
      const place = at(index);
      if (!('value' in place)) throw new CheckpointError(`"${name}" works on a constant`);
      return place.value;
    },
    tensor(index) {
      const place = at(index);
      if (!('tensor' in place)) throw new CheckpointError(`"${name}" has weights that are not constant`);
      return place.tensor;
    },
  };
}

function lower(graph: GraphBuilder, node: FrozenNode, read: Reader): Place {
  const { name, op } = node;
  const constant = (suffix: string, { dims, values }: FrozenTensor, wanted?: readonly number[]): Value =>
    graph.floatConstant(`${name}${suffix}`, wanted ?? dims, Float32Array.from(values));
  const made = (opType: string, inputs: readonly Value[], attributes: Attributes = {}): Place => ({
    value: graph.node(opType, inputs, attributes, { name }),
  });
  switch (op) {
    case 'Placeholder': {
      const [, ...sides] = node.shape;
      if (sides.length !== 3 || sides.some((side) => side < 1)) throw new CheckpointError(`"${name}" is no picture`);
      const picture = graph.input(name, 'float32', ['pictures', ...sides]);
      return { value: graph.node('Transpose', [picture], { perm: ints([0, 3, 1, 2]) }) };
    }
    case 'Const':
      if (!node.tensor) throw new CheckpointError(`"${name}" is a constant without a value`);
      return { tensor: node.tensor };
    case 'Identity':
      return read.at(0);
    case 'Conv2D':
      return made('Conv', [read.value(0), constant('/kernel', turned(read.tensor(1), 'all', name))], windowOf(node));
    case 'DepthwiseConv2dNative': {
      const kernel = turned(read.tensor(1), 'each', name);
      const group = { group: int(kernel.dims[0]!) };
      return made('Conv', [read.value(0), constant('/kernel', kernel)], { ...windowOf(node), ...group });
    }
    case 'FusedBatchNorm':
    case 'FusedBatchNormV3': {
      if (node.flags.is_training) throw new CheckpointError(`"${name}" is still in training`);
      const rest = ['/scale', '/offset', '/mean', '/variance'].map((suffix, at) =>
        constant(suffix, read.tensor(at + 1)),
      );
      return made('BatchNormalization', [read.value(0), ...rest], { epsilon: float(node.floats.epsilon ?? 1e-4) });
    }
    case 'Relu':
      return made('Relu', [read.value(0)]);
    case 'Sigmoid':
      return made('Sigmoid', [read.value(0)]);
    case 'Add':
    case 'AddV2':
      return made('Add', [read.value(0), read.value(1)]);
    case 'BiasAdd':
      return made('Add', [read.value(0), constant('/bias', read.tensor(1))]);
    case 'AvgPool': {
      const [, rows = 0, columns = 0] = node.ints.ksize ?? [];
      return made('AveragePool', [read.value(0)], { ...windowOf(node), kernel_shape: ints([rows, columns]) });
    }
    case 'Reshape': {
      // Of one pixel of many channels: the order of the layout does not matter then.
      const { values } = read.tensor(1);
      if (values.length !== 2 || values[0] !== -1) throw new CheckpointError(`"${name}" rearranges a picture`);
      return made('Reshape', [read.value(0), graph.intConstant([-1, values[1]!])]);
    }
    case 'MatMul':
      return made('MatMul', [read.value(0), constant('/matrix', read.tensor(1))]);
    default:
      throw new CheckpointError(`it uses the operator ${op}, which no network that is known here has`);
  }
}

function windowOf({ name, ints: lists, texts }: FrozenNode): Attributes {
  const [, down = 1, across = 1] = lists.strides ?? [];
  const pads: Readonly<Record<string, string>> = { SAME: 'SAME_UPPER', VALID: 'VALID' };
  const pad = pads[texts.padding ?? ''];
  if (!pad || (texts.data_format ?? 'NHWC') !== 'NHWC')
    throw new CheckpointError(`"${name}" lays out its pictures in an unknown way`);
  return { strides: ints([down, across]), auto_pad: string(pad) };
}

/** (row, column, in, out) to (out, in, row, column); of kernels for `each` channel, (row, column, channel, 1) to (channel, 1, row, column). */
function turned({ dims, values }: FrozenTensor, which: 'all' | 'each', name: string): FrozenTensor {
  const [rows = 0, columns = 0, from = 0, to = 0] = dims;
  if (dims.length !== 4 || (which === 'each' && to !== 1))
    throw new CheckpointError(`"${name}" has a kernel of shape [${dims}]`);
  const [outer, inner] = which === 'all' ? [to, from] : [from, to];
  const area = rows * columns;
  const result = new Float32Array(values.length);
  for (let place = 0; place < area; place++)
    for (let input = 0; input < from; input++)
      for (let output = 0; output < to; output++) {
        const at = which === 'all' ? output * from + input : input;
        result[at * area + place] = values[(place * from + input) * to + output]!;
      }
  return { dims: [outer, inner, rows, columns], values: result };
}
