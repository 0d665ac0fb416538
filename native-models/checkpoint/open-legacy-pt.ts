/**
 * @file PyTorch's format from before 2020, in which torchvision's older checkpoints and small released heads still lie: five pickles (a magic number, the
 * protocol, the machine, the dictionary, the order of the storages), then the storages one behind the other, each with its length.
 */
import { CheckpointError } from './checkpoint-error.ts';
import type { Checkpoint } from './checkpoint-tensor.ts';
import { elementReaders } from './element-readers.ts';
import { openFile, type RandomAccessFile } from './open-file.ts';
import { type StoredBytes, tensorsOf } from './pt-tensors.ts';
import { type Pickled, type StorageReference, unpickleAt } from './unpickle.ts';

/** The first pickle: PyTorch's magic number. */
const magic = Buffer.from('80028a0a6cfc9c46f9206aa850192e', 'hex');
const protocol = 1001;
/** Dictionaries of weights are small; their numbers lie behind. */
const maximumIndexBytes = 32 << 20;
/** Of a storage's length. */
const lengthBytes = 8;

export function isLegacyPt(file: RandomAccessFile): boolean {
  return file.sizeBytes > magic.length && Buffer.from(file.read(0, magic.length)).equals(magic);
}

/** Opens a checkpoint of weights. Throws `CheckpointError` when it is anything else; nothing in the file is ever run. */
export function openLegacyPt(path: string): Checkpoint {
  const file = openFile(path);
  try {
    const head = file.read(0, Math.min(file.sizeBytes, maximumIndexBytes));
    let at = magic.length;
    const next = (): { value: Pickled; storages: readonly StorageReference[] } => {
      const { value, end, storages } = unpickleAt(head, at, path);
      at = end;
      return { value, storages };
    };
    if (next().value !== protocol)
      throw new CheckpointError(`${path} is in a format of PyTorch that is not known here`);
    const machine = next().value;
    if (machine instanceof Map && machine.get('little_endian') === false)
      throw new CheckpointError(`${path} was written on a big-endian machine, which is not supported`);
    const root = next();
    const { value: keys } = next();
    const places = placeStorages(file, at, keys, root.storages);
    const tensors = tensorsOf(root.value, path, (reference) => places.get(reference.key) ?? null);
    return { tensors, close: file.close };
  } catch (error) {
    file.close();
    throw error;
  }
}

/** Where each storage lies. Lengths are checked against the file before anything is read. */
function placeStorages(
  file: RandomAccessFile,
  start: number,
  keys: Pickled,
  storages: readonly StorageReference[],
): Map<string, StoredBytes> {
  const known = new Map(storages.map((storage) => [storage.key, storage]));
  const places = new Map<string, StoredBytes>();
  if (!Array.isArray(keys)) throw new CheckpointError(`${file.path} is damaged: the order of its storages is missing`);
  let at = start;
  for (const key of keys as readonly Pickled[]) {
    const storage = typeof key === 'string' ? known.get(key) : undefined;
    if (!storage) throw new CheckpointError(`${file.path} is damaged: a storage belongs to no tensor`);
    const bytes = storage.count * elementReaders[storage.element].size;
    if (at + lengthBytes + bytes > file.sizeBytes) throw new CheckpointError(`${file.path} is cut short`);
    const count = Buffer.from(file.read(at, lengthBytes)).readBigInt64LE();
    if (Number(count) !== storage.count)
      throw new CheckpointError(`${file.path} is damaged: a storage has another length`);
    const from = at + lengthBytes;
    places.set(storage.key, { bytes, read: () => file.read(from, bytes) });
    at = from + bytes;
  }
  return places;
}
