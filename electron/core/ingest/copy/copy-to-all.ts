/**
 * @file One file of a card to every destination: read once, hashed while read, flushed, read back from each destination and compared, and only then given its
 * name. Nothing is ever overwritten, and the card is only read.
 */

import { createHash } from 'node:crypto';
import { createReadStream, type Stats } from 'node:fs';
import { type FileHandle, open, rm, stat, utimes } from 'node:fs/promises';
import { say } from '../../../../texts/say.ts';
import { nameExclusively, syncFolder, temporaryIn } from '../../exporting/files/write-file.ts';
import { directoryOf } from '../../library/paths.ts';
import { hashFile } from '../../work/hash-file.ts';
import { makeFolder } from '../../work/make-folder.ts';
import { dropCache } from './drop-cache.ts';

/** What became of one destination; `error` is the system's, or has words for people. */
export type Landed = { ok: true } | { ok: false; error: unknown };

export interface Copied {
  sha256: string;
  /** In the order of the destinations. */
  landed: Landed[];
}

/** The card's side of a failure: what is wrong is not the destination. */
export class SourceError extends Error {}

/** `destinations`: absolute; their folders are made. Throws a SourceError, or the signal's reason, with nothing left behind. */
export async function copyToAll(source: Buffer, destinations: readonly Buffer[], signal: AbortSignal): Promise<Copied> {
  const before = await stat(source).catch(asSourceError);
  const lanes = await Promise.all(destinations.map(startLane));
  try {
    const sha256 = await pour(source, lanes, signal);
    const after = await stat(source).catch(asSourceError);
    if (after.size !== before.size || after.mtimeMs !== before.mtimeMs)
      throw new SourceError(say('ingest.changedOnCard'));
    await Promise.all(lanes.map((lane) => land(lane, sha256, after, signal)));
    signal.throwIfAborted();
    return { sha256, landed: lanes.map(({ error }) => (error === undefined ? { ok: true } : { ok: false, error })) };
  } finally {
    for (const lane of lanes) {
      await lane.handle?.close().catch(() => undefined);
      if (lane.temporary) await rm(lane.temporary, { force: true }).catch(() => undefined);
    }
  }
}

function asSourceError(error: Error): never {
  throw new SourceError(error.message, { cause: error });
}

/** One destination on its way; once it has an error it is left alone. */
interface Lane {
  destination: Buffer;
  temporary: Buffer | null;
  handle: FileHandle | null;
  error: unknown;
}

async function startLane(destination: Buffer): Promise<Lane> {
  const lane: Lane = { destination, temporary: null, handle: null, error: undefined };
  await attempt(lane, async () => {
    const folder = directoryOf(destination);
    await makeFolder(folder);
    const temporary = temporaryIn(folder);
    lane.handle = await open(temporary, 'wx+');
    lane.temporary = temporary;
  });
  return lane;
}

async function attempt(lane: Lane, work: () => Promise<void>): Promise<void> {
  if (lane.error !== undefined) return;
  try {
    await work();
  } catch (error) {
    lane.error = error;
  }
}

async function pour(source: Buffer, lanes: readonly Lane[], signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  const chunks = createReadStream(source, { highWaterMark: 1 << 20 });
  try {
    for await (const chunk of chunks) {
      signal.throwIfAborted();
      hash.update(chunk as Buffer);
      // Unlike write, never a part of the chunk.
      await Promise.all(lanes.map((lane) => attempt(lane, () => lane.handle!.appendFile(chunk as Buffer))));
      if (lanes.every(({ error }) => error !== undefined)) break;
    }
  } catch (error) {
    signal.throwIfAborted();
    asSourceError(error as Error);
  }
  return hash.digest('hex');
}

/** Flush, read back, compare, name. */
async function land(lane: Lane, sha256: string, times: Stats, signal: AbortSignal): Promise<void> {
  await attempt(lane, async () => {
    const { handle, temporary, destination } = lane;
    if (!handle || !temporary) throw new Error(say('ingest.notBegun'));
    await handle.sync();
    await dropCache(handle);
    if ((await hashFile(temporary, signal)) !== sha256) throw new Error(say('ingest.differs'));
    await handle.close();
    lane.handle = null;
    await utimes(temporary, times.atime, times.mtime);
    await nameExclusively(temporary, destination);
    await syncFolder(directoryOf(destination));
  });
}
