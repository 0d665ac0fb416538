/** @file Bytes of an open file from a place on: all that are asked for, fewer only where the file ends. */
import type { OpenedFile } from './open-file.ts';

/** Into `data`, as many as it takes: memory of the caller's own, where many files are read one after the other. */
export async function readFullyInto(
  handle: Pick<OpenedFile, 'read'>,
  offset: number,
  data: Buffer<ArrayBuffer>,
): Promise<Buffer<ArrayBuffer>> {
  const { length } = data;
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(data, filled, length - filled, offset + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled === length ? data : data.subarray(0, filled);
}

export const readFully = (
  handle: Pick<OpenedFile, 'read'>,
  offset: number,
  length: number,
): Promise<Buffer<ArrayBuffer>> => readFullyInto(handle, offset, Buffer.allocUnsafe(length));
