/** @file A frozen TensorFlow graph (`.pb`): nodes in file order, weights as constants. Nothing in it runs; it is data to be checked. */
import { readFile, stat } from 'node:fs/promises';
import { CheckpointError } from '../checkpoint/index.ts';
import { frozenGraph } from './graph-schema.ts';

export interface FrozenTensor {
  readonly dims: readonly number[];
  /** float32 or int32 values, all as numbers. */
  readonly values: Float32Array | Int32Array;
}

export interface FrozenNode {
  readonly name: string;
  readonly op: string;
  /** Names of the nodes read, without output numbers. */
  readonly inputs: readonly string[];
  readonly ints: Readonly<Record<string, readonly number[]>>;
  readonly texts: Readonly<Record<string, string>>;
  readonly floats: Readonly<Record<string, number>>;
  readonly flags: Readonly<Record<string, boolean>>;
  /** Of a placeholder; -1 where free. */
  readonly shape: readonly number[];
  /** Of a constant. */
  readonly tensor: FrozenTensor | null;
}

/** Small networks only: a face model has some hundred nodes and two megabytes. */
const maximumBytes = 256 << 20;
const maximumNodes = 20_000;
const maximumElements = 64 << 20;
const float32 = 1;
const int32 = 3;

interface RawTensor {
  dtype?: number;
  shape?: RawShape;
  content?: Uint8Array;
  floats?: number[];
  ints?: number[];
}
interface RawShape {
  dim?: { size?: number }[];
}
interface RawAttribute {
  list?: { i?: number[] };
  s?: Uint8Array;
  f?: number;
  b?: boolean;
  shape?: RawShape;
  tensor?: RawTensor;
}
interface RawNode {
  name?: string;
  op?: string;
  input?: string[];
  attr?: { key?: string; value?: RawAttribute }[];
}

/** @throws CheckpointError where the file is no frozen graph, is cut short, or holds constants that are not what they say. */
export async function readFrozenGraph(path: string): Promise<FrozenNode[]> {
  if ((await stat(path)).size > maximumBytes) throw new CheckpointError(`${path} is too large for a frozen graph`);
  let nodes: RawNode[];
  try {
    const message = frozenGraph.decode(await readFile(path));
    nodes = (frozenGraph.toObject(message, { longs: Number }) as { node?: RawNode[] }).node ?? [];
  } catch (error) {
    throw new CheckpointError(`${path} is no frozen TensorFlow graph, or was cut short`, { cause: error });
  }
  if (nodes.length === 0 || nodes.length > maximumNodes)
    throw new CheckpointError(`${path} is no frozen TensorFlow graph: it has ${nodes.length} nodes`);
  return nodes.map((node) => toNode(node, path));
}

function toNode({ name = '', op = '', input = [], attr: entries = [] }: RawNode, path: string): FrozenNode {
  const attr: Record<string, RawAttribute> = Object.fromEntries(
    entries.map(({ key = '', value = {} }) => [key, value] as const),
  );
  const pick = <T>(of: (attribute: RawAttribute) => T | undefined): Record<string, T> =>
    Object.fromEntries(
      Object.entries(attr).flatMap(([key, attribute]) => {
        const value = of(attribute);
        return value === undefined ? [] : [[key, value] as const];
      }),
    );
  const tensor = attr.value?.tensor;
  return {
    ...{ name, op, inputs: input.filter((one) => !one.startsWith('^')).map((one) => one.replace(/:\d+$/, '')) },
    ints: pick(({ list }) => list?.i),
    texts: pick(({ s }) => (s ? Buffer.from(s).toString() : undefined)),
    floats: pick(({ f }) => f),
    flags: pick(({ b }) => b),
    shape: dimsOf(attr.shape?.shape),
    tensor: tensor ? toTensor(tensor, `${path}: "${name}"`) : null,
  };
}

const dimsOf = (shape: RawShape | undefined): number[] => (shape?.dim ?? []).map(({ size = 0 }) => size);

/** Values lie as bytes or as a list; a list that is shorter than the shape repeats its last value. */
function toTensor(raw: RawTensor, label: string): FrozenTensor {
  const dims = dimsOf(raw.shape);
  const count = dims.reduce((product, dim) => product * dim, 1);
  const isFloat = raw.dtype === float32;
  if (!isFloat && raw.dtype !== int32) throw new CheckpointError(`${label} holds numbers of type ${raw.dtype}`);
  if (dims.some((dim) => dim < 0) || count > maximumElements)
    throw new CheckpointError(`${label} claims the shape [${dims}]`);
  if (raw.content && raw.content.length > 0) {
    if (raw.content.length !== count * 4)
      throw new CheckpointError(`${label} has ${raw.content.length} bytes where [${dims}] needs ${count * 4}`);
    const bytes = new Uint8Array(raw.content).buffer;
    return { dims, values: isFloat ? new Float32Array(bytes) : new Int32Array(bytes) };
  }
  const listed = (isFloat ? raw.floats : raw.ints) ?? [];
  if (listed.length === 0 || listed.length > count)
    throw new CheckpointError(`${label} has ${listed.length} numbers where [${dims}] needs ${count}`);
  const at = (index: number) => listed[Math.min(index, listed.length - 1)]!;
  const from = { length: count };
  return { dims, values: isFloat ? Float32Array.from(from, (_, i) => at(i)) : Int32Array.from(from, (_, i) => at(i)) };
}
