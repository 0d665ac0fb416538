/** @file One picture file with other XMP: a proven new file beside it, the old one kept, then the name changes hands. */

import type { BigIntStats } from 'node:fs';
import { chmod, chown, copyFile, open, realpath, rm, stat, utimes } from 'node:fs/promises';
import { say } from '../../../../texts/say.ts';
import { directoryOf } from '../../library/paths.ts';
import { hashFile } from '../../work/hash-file.ts';
import { readEmbeddedXmp, readWholeXmp } from '../../xmp/embedded-xmp.ts';
import { copyAttributes } from '../files/extended-attributes.ts';
import { renameOver } from '../files/rename-over.ts';
import { syncFolder, temporaryIn } from '../files/write-file.ts';
import type { ExifToolWriter } from './exiftool-writer.ts';
import { keepOriginal } from './kept-originals.ts';
import { differencesOf, isSamePacket, scanHash, seenIn } from './prove-equal.ts';

export interface WriteInto {
  /** Absolute; where it is a link, the file that it leads to is written. */
  file: Buffer;
  /** The whole XMP packet that it holds then. */
  packet: string;
  /** The packet that it held when the plan was made; null for none. */
  expected: Uint8Array | null;
  /** For [Note: Kept originals]. */
  base: string | null;
  nowIso: string;
}

/**
 * See [Note: Proof of a write]. The file keeps its mode, owner, times and extended attributes. Throws the system's error or an Error in words, with the
 * file as it was; the signal is looked at between the steps, and not any more once the original is kept.
 */
export async function writeInto(tool: ExifToolWriter, asked: WriteInto, signal: AbortSignal): Promise<void> {
  const file = await realpath(asked.file, { encoding: 'buffer' });
  const folder = directoryOf(file);
  const temporary = temporaryIn(folder);
  const facts = await stat(file, { bigint: true });
  try {
    const before = await hashFile(file, signal);
    const held = await readWholeXmp(file);
    if (
      held === 'in parts' ||
      (held === null ? asked.expected !== null : !asked.expected || !held.equals(asked.expected))
    )
      throw new Error(say('embed.changedSince'));
    await tool.write(file, asked.packet, temporary).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code) throw error;
      await copyAnyway(file, temporary);
      throw new Error(say('embed.exiftool', { problem: error.message.split(' - ')[0] ?? '' }));
    });
    await takeOn(file, temporary, facts);
    signal.throwIfAborted();
    await prove(tool, file, temporary, asked.packet);
    signal.throwIfAborted();
    const after = await hashFile(temporary);
    if (!isSame(facts, await stat(file, { bigint: true }))) throw new Error(changedMeanwhile);
    await keepOriginal(file, { before, after, at: asked.nowIso, base: asked.base });
    if (!isSame(facts, await stat(file, { bigint: true }), 'linked')) throw new Error(changedMeanwhile);
    await renameOver(temporary, file);
    await syncFolder(folder);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** ExifTool names no cause where a disk is full, locked or failing: a plain copy to the same place throws the system's error then. */
async function copyAnyway(file: Buffer, temporary: Buffer): Promise<void> {
  await rm(temporary, { force: true });
  await copyFile(file, temporary);
}

const changedMeanwhile = say('embed.changedMeanwhile');

/** A second name changes the time of the inode, so that one is not asked then. */
const isSame = (a: BigIntStats, b: BigIntStats, how: 'whole' | 'linked' = 'whole'): boolean =>
  a.ino === b.ino && a.size === b.size && a.mtimeNs === b.mtimeNs && (how === 'linked' || a.ctimeNs === b.ctimeNs);

/** Mode, owner, times and attributes of the old file, flushed. */
async function takeOn(file: Buffer, temporary: Buffer, facts: BigIntStats): Promise<void> {
  const handle = await open(temporary, 'r+');
  try {
    await takeOver(file, temporary, facts);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function takeOver(file: Buffer, temporary: Buffer, facts: BigIntStats): Promise<void> {
  const own = await stat(temporary);
  const [uid, gid] = [Number(facts.uid), Number(facts.gid)];
  if (own.uid !== uid || own.gid !== gid)
    await chown(temporary, uid, gid).catch(() => {
      throw new Error(say('embed.otherOwner'));
    });
  await chmod(temporary, Number(facts.mode & 0o7777n));
  await copyAttributes(file, temporary);
  const isSameSize = own.size === Number(facts.size);
  // Of the same size and time, it would look unchanged to every program: a millisecond more says that it is not.
  await utimes(temporary, Number(facts.atimeMs) / 1000, (Number(facts.mtimeMs) + (isSameSize ? 1 : 0)) / 1000);
}

async function prove(tool: ExifToolWriter, file: Buffer, temporary: Buffer, packet: string): Promise<void> {
  const differs = differencesOf(await tool.readAll(file), await tool.readAll(temporary));
  if ((await scanHash(file)) !== (await scanHash(temporary))) differs.push(say('differs.compressed'));
  const seen = await seenIn(file);
  if (seen === null || seen !== (await seenIn(temporary))) differs.push(say('differs.seen'));
  if (!isSamePacket(await readEmbeddedXmp(temporary), packet)) differs.push(say('differs.written'));
  if (differs.length === 0) return;
  throw new Error(say('embed.differs', { what: differs[0]!, more: differs.length - 1 }));
}
