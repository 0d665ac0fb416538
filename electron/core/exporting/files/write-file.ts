/**
 * @file Files beside the photographer's own: a temporary name in the same folder, flushed, then given its name. A process killed at any moment leaves
 * the old file or the new one, and at most a temporary one that the next export sweeps.
 */
import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, link, open, readdir, realpath, rm, stat } from 'node:fs/promises';
import { directoryOf, joinPath } from '../../library/paths.ts';
import { copyAttributes } from './extended-attributes.ts';
import { type Renaming, renameOver } from './rename-over.ts';

const temporaryName = /^\.chinagraph-[0-9a-f]{8}\.tmp$/;
/** Someone may be writing: only temporary files of an earlier hour are swept. */
const sweepAfterMs = 3_600_000;

export const hashBytes = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export function temporaryIn(folder: Buffer): Buffer {
  return joinPath(folder, Buffer.from(`.chinagraph-${randomUUID().slice(0, 8)}.tmp`));
}

/**
 * Replaces or creates `file`; an existing file keeps its mode and its extended attributes, and a link stays one: what it leads to is replaced. Throws
 * the system's error, or that of `renameOver`, with nothing changed.
 */
export async function replaceFile(file: Buffer, bytes: Uint8Array, renaming?: Renaming): Promise<void> {
  const target = await realpath(file, { encoding: 'buffer' }).catch(() => file);
  const folder = directoryOf(target);
  const temporary = temporaryIn(folder);
  const before = await stat(target).catch(() => null);
  try {
    const handle = await open(temporary, 'wx', before ? before.mode & 0o777 : 0o644);
    await writeAndFlush(handle, bytes);
    if (before) await copyAttributes(target, temporary);
    await renameOver(temporary, target, renaming);
    await syncFolder(folder);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Creates `file` whole or not at all; EEXIST where something of that name is there. */
export async function writeNew(file: Buffer, bytes: Uint8Array): Promise<void> {
  const folder = directoryOf(file);
  const temporary = temporaryIn(folder);
  try {
    await writeAndFlush(await open(temporary, 'wx', 0o644), bytes);
    await nameExclusively(temporary, file);
    await syncFolder(folder);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function writeAndFlush(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Gives a finished temporary file its name; fails with EEXIST where something of that name is there, also if it came this instant. */
export async function nameExclusively(temporary: Buffer, file: Buffer): Promise<void> {
  try {
    await link(temporary, file);
    await rm(temporary);
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP', 'EMLINK'].includes((error as NodeJS.ErrnoException).code ?? ''))
      throw error;
    // No hard links here (FAT): claim the name first, then put the file over the claim.
    const claim = await open(file, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY);
    await claim.close();
    await renameOver(temporary, file).catch(async (renaming: unknown) => {
      await rm(file, { force: true });
      throw renaming;
    });
  }
}

/** Network and FUSE file systems that cannot flush a folder say so in one of these ways. */
const cannotFlush = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EPERM', 'EACCES', 'EISDIR', 'EBADF']);

/** Flushes a folder's entries where the file system can; Windows has no such call and needs none. */
export async function syncFolder(folder: Buffer): Promise<void> {
  if (process.platform === 'win32') return;
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch (error) {
    if (!cannotFlush.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

/** Removes what killed exports left in a folder. */
export async function sweepTemporaries(folder: Buffer, nowMs: number): Promise<void> {
  const names = await readdir(folder, { encoding: 'buffer' }).catch(() => []);
  for (const name of names) {
    if (!temporaryName.test(name.toString('latin1'))) continue;
    const file = joinPath(folder, name);
    const facts = await stat(file).catch(() => null);
    if (facts && nowMs - facts.mtimeMs > sweepAfterMs) await rm(file, { force: true });
  }
}
