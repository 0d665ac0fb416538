/** @file Tensors over the storages of a PyTorch file, whichever of its formats holds them. */
import { CheckpointError } from './checkpoint-error.ts';
import type { CheckpointTensor } from './checkpoint-tensor.ts';
import { elementReaders } from './element-readers.ts';
import { gatherStrided, rowMajorStrides } from './gather-strided.ts';
import type { Dictionary, Pickled, StorageReference, TensorDescription } from './unpickle.ts';

export interface StoredBytes {
  readonly bytes: number;
  readonly read: () => Uint8Array;
}

/** Names under which training code wraps a state dictionary. */
const wrappers = ['params', 'model_state_dict', 'state_dict', 'model'];

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

/** Tensors by name; names of nested dictionaries are joined by dots. Throws where there are none. */
export function tensorsOf(
  root: Pickled,
  path: string,
  find: (storage: StorageReference) => StoredBytes | null,
): Map<string, CheckpointTensor> {
  const tensors = new Map<string, CheckpointTensor>();
  const collect = (dictionary: Dictionary, prefix: string, depth: number) => {
    if (depth > 32) throw new CheckpointError(`${path} is nested too deeply`);
    for (const [name, value] of dictionary) {
      if (typeof name !== 'string') continue;
      if (isTensor(value)) tensors.set(prefix + name, tensorReader(path, prefix + name, value, find(value.storage)));
      else if (value instanceof Map) collect(value, `${prefix}${name}.`, depth + 1);
    }
  };
  collect(stateDictionary(root, path), '', 0);
  if (tensors.size === 0) throw new CheckpointError(`${path} holds no weights`);
  return tensors;
}

function tensorReader(
  path: string,
  name: string,
  { storage, dims, strides, offset }: TensorDescription,
  stored: StoredBytes | null,
): CheckpointTensor {
  const { size, read } = elementReaders[storage.element];
  const label = `${path}: "${name}"`;
  const count = dims.reduce((product, dim) => product * dim, 1);
  const last = dims.reduce((sum, dim, axis) => sum + (dim - 1) * (strides[axis] as number), offset);
  if (stored?.bytes !== storage.count * size)
    throw new CheckpointError(`${label}: its storage is missing or has the wrong size`);
  if (count > storage.count || (count > 0 && last >= storage.count))
    throw new CheckpointError(`${label} reaches outside its storage`);
  const contiguous = rowMajorStrides(dims).every((stride, axis) => stride === strides[axis] || dims[axis] === 1);
  return {
    dims,
    readFloat32() {
      const values = read(stored.read(), true);
      if (!contiguous) return gatherStrided(values, dims, strides, offset);
      return count === values.length ? values : values.slice(offset, offset + count);
    },
  };
}
