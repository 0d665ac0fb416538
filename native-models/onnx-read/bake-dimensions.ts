/**
 * @file Gives a model's free dimensions fixed sizes. ONNX Runtime's Node binding ignores `freeDimensionOverrides`, and providers other
 * than the CPU plan, compile and allocate anew for every shape of a dynamic model: so the size is written into the file's bytes.
 */
import { delimitedField, varint, wireFields } from './wire-fields.ts';

/** Field numbers of onnx.proto. */
const graphOfModel = 7;
const graphValues = new Set([11, 12, 13]);
const typeOfValue = 2;
const tensorOfType = 1;
const shapeOfTensor = 2;
const dimensionOfShape = 1;
const sizeOfDimension = 1;
const nameOfDimension = 2;

/**
 * A copy of the model (bytes of an ONNX file) in which every dimension named in `sizes` has its size, in inputs, outputs and recorded
 * intermediate values alike. Weights are copied once and not looked at. Names that the model does not have are ignored.
 */
export function bakeDimensions(model: Uint8Array, sizes: Readonly<Record<string, number>>): Uint8Array {
  const rewrite = (message: Uint8Array, change: (number: number, content: Uint8Array) => Uint8Array[] | null) => {
    const pieces: Uint8Array[] = [];
    for (const field of wireFields(message)) {
      const changed = field.wireType === 2 ? change(field.number, field.content) : null;
      if (changed === null) pieces.push(field.whole);
      else pieces.push(...delimitedField(field.number, changed));
    }
    return pieces;
  };
  const dimension = (message: Uint8Array): Uint8Array[] => {
    for (const field of wireFields(message)) {
      const size = field.number === nameOfDimension ? sizes[Buffer.from(field.content).toString()] : undefined;
      if (size !== undefined) return [Uint8Array.from([sizeOfDimension << 3, ...varint(size)])];
    }
    return [message];
  };
  const inside =
    (wanted: number, next: (content: Uint8Array) => Uint8Array[]) => (number: number, content: Uint8Array) =>
      number === wanted ? next(content) : null;
  const shape = (message: Uint8Array) => rewrite(message, inside(dimensionOfShape, dimension));
  const tensor = (message: Uint8Array) => rewrite(message, inside(shapeOfTensor, shape));
  const type = (message: Uint8Array) => rewrite(message, inside(tensorOfType, tensor));
  const value = (message: Uint8Array) => rewrite(message, inside(typeOfValue, type));
  const graph = (message: Uint8Array) =>
    rewrite(message, (number, content) => (graphValues.has(number) ? value(content) : null));
  return Buffer.concat(rewrite(model, inside(graphOfModel, graph)));
}
