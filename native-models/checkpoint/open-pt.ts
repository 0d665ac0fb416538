/** @file PyTorch's zip format: `<name>/data.pkl` describes tensors over the raw storages `<name>/data/<key>`. */
import { CheckpointError } from './checkpoint-error.ts';
import type { Checkpoint } from './checkpoint-tensor.ts';
import { openFile } from './open-file.ts';
import { isLegacyPt, openLegacyPt } from './open-legacy-pt.ts';
import { tensorsOf } from './pt-tensors.ts';
import { unpickle } from './unpickle.ts';
import { openZip } from './zip-archive.ts';

/** Whether it is in the format from before 2020. Throws where it is neither that nor a zip. */
function isOldFormat(path: string): boolean {
  const file = openFile(path);
  try {
    if (isLegacyPt(file)) return true;
    if (Buffer.from(file.read(0, Math.min(2, file.sizeBytes))).toString() !== 'PK')
      throw new CheckpointError(`${path} is not a PyTorch checkpoint`);
    return false;
  } finally {
    file.close();
  }
}

/** Opens a checkpoint of weights. Throws `CheckpointError` when it is anything else; nothing in the file is ever run. */
export function openPt(path: string): Checkpoint {
  if (isOldFormat(path)) return openLegacyPt(path);
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
    const tensors = tensorsOf(unpickle(archive.read(index), path), path, ({ key }) => {
      const name = `${folder}data/${key}`;
      const entry = archive.entries.get(name);
      return entry ? { bytes: entry.bytes, read: () => archive.read(name) } : null;
    });
    return { tensors, close: archive.close };
  } catch (error) {
    archive.close();
    throw error;
  }
}
