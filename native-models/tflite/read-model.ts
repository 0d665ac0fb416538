/**
 * @file Reads a TFLite model (schema version 3, identifier TFL3) into plain objects: one subgraph, its tensors and
 * operators. Slot numbers are those of tensorflow/lite/schema/schema.fbs.
 */
import { CheckpointError } from '../checkpoint/checkpoint-error.ts';
import {
  readBytes,
  readI32,
  readI32s,
  readString,
  readTable,
  readTables,
  readU8,
  readU32,
  rootTable,
  type Table,
} from './flatbuffer.ts';

export type TfliteTensorType = 'float32' | 'float16' | 'int32' | 'int64';
const tensorTypes: ReadonlyMap<number, TfliteTensorType> = new Map([
  [0, 'float32'],
  [1, 'float16'],
  [2, 'int32'],
  [4, 'int64'],
]);
const bytesPerElement: Record<TfliteTensorType, number> = { float32: 4, float16: 2, int32: 4, int64: 8 };

/** The operators that the face models use, by their BuiltinOperator number. */
const operatorNames = new Map([
  [0, 'ADD'],
  [2, 'CONCATENATION'],
  [3, 'CONV_2D'],
  [4, 'DEPTHWISE_CONV_2D'],
  [6, 'DEQUANTIZE'],
  [14, 'LOGISTIC'],
  [17, 'MAX_POOL_2D'],
  [18, 'MUL'],
  [22, 'RESHAPE'],
  [34, 'PAD'],
  [39, 'TRANSPOSE'],
  [40, 'MEAN'],
  [41, 'SUB'],
  [42, 'DIV'],
  [45, 'STRIDED_SLICE'],
  [54, 'PRELU'],
  [59, 'NEG'],
  [74, 'SUM'],
  [75, 'SQRT'],
  [76, 'RSQRT'],
  [99, 'SQUARED_DIFFERENCE'],
] as const);
export type TfliteOperatorName = typeof operatorNames extends Map<number, infer Name> ? Name : never;

export type TfliteTensor = {
  readonly index: number;
  readonly name: string;
  readonly type: TfliteTensorType;
  readonly shape: readonly number[];
  /** Little-endian values of a constant; empty for a computed tensor. */
  readonly data: Uint8Array;
};

export type TfliteOperator = {
  readonly name: TfliteOperatorName;
  /** Tensor indices; -1 is an optional input left out. */
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  /** The operator's options table; undefined when every option has its default. */
  readonly options: Table | undefined;
};

export type TfliteModel = {
  readonly tensors: readonly TfliteTensor[];
  readonly operators: readonly TfliteOperator[];
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
};

function readTensor(table: Table, index: number, buffers: readonly Uint8Array[]): TfliteTensor {
  const name = readString(table, 3);
  const type = tensorTypes.get(readU8(table, 1));
  if (!type) throw new CheckpointError(`The model's tensor "${name}" has a number format that is not supported.`);
  const shape = readI32s(table, 0);
  const count = shape.reduce((product, size) => product * size, 1);
  if (shape.length > 8 || shape.some((size) => size < 0) || !Number.isSafeInteger(count)) {
    throw new CheckpointError(`The model's tensor "${name}" has an impossible shape.`);
  }
  const data = buffers[readU32(table, 2)];
  if (!data) throw new CheckpointError(`The model's tensor "${name}" has no storage.`);
  if (data.length > 0 && data.length !== count * bytesPerElement[type]) {
    throw new CheckpointError(`The model's tensor "${name}" does not have as many values as its shape says.`);
  }
  return { index, name, type, shape, data };
}

function readOperator(table: Table, names: readonly TfliteOperatorName[], tensorCount: number): TfliteOperator {
  const name = names[readU32(table, 0)];
  const inputs = readI32s(table, 1);
  const outputs = readI32s(table, 2);
  const known = (index: number) => index >= 0 && index < tensorCount;
  if (!name || !inputs.every((index) => index === -1 || known(index)) || !outputs.every(known)) {
    throw new CheckpointError('The model file is damaged: a step refers to something that does not exist.');
  }
  return { name, inputs, outputs, options: readTable(table, 4) };
}

function readOperatorName(table: Table): TfliteOperatorName {
  // Old writers fill only the byte field, new ones both; the larger one counts (schema.fbs, OperatorCode).
  const code = Math.max(readU8(table, 0), readI32(table, 3));
  const name = operatorNames.get(code as Parameters<typeof operatorNames.get>[0]);
  if (!name) throw new CheckpointError(`The model uses an operation that is not supported (number ${code}).`);
  return name;
}

/**
 * Reads a whole `.tflite` file.
 * @throws CheckpointError when the file is damaged or uses something the face models do not.
 */
export function readTfliteModel(data: Uint8Array): TfliteModel {
  const root = rootTable(data, 'TFL3');
  const buffers = readTables(root, 4).map((buffer) => readBytes(buffer, 0));
  const names = readTables(root, 1).map(readOperatorName);
  const subgraphs = readTables(root, 2);
  const graph = subgraphs[0];
  if (!graph || subgraphs.length !== 1) throw new CheckpointError('The model must have exactly one graph.');
  const tensors = readTables(graph, 0).map((table, index) => readTensor(table, index, buffers));
  const operators = readTables(graph, 3).map((table) => readOperator(table, names, tensors.length));
  const inputs = readI32s(graph, 1);
  const outputs = readI32s(graph, 2);
  for (const index of [...inputs, ...outputs]) {
    if (!tensors[index]) throw new CheckpointError('The model file is damaged: an input or output does not exist.');
  }
  return { tensors, operators, inputs, outputs };
}
