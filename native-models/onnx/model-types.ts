/** @file What an ONNX model is made of here: plain data, built by `graph-builder.ts`, written by `write-model.ts`. */

/** Element types with their numbers in `TensorProto.DataType`. */
export const elementTypes = {
  float32: { code: 1, bytes: 4 },
  uint8: { code: 2, bytes: 1 },
  int8: { code: 3, bytes: 1 },
  int32: { code: 6, bytes: 4 },
  int64: { code: 7, bytes: 8 },
  bool: { code: 9, bytes: 1 },
  float16: { code: 10, bytes: 2 },
  float64: { code: 11, bytes: 8 },
} as const;

export type ElementType = keyof typeof elementTypes;

/** A dimension: a number when baked, a name when free. */
export type Dimension = number | string;

/** The name of a tensor inside one graph. Branded so that no other text can be wired into a node. */
export type Value = string & { readonly onnxValue: true };

export type Attribute =
  | { readonly kind: 'int'; readonly value: number }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'ints'; readonly value: readonly number[] }
  | { readonly kind: 'floats'; readonly value: readonly number[] };

export interface GraphNode {
  readonly opType: string;
  readonly domain: string;
  readonly name: string;
  /** Optional inputs left out are empty strings, as the format has it. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, Attribute>>;
}

/** A constant of the graph. `data` may be a function, so that a large tensor exists only while it is written. */
export interface Initializer {
  readonly name: string;
  readonly type: ElementType;
  readonly dims: readonly number[];
  /** Little-endian, C order, exactly `dims` times the element's size. */
  readonly data: Uint8Array | (() => Uint8Array);
}

export interface ValueInfo {
  readonly name: string;
  readonly type: ElementType;
  readonly dims: readonly Dimension[];
}

export interface OnnxModel {
  readonly graphName: string;
  readonly nodes: readonly GraphNode[];
  readonly initializers: readonly Initializer[];
  readonly inputs: readonly ValueInfo[];
  readonly outputs: readonly ValueInfo[];
  /** Domain to version; the standard operators' domain is the empty string. */
  readonly opsets: Readonly<Record<string, number>>;
  readonly metadata: Readonly<Record<string, string>>;
}

export const int = (value: number): Attribute => ({ kind: 'int', value });
export const float = (value: number): Attribute => ({ kind: 'float', value });
export const string = (value: string): Attribute => ({ kind: 'string', value });
export const ints = (value: readonly number[]): Attribute => ({ kind: 'ints', value });
export const floats = (value: readonly number[]): Attribute => ({ kind: 'floats', value });

/** Bytes that a tensor of this type and shape takes. */
export function tensorBytes(type: ElementType, dims: readonly number[]): number {
  return dims.reduce((product, dim) => product * dim, 1) * elementTypes[type].bytes;
}
