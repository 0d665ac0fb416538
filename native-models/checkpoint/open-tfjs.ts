/**
 * @file Weights as TensorFlow.js keeps them: a manifest (JSON) that names each tensor, and files of numbers one behind the other, most of them in 8 bits
 * with a scale and a least value. Source: tfjs-core's description of the weights manifest.
 */
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CheckpointError } from './checkpoint-error.ts';
import type { Checkpoint, CheckpointTensor } from './checkpoint-tensor.ts';
import { openFile } from './open-file.ts';

/** A manifest of a network of thousands of tensors is smaller. */
const largestManifestBytes = 4_000_000;
/** More numbers in one tensor than any network that is converted here has. */
const mostNumbers = 1 << 28;

interface Entry {
  readonly name: string;
  readonly dims: readonly number[];
  /** Bytes a number. */
  readonly width: 1 | 2 | 4;
  /** value = stored * scale + min; null: float32 as it is. */
  readonly quantised: { readonly scale: number; readonly min: number } | null;
}

/**
 * @param manifestPath the manifest. Its numbers lie in `weightsPath`, or in the files that it names, in its folder.
 * @throws CheckpointError where it is no such manifest, or its files are shorter or longer than it says.
 */
export function openTfjs(manifestPath: string, weightsPath?: string): Checkpoint {
  const groups = readManifest(manifestPath);
  const paths = weightsPath
    ? [weightsPath]
    : groups.flatMap(({ paths }) => paths.map((one) => beside(manifestPath, one)));
  const files = paths.map((path) => readAll(path));
  const bytes = new Uint8Array(files.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const file of files) {
    bytes.set(file, end);
    end += file.length;
  }
  const tensors = new Map<string, CheckpointTensor>();
  let at = 0;
  for (const entry of groups.flatMap(({ entries }) => entries)) {
    const count = entry.dims.reduce((all, dim) => all * dim, 1);
    const start = at;
    at += count * entry.width;
    if (at > bytes.length)
      throw new CheckpointError(`${basename(manifestPath)}: its weights are cut short at "${entry.name}"`);
    tensors.set(entry.name, { dims: entry.dims, readFloat32: () => decode(bytes, start, count, entry) });
  }
  if (at !== bytes.length)
    throw new CheckpointError(
      `${basename(manifestPath)} speaks of ${at} bytes of weights, and there are ${bytes.length}`,
    );
  return { tensors, close: () => undefined };
}

function decode(bytes: Uint8Array, start: number, count: number, { width, quantised }: Entry): Float32Array {
  const numbers = new Float32Array(count);
  const { scale, min } = quantised ?? { scale: 1, min: 0 };
  if (width === 1) {
    for (let at = 0; at < count; at++) numbers[at] = bytes[start + at]! * scale + min;
    return numbers;
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, count * width);
  for (let at = 0; at < count; at++)
    numbers[at] = (width === 2 ? view.getUint16(2 * at, true) : view.getFloat32(4 * at, true)) * scale + min;
  return numbers;
}

function readAll(path: string): Uint8Array {
  try {
    const file = openFile(path);
    try {
      return file.read(0, file.sizeBytes);
    } finally {
      file.close();
    }
  } catch (error) {
    throw new CheckpointError(`the file of its numbers cannot be read: ${basename(path)}`, { cause: error });
  }
}

/** Only a plain name: nothing outside the folder. */
function beside(manifestPath: string, name: string): string {
  if (name !== basename(name) || name === '..')
    throw new CheckpointError(`${basename(manifestPath)} names a file elsewhere: ${name}`);
  return join(dirname(manifestPath), name);
}

function readManifest(path: string): { entries: Entry[]; paths: string[] }[] {
  const wrong = (what: string) =>
    new CheckpointError(`${basename(path)} is no manifest of TensorFlow.js weights: ${what}`);
  const file = openFile(path);
  const { sizeBytes } = file;
  file.close();
  if (sizeBytes > largestManifestBytes) throw wrong('it is too large');
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw wrong('it is no JSON');
  }
  if (!Array.isArray(json) || json.length === 0) throw wrong('it lists nothing');
  return json.map((group: { weights?: unknown; paths?: unknown } | null) => {
    if (!Array.isArray(group?.weights) || !Array.isArray(group.paths))
      throw wrong('a group has no weights or no files');
    return {
      entries: group.weights.map((one: unknown) => entryOf(one, wrong)),
      paths: group.paths.map((one: unknown) => {
        if (typeof one !== 'string') throw wrong('a file has no name');
        return one;
      }),
    };
  });
}

interface Written {
  name?: unknown;
  shape?: unknown;
  dtype?: unknown;
  quantization?: { dtype?: unknown; scale?: unknown; min?: unknown };
}

function entryOf(one: unknown, wrong: (what: string) => Error): Entry {
  const { name, shape, dtype, quantization } = (one ?? {}) as Written;
  if (typeof name !== 'string') throw wrong('a tensor has no name');
  const isSize = (dim: unknown): dim is number => Number.isInteger(dim) && (dim as number) > 0;
  if (!Array.isArray(shape) || shape.length > 8 || !shape.every(isSize)) throw wrong(`"${name}" has no usable shape`);
  if (shape.reduce((all: number, dim) => all * dim, 1) > mostNumbers) throw wrong(`"${name}" is too large`);
  if (dtype !== 'float32') throw wrong(`"${name}" holds ${String(dtype)}`);
  if (!quantization) return { name, dims: shape, width: 4, quantised: null };
  const { scale, min, dtype: stored } = quantization;
  if ((stored !== 'uint8' && stored !== 'uint16') || typeof scale !== 'number' || typeof min !== 'number')
    throw wrong(`"${name}" is packed in a way that is not known here`);
  return { name, dims: shape, width: stored === 'uint8' ? 1 : 2, quantised: { scale, min } };
}
