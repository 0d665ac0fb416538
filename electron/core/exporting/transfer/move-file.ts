/** @file One file to another place, the first name last: at any moment a whole picture is under at least one of both. */

import { link, open, rm, stat } from 'node:fs/promises';
import { say } from '../../../../texts/say.ts';
import { baseName, directoryOf, joinPath } from '../../library/paths.ts';
import { hashFile } from '../../work/hash-file.ts';
import { syncFolder, temporaryIn } from '../files/write-file.ts';
import { copyVerified } from './copy-verified.ts';

/**
 * By a second name on the same disk, by a verified copy to another. `isThere`: the plan found the same bytes at the destination.
 * Throws the system's error, or words for people, with the source where it was.
 */
export async function moveFile(
  source: Buffer,
  destination: Buffer,
  isThere: boolean,
  signal: AbortSignal,
): Promise<void> {
  const before = await stat(source, { bigint: true });
  if (isThere) {
    await assertAnotherCopy(source, destination, signal);
  } else {
    try {
      await link(source, destination);
      await syncFolder(directoryOf(destination));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
      await copyVerified(source, destination, signal);
    }
  }
  const now = await stat(source, { bigint: true });
  if (now.ino !== before.ino || now.size !== before.size || now.mtimeNs !== before.mtimeNs)
    throw new Error(say('transfer.inBoth'));
  await rm(source);
}

/** What is there under the destination's name must be whole, and must survive the source's going. */
async function assertAnotherCopy(source: Buffer, destination: Buffer, signal: AbortSignal): Promise<void> {
  if (await isSameFolder(directoryOf(source), directoryOf(destination))) throw new Error(say('transfer.sameFolder'));
  const [left, right] = await Promise.all([stat(source), stat(destination)]);
  const isSecondName = left.dev === right.dev && left.ino === right.ino;
  if (!isSecondName && (await hashFile(source, signal)) !== (await hashFile(destination, signal)))
    throw new Error(say('transfer.nameChanged'));
}

/**
 * Whether two paths lead to one folder: by device and inode, and where a share is mounted twice by whether a file made in one appears in the other.
 */
async function isSameFolder(a: Buffer, b: Buffer): Promise<boolean> {
  const [left, right] = await Promise.all([stat(a), stat(b)]);
  if (left.dev === right.dev) return left.ino === right.ino;
  const probe = temporaryIn(b);
  await (await open(probe, 'wx')).close();
  try {
    return await stat(joinPath(a, baseName(probe))).then(
      () => true,
      () => false,
    );
  } finally {
    await rm(probe, { force: true });
  }
}
