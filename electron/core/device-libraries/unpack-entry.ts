/** @file One file of a zip archive onto the disk, however large: unpacked and hashed as it streams by. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';
import type { ZipArchive } from '../../../native-models/checkpoint/index.ts';
import type { ArchivedFile } from './cuda.ts';

/** Answers what is wrong, in words, or null; what was written then is for the caller to remove. Rejects with the signal's reason or the system's error. */
export async function unpackEntry(
  archive: ZipArchive,
  file: ArchivedFile,
  to: string,
  signal: AbortSignal | undefined,
): Promise<string | null> {
  const entry = archive.entries.get(file.entry);
  if (entry?.bytes !== file.bytes) return `${file.entry} is not in it as it should be`;
  const hash = createHash('sha256');
  let bytes = 0;
  const target = await open(to, 'wx');
  try {
    const start = archive.dataOffset(entry);
    const packed = createReadStream(archive.path, { start, end: start + entry.packedBytes - 1 });
    const store = async (chunks: AsyncIterable<Buffer>): Promise<void> => {
      for await (const chunk of chunks) {
        bytes += chunk.length;
        if (bytes > file.bytes) throw new Error(`${file.entry} is larger than it says`);
        hash.update(chunk);
        await target.write(chunk);
      }
    };
    const options = signal ? { signal } : {};
    if (entry.method === 'stored') await pipeline(packed, store, options);
    else await pipeline(packed, createInflateRaw(), store, options);
    await target.sync();
  } finally {
    await target.close();
  }
  return hash.digest('hex') === file.sha256 ? null : `${file.entry} is another file than the published one`;
}
