/** @file `.npz`: a zip of `.npy` files. */
import { CheckpointError } from './checkpoint-error.ts';
import type { Checkpoint, CheckpointTensor } from './checkpoint-tensor.ts';
import { npyTensor, parseNpyHeader } from './read-npy.ts';
import { openZip } from './zip-archive.ts';

/** Opens an archive of arrays. Only those that `wanted` accepts are looked at; the optimiser's state stays unread. */
export function openNpz(path: string, wanted: (name: string) => boolean = () => true): Checkpoint {
  const archive = openZip(path);
  try {
    const tensors = new Map<string, CheckpointTensor>();
    for (const entryName of archive.entries.keys()) {
      const name = entryName.replace(/\.npy$/, '');
      if (name === entryName || !wanted(name)) continue;
      const label = `${path}: "${name}"`;
      // The header decides the shape; the entry is read again when its numbers are wanted.
      const header = parseNpyHeader(archive.read(entryName), label);
      tensors.set(
        name,
        npyTensor(header, () => archive.read(entryName), label),
      );
    }
    if (tensors.size === 0) throw new CheckpointError(`${path} holds none of the arrays that were looked for`);
    return { tensors, close: archive.close };
  } catch (error) {
    archive.close();
    throw error;
  }
}
