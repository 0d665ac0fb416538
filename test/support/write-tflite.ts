/** @file Writes small TFLite models for tests: a forward-only FlatBuffers writer and the schema's slots. */

type Field =
  | { u8: number }
  | { i32: number }
  | { i32s: readonly number[] }
  | { bytes: Uint8Array }
  | { text: string }
  | { table: readonly (Field | null)[] }
  | { tables: readonly (readonly (Field | null)[])[] }
  | null;

export type TestTensor = {
  readonly shape: readonly number[];
  /** 0 float32, 1 float16, 2 int32. */
  readonly type?: number;
  readonly data?: Uint8Array;
};

export type TestOperator = {
  readonly code: number;
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  readonly options?: readonly Field[];
};

export const floats = (values: readonly number[]): Uint8Array => new Uint8Array(Float32Array.from(values).buffer);
export const ints = (values: readonly number[]): Uint8Array => new Uint8Array(Int32Array.from(values).buffer);
export const u8 = (value: number): Field => ({ u8: value });
export const i32 = (value: number): Field => ({ i32: value });

/** A model with one graph. Tensor `k` uses buffer `k + 1`; buffer 0 is empty, as the format wants it. */
export function writeTflite(model: {
  readonly tensors: readonly TestTensor[];
  readonly operators: readonly TestOperator[];
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
}): Uint8Array {
  const codes = [...new Set(model.operators.map(({ code }) => code))];
  const buffers = [new Uint8Array(0), ...model.tensors.map(({ data }) => data ?? new Uint8Array(0))];
  const graph: Field[] = [
    {
      tables: model.tensors.map(({ shape, type = 0 }, index) => [
        { i32s: shape },
        u8(type),
        i32(index + 1),
        { text: `t${index}` },
      ]),
    },
    { i32s: model.inputs },
    { i32s: model.outputs },
    {
      tables: model.operators.map(({ code, inputs, outputs, options }) => [
        i32(codes.indexOf(code)),
        { i32s: inputs },
        { i32s: outputs },
        u8(options ? 1 : 0),
        options ? { table: options } : null,
      ]),
    },
  ];
  return writeRoot([
    i32(3),
    { tables: codes.map((code) => [u8(Math.min(code, 127)), null, i32(1), i32(code)]) },
    { tables: [graph] },
    null,
    { tables: buffers.map((bytes) => [bytes.length > 0 ? { bytes } : null]) },
  ]);
}

function writeRoot(root: readonly Field[]): Uint8Array {
  const bytes: number[] = [0, 0, 0, 0, ...new TextEncoder().encode('TFL3')];
  const align = () => {
    while (bytes.length % 4 !== 0) bytes.push(0);
  };
  const put = (at: number, value: number) => {
    for (const byte of [0, 1, 2, 3]) bytes[at + byte] = (value >> (8 * byte)) & 0xff;
  };
  const push = (value: number) => {
    bytes.push(0, 0, 0, 0);
    put(bytes.length - 4, value);
  };
  const writeVector = (count: number, content: readonly number[]): number => {
    align();
    const at = bytes.length;
    push(count);
    for (const byte of content) bytes.push(byte);
    return at;
  };
  const child = (field: NonNullable<Field>): number => {
    if ('table' in field) return writeTable(field.table);
    if ('text' in field) return writeVector(field.text.length, [...new TextEncoder().encode(field.text), 0]);
    if ('bytes' in field) return writeVector(field.bytes.length, [...field.bytes]);
    if ('i32s' in field) return writeVector(field.i32s.length, [...ints(field.i32s)]);
    if (!('tables' in field)) throw new Error('a scalar has no body');
    const at = writeVector(field.tables.length, Array<number>(field.tables.length * 4).fill(0));
    field.tables.forEach((table, index) => {
      const slot = at + 4 + index * 4;
      put(slot, writeTable(table) - slot);
    });
    return at;
  };
  // Every field takes four bytes: scalars may be stored wider than they are read.
  const writeTable = (fields: readonly Field[]): number => {
    align();
    const vtable = bytes.length;
    const size = 4 + fields.length * 2;
    const offsets = [size, 4 + fields.length * 4, ...fields.map((field, index) => (field ? 4 + index * 4 : 0))];
    for (const offset of offsets) bytes.push(offset & 0xff, offset >> 8);
    align();
    const at = bytes.length;
    push(at - vtable);
    for (const field of fields) {
      push(field && 'u8' in field ? field.u8 : field && 'i32' in field ? field.i32 : 0);
    }
    fields.forEach((field, index) => {
      if (!field || 'u8' in field || 'i32' in field) return;
      const slot = at + 4 + index * 4;
      put(slot, child(field) - slot);
    });
    return at;
  };
  put(0, writeTable(root));
  return Uint8Array.from(bytes);
}
