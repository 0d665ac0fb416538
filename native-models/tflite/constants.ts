/** @file Reads TFLite constants as float32 or integer arrays, widening float16, and reorders their axes. */
import { CheckpointError } from '../checkpoint/checkpoint-error.ts';
import type { TfliteTensor } from './read-model.ts';

/** One IEEE 754 half-precision value as a number; exact, subnormals and infinities included. */
export function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** A constant's values as float32 (stored as float32 or float16). */
export function floatValues(tensor: TfliteTensor): Float32Array {
  const { data, type } = tensor;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const values = new Float32Array(data.length / (type === 'float16' ? 2 : 4));
  if (type === 'float32') {
    for (let index = 0; index < values.length; index++) values[index] = view.getFloat32(index * 4, true);
  } else if (type === 'float16') {
    for (let index = 0; index < values.length; index++) values[index] = halfToNumber(view.getUint16(index * 2, true));
  } else {
    throw new CheckpointError(`The model's tensor "${tensor.name}" should hold decimal numbers.`);
  }
  return values;
}

/** A small integer constant (axes, paddings, shapes). */
export function intValues(tensor: TfliteTensor): number[] {
  const { data } = tensor;
  if (tensor.type !== 'int32' || data.length === 0) {
    throw new CheckpointError(`The model's tensor "${tensor.name}" should hold fixed whole numbers.`);
  }
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  return Array.from({ length: data.length / 4 }, (_, index) => view.getInt32(index * 4, true));
}

/** Reorders the axes of a dense array: result axis `i` is source axis `order[i]`. */
export function permute(
  values: Float32Array,
  shape: readonly number[],
  order: readonly number[],
): { values: Float32Array; shape: number[] } {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, size) => product * size, 1));
  const outShape = order.map((axis) => shape[axis]!);
  const outStrides = order.map((axis) => strides[axis]!);
  const result = new Float32Array(values.length);
  const position = outShape.map(() => 0);
  let source = 0;
  for (let index = 0; index < result.length; index++) {
    result[index] = values[source]!;
    for (let axis = outShape.length - 1; axis >= 0; axis--) {
      position[axis]!++;
      source += outStrides[axis]!;
      if (position[axis]! < outShape[axis]!) break;
      source -= outStrides[axis]! * outShape[axis]!;
      position[axis] = 0;
    }
  }
  return { values: result, shape: outShape };
}
