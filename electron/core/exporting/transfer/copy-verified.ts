/** @file One file to another place: hashed while read, read back and compared, flushed, and only then given its name. Nothing is ever overwritten. */

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm, stat, utimes } from 'node:fs/promises';
import { say } from '../../../../texts/say.ts';
import { directoryOf } from '../../library/paths.ts';
import { hashFile } from '../../work/hash-file.ts';
import { copyAttributes } from '../files/extended-attributes.ts';
import { nameExclusively, syncFolder, temporaryIn } from '../files/write-file.ts';

/**
 * Copies with the source's times and extended attributes. Throws with nothing left behind: EEXIST where the name was taken meanwhile, and words for people where the copy
 * differs or the source changed under the reading.
 */
export async function copyVerified(source: Buffer, destination: Buffer, signal: AbortSignal): Promise<void> {
  const folder = directoryOf(destination);
  const temporary = temporaryIn(folder);
  try {
    const before = await stat(source);
    const expected = await copyAndHash(source, temporary, signal);
    const found = await hashFile(temporary, signal);
    if (found !== expected) throw new Error(say('transfer.differs'));
    const after = await stat(source);
    if (after.size !== before.size || after.mtimeMs !== before.mtimeMs) throw new Error(say('transfer.changed'));
    await copyAttributes(source, temporary);
    await utimes(temporary, after.atime, after.mtime);
    await nameExclusively(temporary, destination);
    await syncFolder(folder);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function copyAndHash(source: Buffer, temporary: Buffer, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  const handle = await open(temporary, 'wx');
  try {
    for await (const chunk of createReadStream(source, { highWaterMark: 1 << 20 })) {
      signal.throwIfAborted();
      hash.update(chunk as Buffer);
      // Unlike write, never a part of the chunk.
      await handle.appendFile(chunk as Buffer);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return hash.digest('hex');
}
