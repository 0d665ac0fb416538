/** @file HDF5 as Keras saves weights: groups by layer, in them arrays of float32; by the jsfive library, which reads and runs nothing. */
import { readFile, stat } from 'node:fs/promises';
import { CheckpointError } from './checkpoint-error.ts';
import type { Checkpoint, CheckpointTensor } from './checkpoint-tensor.ts';

/** As much of jsfive as is used; it brings no types. */
interface Hdf5Dataset {
  readonly shape: readonly number[];
  readonly dtype: unknown;
  readonly value: ArrayLike<number>;
}
interface Hdf5Group {
  readonly keys: readonly string[];
  get(name: string): Hdf5Group | Hdf5Dataset | null;
}

const maximumBytes = 1 << 30;
const maximumDepth = 16;
const maximumArrays = 10_000;
const signature = Buffer.from('894844460d0a1a0a', 'hex');

/** Arrays by the last two parts of their paths, without Keras' number behind: "conv1/kernel". Throws CheckpointError where the file is anything else. */
export async function openHdf5(path: string): Promise<Checkpoint> {
  if ((await stat(path)).size > maximumBytes) throw new CheckpointError(`${path} is too large for weights of Keras`);
  const bytes = await readFile(path);
  if (!bytes.subarray(0, signature.length).equals(signature)) throw new CheckpointError(`${path} is no HDF5 file`);
  const tensors = new Map<string, CheckpointTensor>();
  try {
    const { File } = (await import('jsfive')) as unknown as {
      File: new (buffer: ArrayBuffer, name: string) => Hdf5Group;
    };
    collect(new File(new Uint8Array(bytes).buffer, path), '', 0, tensors);
  } catch (error) {
    if (error instanceof CheckpointError) throw error;
    throw new CheckpointError(`${path} is damaged, cut short, or written in a way that is not known here`, {
      cause: error,
    });
  }
  if (tensors.size === 0) throw new CheckpointError(`${path} holds no weights`);
  return { tensors, close: () => undefined };
}

function collect(group: Hdf5Group, prefix: string, depth: number, tensors: Map<string, CheckpointTensor>): void {
  if (depth > maximumDepth || tensors.size > maximumArrays) throw new CheckpointError('it is nested too deeply');
  for (const key of group.keys) {
    const found = group.get(key);
    const name = `${prefix}/${key}`;
    // A dataset is a list as well, and has a method of that name.
    if (found && isGroup(found)) collect(found, name, depth + 1, tensors);
    else if (found) tensors.set(shortName(name), tensorOf(found, name));
  }
}

const isGroup = (found: Hdf5Group | Hdf5Dataset): found is Hdf5Group => Array.isArray((found as Hdf5Group).keys);

const shortName = (name: string): string => name.replace(/:\d+$/, '').split('/').slice(-2).join('/');

function tensorOf(dataset: Hdf5Dataset, name: string): CheckpointTensor {
  const dims = [...dataset.shape];
  return {
    dims,
    readFloat32() {
      const count = dims.reduce((product, dim) => product * dim, 1);
      let value: ArrayLike<number>;
      try {
        ({ value } = dataset);
      } catch (error) {
        throw new CheckpointError(`"${name}" is damaged, cut short, or written in a way that is not known here`, {
          cause: error,
        });
      }
      if (value.length !== count)
        throw new CheckpointError(`"${name}" has ${value.length} numbers where [${dims}] needs ${count}`);
      return Float32Array.from(value);
    },
  };
}
