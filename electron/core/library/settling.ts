/** @file Files that are being copied in: younger than 2 s, or different each time they are looked at. They wait, and are looked at again. */
import { stat } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../work/clock.ts';
import { joinPath } from './paths.ts';
import { codeOfError } from './problems.ts';
import type { FoundFile } from './walk-folder.ts';

export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

export const sleepFor: Sleep = async (ms, signal) => {
  await delay(ms, undefined, signal ? { signal } : {});
};

const settledAfterMs = 2000;
/** A scan does not wait longer than this for a slow copy; the next one picks it up. */
const maxRounds = 4;

/** A time in the future is a wrong clock, not a file being written. */
export function isSettled(file: FoundFile, nowMs: number): boolean {
  const ageMs = nowMs - Number(file.mtimeNs / 1_000_000n);
  return ageMs >= settledAfterMs || ageMs < -settledAfterMs;
}

/**
 * Waits until files have kept their size and mtime for 2 s, and hands them on in rounds. Returns the paths that were still
 * changing at the end. Files that disappear (temporary names of a copy) are forgotten.
 */
export async function settle(options: {
  root: Buffer;
  files: FoundFile[];
  clock: Clock;
  sleep: Sleep;
  signal?: AbortSignal;
  onSettled: (files: FoundFile[]) => Promise<void>;
}): Promise<Buffer[]> {
  let waiting = options.files;
  for (let round = 0; round < maxRounds && waiting.length > 0; round++) {
    options.signal?.throwIfAborted();
    await options.sleep(settledAfterMs, options.signal);
    const settled: FoundFile[] = [];
    const growing: FoundFile[] = [];
    for (const before of waiting) {
      const now = await statAgain(options.root, before);
      if (!now) continue;
      const isSame = now.sizeBytes === before.sizeBytes && now.mtimeNs === before.mtimeNs;
      (isSame && isSettled(now, options.clock.nowMs()) ? settled : growing).push(now);
    }
    if (settled.length > 0) await options.onSettled(settled);
    waiting = growing;
  }
  return waiting.map((file) => file.relPath);
}

async function statAgain(root: Buffer, file: FoundFile): Promise<FoundFile | null> {
  try {
    const { size, mtimeNs } = await stat(joinPath(root, file.relPath), { bigint: true });
    return { ...file, sizeBytes: Number(size), mtimeNs };
  } catch (error) {
    if (codeOfError(error) === 'vanished') return null;
    return file;
  }
}
