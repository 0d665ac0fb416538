/** @file Temporary name in the same folder, fsync, rename: no reader ever sees half a file. */
import { createHash, randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Pieces below this size are gathered before they are written. */
const gatherBytes = 1 << 20;

/**
 * Writes the pieces one after the other and gives the file its name when all of them are on the disk.
 * On failure or abort the temporary file is removed and an earlier file of that name stays as it was.
 */
export async function writeFileAtomically(
  path: string,
  pieces: Iterable<Uint8Array>,
  signal?: AbortSignal,
): Promise<{ bytes: number; sha256: string }> {
  signal?.throwIfAborted();
  const temporaryPath = `${path}.${randomUUID().slice(0, 8)}.part`;
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    const file = await open(temporaryPath, 'wx');
    try {
      let gathered: Uint8Array[] = [];
      let gatheredBytes = 0;
      const flush = async () => {
        const block = gathered.length === 1 ? (gathered[0] as Uint8Array) : Buffer.concat(gathered);
        gathered = [];
        gatheredBytes = 0;
        hash.update(block);
        bytes += block.byteLength;
        await writeFully(file, block);
      };
      for (const piece of pieces) {
        signal?.throwIfAborted();
        gathered.push(piece);
        gatheredBytes += piece.byteLength;
        if (gatheredBytes >= gatherBytes) await flush();
      }
      await flush();
      await file.sync();
    } finally {
      await file.close();
    }
    signal?.throwIfAborted();
    await rename(temporaryPath, path);
  } catch (error) {
    await rm(temporaryPath, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
  return { bytes, sha256: hash.digest('hex') };
}

async function writeFully(file: Awaited<ReturnType<typeof open>>, block: Uint8Array): Promise<void> {
  let offset = 0;
  while (offset < block.byteLength) {
    const { bytesWritten } = await file.write(block, offset, block.byteLength - offset);
    offset += bytesWritten;
  }
}

/** Makes the rename itself durable. Windows cannot open folders and needs no such call. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
