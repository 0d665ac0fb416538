/** @file The `.npy` format (NumPy enhancement proposal 1), versions 1 to 3. Python objects are refused: no code runs. */
import { CheckpointError } from './checkpoint-error.ts';
import type { CheckpointTensor } from './checkpoint-tensor.ts';
import { elementReaders, type StoredElement } from './element-readers.ts';
import { columnMajorStrides, gatherStrided } from './gather-strided.ts';

const elements: Readonly<Record<string, StoredElement>> = {
  f2: 'float16',
  f4: 'float32',
  f8: 'float64',
  i1: 'int8',
  u1: 'uint8',
  i2: 'int16',
  i4: 'int32',
  i8: 'int64',
};

export interface NpyHeader {
  readonly element: StoredElement;
  readonly littleEndian: boolean;
  readonly fortranOrder: boolean;
  readonly dims: readonly number[];
  readonly dataOffset: number;
}

/** Parses the header at the start of `bytes`. `label` names the array in messages. */
export function parseNpyHeader(bytes: Uint8Array, label: string): NpyHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12 || view.getUint32(0) !== 0x934e554d || view.getUint16(4) !== 0x5059) {
    throw new CheckpointError(`${label} is not a NumPy array`);
  }
  const lengthBytes = bytes[6] === 1 ? 2 : 4;
  const headerStart = 8 + lengthBytes;
  const headerBytes = lengthBytes === 2 ? view.getUint16(8, true) : view.getUint32(8, true);
  const dataOffset = headerStart + headerBytes;
  if (dataOffset > bytes.length) throw new CheckpointError(`${label} is cut short inside its header`);
  const header = new TextDecoder().decode(bytes.subarray(headerStart, dataOffset));
  const descr = /'descr':\s*'([<>|=])([a-z]\d+)'/.exec(header);
  const order = /'fortran_order':\s*(True|False)/.exec(header);
  const shape = /'shape':\s*\(([\d,\s]*)\)/.exec(header);
  const element = elements[descr?.[2] ?? ''];
  if (descr === null || order === null || shape === null || element === undefined) {
    throw new CheckpointError(`${label} is a NumPy array of a kind that model weights never are: ${header.trim()}`);
  }
  const dims = (shape[1] as string).split(',').map((text) => text.trim());
  return {
    element,
    littleEndian: descr[1] !== '>',
    fortranOrder: order[1] === 'True',
    dims: dims.filter((text) => text !== '').map(Number),
    dataOffset,
  };
}

/** A `.npy` file's array, read when asked for; `readBytes` must return the file anew at each call. */
export function npyTensor(header: NpyHeader, readBytes: () => Uint8Array, label: string): CheckpointTensor {
  const { dims, element } = header;
  const { size, read } = elementReaders[element];
  const count = dims.reduce((product, dim) => product * dim, 1);
  return {
    dims,
    readFloat32() {
      const bytes = readBytes().subarray(header.dataOffset);
      if (bytes.length !== count * size)
        throw new CheckpointError(`${label} is cut short: ${bytes.length} of ${count * size} bytes`);
      const values = read(bytes, header.littleEndian);
      return header.fortranOrder ? gatherStrided(values, dims, columnMajorStrides(dims), 0) : values;
    },
  };
}
