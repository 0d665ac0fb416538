/** @file Numbers of the element types that checkpoints use, as float32. */

/** Converts `count` elements starting at the view's first byte. */
export type ElementReader = (bytes: Uint8Array, littleEndian: boolean) => Float32Array;

const convert =
  (size: number, get: (view: DataView, offset: number, littleEndian: boolean) => number): ElementReader =>
  (bytes, littleEndian) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const values = new Float32Array(bytes.byteLength / size);
    for (let index = 0; index < values.length; index++) values[index] = get(view, index * size, littleEndian);
    return values;
  };

const word = new DataView(new ArrayBuffer(4));

/** bfloat16 is the upper half of a float32. */
function bfloat16(view: DataView, offset: number, littleEndian: boolean): number {
  word.setUint32(0, view.getUint16(offset, littleEndian) << 16);
  return word.getFloat32(0);
}

/** IEEE 754 half precision. */
function float16(view: DataView, offset: number, littleEndian: boolean): number {
  const bits = view.getUint16(offset, littleEndian);
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

const convertFloat32 = convert(4, (view, offset, little) => view.getFloat32(offset, little));

/** Little-endian float32, the usual case, needs no loop: machines that run this project are little-endian. */
function float32(bytes: Uint8Array, littleEndian: boolean): Float32Array {
  if (!littleEndian) return convertFloat32(bytes, littleEndian);
  if (bytes.byteOffset % 4 === 0) return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  return new Float32Array(bytes.slice().buffer);
}

export const elementReaders = {
  float16: { size: 2, read: convert(2, float16) },
  bfloat16: { size: 2, read: convert(2, bfloat16) },
  float32: { size: 4, read: float32 },
  float64: { size: 8, read: convert(8, (view, offset, little) => view.getFloat64(offset, little)) },
  int8: { size: 1, read: convert(1, (view, offset) => view.getInt8(offset)) },
  uint8: { size: 1, read: convert(1, (view, offset) => view.getUint8(offset)) },
  int16: { size: 2, read: convert(2, (view, offset, little) => view.getInt16(offset, little)) },
  int32: { size: 4, read: convert(4, (view, offset, little) => view.getInt32(offset, little)) },
  int64: { size: 8, read: convert(8, (view, offset, little) => Number(view.getBigInt64(offset, little))) },
} satisfies Record<string, { size: number; read: ElementReader }>;

export type StoredElement = keyof typeof elementReaders;
