/** @file Bytes of an open file from a place on: all that are asked for, fewer only where the file ends. */
import type { FileHandle } from 'node:fs/promises';

export async function readFully(
  handle: Pick<FileHandle, 'read'>,
  offset: number,
  length: number,
): Promise<Buffer<ArrayBuffer>> {
  const data = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(data, filled, length - filled, offset + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return data.subarray(0, filled);
}
