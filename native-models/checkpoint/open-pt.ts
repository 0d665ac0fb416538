/** @file PyTorch's zip format: `<name>/data.pkl` describes tensors over the raw storages `<name>/data/<key>`. */
import { CheckpointError } from './checkpoint-error.ts';
import type { Checkpoint, CheckpointTensor } from './checkpoint-tensor.ts';
import { elementReaders } from './element-readers.ts';
import { gatherStrided, rowMajorStrides } from './gather-strided.ts';
import { openFile } from './open-file.ts';
import { type Dictionary, type Pickled, type TensorDescription, unpickle } from './unpickle.ts';
import { openZip, type ZipArchive } from './zip-archive.ts';

/** Names under which training code wraps a state dictionary. */
const wrappers = ['params', 'model_state_dict', 'state_dict'];

const isTensor = (value: Pickled | undefined): value is TensorDescription =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'tensor';

function stateDictionary(root: Pickled, path: string): Dictionary {
  if (!(root instanceof Map)) throw new CheckpointError(`${path} holds no dictionary of weights`);
  for (const name of wrappers) {
    const inner = root.get(name);
    if (inner instanceof Map) return inner;
  }
  return root;
}

function tensorReader(archive: ZipArchive, folder: string, name: string, tensor: TensorDescription): CheckpointTensor {
  const { storage, dims, strides, offset } = tensor;
  const { size, read } = elementReaders[storage.element];
  const label = `${archive.path}: "${name}"`;
  const entryName = `${folder}data/${storage.key}`;
  const count = dims.reduce((product, dim) => product * dim, 1);
  const last = dims.reduce((sum, dim, axis) => sum + (dim - 1) * (strides[axis] as number), offset);
  if (archive.entries.get(entryName)?.bytes !== storage.count * size) {
    throw new CheckpointError(`${label}: its storage is missing or has the wrong size`);
  }
  if (count > storage.count || (count > 0 && last >= storage.count)) {
    throw new CheckpointError(`${label} reaches outside its storage`);
  }
  const contiguous = rowMajorStrides(dims).every((stride, axis) => stride === strides[axis] || dims[axis] === 1);
  return {
    dims,
    readFloat32() {
      const values = read(archive.read(entryName), true);
      if (!contiguous) return gatherStrided(values, dims, strides, offset);
      return count === values.length ? values : values.slice(offset, offset + count);
    },
  };
}

function refuseOldFormat(path: string): void {
  const file = openFile(path);
  try {
    const start = Buffer.from(file.read(0, Math.min(4, file.sizeBytes)));
    if (start.subarray(0, 2).equals(Buffer.of(0x80, 0x02))) {
      throw new CheckpointError(
        `${path} is in PyTorch's format from before 2020. Load it once with a current PyTorch and save it again, or fetch a newer copy.`,
      );
    }
    if (start.subarray(0, 2).toString() !== 'PK') throw new CheckpointError(`${path} is not a PyTorch checkpoint`);
  } finally {
    file.close();
  }
}

/** Opens a checkpoint of weights. Throws `CheckpointError` when it is anything else; nothing in the file is ever run. */
export function openPt(path: string): Checkpoint {
  refuseOldFormat(path);
  const archive = openZip(path);
  try {
    const index = [...archive.entries.keys()].find((name) => /^[^/]+\/data\.pkl$/.test(name));
    if (index === undefined) throw new CheckpointError(`${path} is a zip archive, but not one that PyTorch wrote`);
    const folder = index.slice(0, -'data.pkl'.length);
    const byteOrder = archive.entries.has(`${folder}byteorder`)
      ? Buffer.from(archive.read(`${folder}byteorder`)).toString()
      : 'little';
    if (byteOrder !== 'little')
      throw new CheckpointError(`${path} was written on a ${byteOrder}-endian machine, which is not supported`);
    const tensors = new Map<string, CheckpointTensor>();
    for (const [name, value] of stateDictionary(unpickle(archive.read(index), path), path)) {
      if (typeof name === 'string' && isTensor(value)) tensors.set(name, tensorReader(archive, folder, name, value));
    }
    if (tensors.size === 0) throw new CheckpointError(`${path} holds no weights`);
    return { tensors, close: archive.close };
  } catch (error) {
    archive.close();
    throw error;
  }
}
