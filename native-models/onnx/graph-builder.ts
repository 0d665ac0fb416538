/** @file Builds an ONNX graph node by node: names are given automatically and every wire is a typed `Value`. */
import {
  type Attribute,
  type Dimension,
  type ElementType,
  type GraphNode,
  type Initializer,
  type OnnxModel,
  tensorBytes,
  type Value,
  type ValueInfo,
} from './model-types.ts';

export type Attributes = Readonly<Record<string, Attribute>>;

export interface NodeOptions {
  /** Operator domain; the standard one when left out. */
  readonly domain?: string;
  /** Node name for profiles and error messages. */
  readonly name?: string;
}

export interface GraphBuilder {
  input(name: string, type: ElementType, dims: readonly Dimension[]): Value;
  output(value: Value, name: string, type: ElementType, dims: readonly Dimension[]): void;
  /** A constant from raw little-endian bytes; a function is called when the model is written. */
  constant(name: string, type: ElementType, dims: readonly number[], data: Uint8Array | (() => Uint8Array)): Value;
  floatConstant(name: string, dims: readonly number[], data: Float32Array | readonly number[]): Value;
  /** A one-dimensional int64 constant: shapes, axes, pads. Equal ones are shared. */
  intConstant(values: readonly number[]): Value;
  /** A node with one output. `null` stands for an optional input left out. */
  node(opType: string, inputs: readonly (Value | null)[], attributes?: Attributes, options?: NodeOptions): Value;
  /** A node with several outputs. */
  nodes(
    opType: string,
    inputs: readonly (Value | null)[],
    outputCount: number,
    attributes?: Attributes,
    options?: NodeOptions,
  ): Value[];
  /** The finished model. Throws when a wire leads nowhere or a constant's size is wrong. */
  finish(opsets: Readonly<Record<string, number>>, metadata?: Readonly<Record<string, string>>): OnnxModel;
}

const bytesOf = (data: Float32Array | BigInt64Array): Uint8Array =>
  new Uint8Array(data.buffer, data.byteOffset, data.byteLength);

/** Starts a graph. Values are created by `input`, `constant` and `node`, and used by later nodes only. */
export function createGraphBuilder(graphName: string): GraphBuilder {
  const nodes: GraphNode[] = [];
  const initializers: Initializer[] = [];
  const inputs: ValueInfo[] = [];
  const outputs: ValueInfo[] = [];
  const defined = new Set<string>();
  const intConstants = new Map<string, Value>();
  const counts = new Map<string, number>();

  const define = (name: string): Value => {
    if (name === '' || defined.has(name)) throw new Error(`graph ${graphName}: the name "${name}" is taken or empty`);
    defined.add(name);
    return name as Value;
  };
  const freshName = (stem: string): string => {
    for (;;) {
      const count = counts.get(stem) ?? 0;
      counts.set(stem, count + 1);
      const name = `${stem}_${count}`;
      if (!defined.has(name)) return name;
    }
  };

  const builder: GraphBuilder = {
    input(name, type, dims) {
      inputs.push({ name, type, dims });
      return define(name);
    },
    output(value, name, type, dims) {
      if (!defined.has(value)) throw new Error(`graph ${graphName}: output ${name} is wired to nothing`);
      nodes.push({ opType: 'Identity', domain: '', name, inputs: [value], outputs: [name], attributes: {} });
      define(name);
      outputs.push({ name, type, dims });
    },
    constant(name, type, dims, data) {
      if (typeof data !== 'function' && data.byteLength !== tensorBytes(type, dims)) {
        throw new Error(`constant ${name}: ${data.byteLength} bytes do not fill [${dims.join(', ')}] of ${type}`);
      }
      initializers.push({ name, type, dims, data });
      return define(name);
    },
    floatConstant(name, dims, data) {
      return builder.constant(
        name,
        'float32',
        dims,
        bytesOf(data instanceof Float32Array ? data : Float32Array.from(data)),
      );
    },
    intConstant(values) {
      const key = values.join(',');
      const known = intConstants.get(key);
      if (known !== undefined) return known;
      const data = bytesOf(BigInt64Array.from(values, (value) => BigInt(value)));
      const value = builder.constant(freshName('ints'), 'int64', [values.length], data);
      intConstants.set(key, value);
      return value;
    },
    node(opType, nodeInputs, attributes, options) {
      return builder.nodes(opType, nodeInputs, 1, attributes, options)[0] as Value;
    },
    nodes(opType, nodeInputs, outputCount, attributes = {}, options = {}) {
      for (const value of nodeInputs) {
        if (value !== null && !defined.has(value))
          throw new Error(`graph ${graphName}: ${opType} reads unknown ${value}`);
      }
      const name = options.name ?? freshName(opType);
      const outputNames = Array.from({ length: outputCount }, (_, index) => define(freshName(`${name}_out${index}`)));
      nodes.push({
        opType,
        domain: options.domain ?? '',
        name,
        inputs: nodeInputs.map((value) => value ?? ''),
        outputs: outputNames,
        attributes,
      });
      return outputNames;
    },
    finish(opsets, metadata = {}) {
      if (outputs.length === 0) throw new Error(`graph ${graphName} has no output`);
      return { graphName, nodes, initializers, inputs, outputs, opsets, metadata };
    },
  };
  return builder;
}
