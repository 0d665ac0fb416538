/**
 * @file Named matrices of doubles in a MATLAB 5 file ("MAT-File Format", MathWorks): what a parameter file needs, nothing else. Compressed elements
 * are inflated up to a bound.
 */
import { inflateSync } from 'node:zlib';
import { CheckpointError } from './checkpoint-error.ts';

export interface MatMatrix {
  readonly rows: number;
  readonly columns: number;
  /** Row-major (the file's are column-major). */
  readonly data: Float64Array;
}

const maxBytes = 16 * 2 ** 20;
/** Data types of the format; 7 is single, 9 is double. */
const elementBytes: Record<number, number> = { 1: 1, 2: 1, 3: 2, 4: 2, 5: 4, 6: 4, 7: 4, 9: 8 };
const miMatrix = 14;
const miCompressed = 15;
const mxDouble = 6;

/** @throws CheckpointError where it is no such file, is cut short or makes no sense. */
export function readMat(bytes: Uint8Array): Map<string, MatMatrix> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length < 128 || text.toString('latin1', 0, 6) !== 'MATLAB' || text.toString('latin1', 126, 128) !== 'IM')
    throw new CheckpointError('This is no MATLAB 5 file (little-endian).');
  const found = new Map<string, MatMatrix>();
  for (const element of elementsOf(text.subarray(128))) addMatrix(found, element);
  return found;
}

interface Element {
  readonly type: number;
  readonly data: Buffer;
}

function elementsOf(bytes: Buffer): Element[] {
  const elements: Element[] = [];
  let at = 0;
  while (at + 8 <= bytes.length) {
    const word = bytes.readUInt32LE(at);
    // A small element keeps its length in the upper half of its type and its data in the next four bytes.
    const isSmall = word >>> 16 !== 0;
    const type = isSmall ? word & 0xffff : word;
    const length = isSmall ? word >>> 16 : bytes.readUInt32LE(at + 4);
    const start = at + (isSmall ? 4 : 8);
    if (start + length > bytes.length || (isSmall && length > 4))
      throw new CheckpointError('This MATLAB file is cut short.');
    elements.push({ type, data: bytes.subarray(start, start + length) });
    at = isSmall ? at + 8 : type === miCompressed ? start + length : start + Math.ceil(length / 8) * 8;
  }
  return elements;
}

function addMatrix(found: Map<string, MatMatrix>, element: Element): void {
  if (element.type === miCompressed) {
    for (const inner of elementsOf(inflate(element.data))) addMatrix(found, inner);
    return;
  }
  if (element.type !== miMatrix) return;
  const [flags, dimensions, name, real] = elementsOf(element.data);
  if (!flags || flags.data.length < 8 || !dimensions || !name || !real)
    throw new CheckpointError('This MATLAB file holds a matrix without its parts.');
  if ((flags.data.readUInt32LE(0) & 0xff) !== mxDouble || dimensions.data.length !== 8) return;
  const rows = dimensions.data.readInt32LE(0);
  const columns = dimensions.data.readInt32LE(4);
  const size = elementBytes[real.type];
  if (!size || rows < 0 || columns < 0 || rows * columns * size !== real.data.length)
    throw new CheckpointError(`This MATLAB file says ${rows}x${columns} and holds another number of values.`);
  const data = new Float64Array(rows * columns);
  for (let i = 0; i < data.length; i++)
    data[(i % rows) * columns + Math.floor(i / rows)] = readNumber(real.data, i * size, real.type);
  found.set(name.data.toString('latin1'), { rows, columns, data });
}

function inflate(data: Buffer): Buffer {
  try {
    return inflateSync(data, { maxOutputLength: maxBytes });
  } catch (error) {
    throw new CheckpointError('This MATLAB file is damaged: a compressed part cannot be unpacked.', {
      cause: error,
    });
  }
}

function readNumber(data: Buffer, at: number, type: number): number {
  const read: Record<number, () => number> = {
    1: () => data.readInt8(at),
    2: () => data.readUInt8(at),
    3: () => data.readInt16LE(at),
    4: () => data.readUInt16LE(at),
    5: () => data.readInt32LE(at),
    6: () => data.readUInt32LE(at),
    7: () => data.readFloatLE(at),
    9: () => data.readDoubleLE(at),
  };
  return read[type]!();
}
