/** @file Whether the cache may grow: results can be made again, the last free space belongs to decisions and to other programs. */
import { say } from '../../../../texts/say.ts';
import { failureCode } from './catalog-error.ts';
import { freeBytes } from './free-space.ts';

export const defaultMinFreeBytes = 500 * 1024 * 1024;
const askAgainMs = 5_000;

export interface CacheGate {
  /** Runs `write` if the cache may grow; false when it was skipped or the disk is full. */
  through(write: () => void): boolean;
  /** Why nothing is stored at the moment, in a photographer's words; null while it is. */
  pausedBecause(): string | null;
}

export function createCacheGate(options: {
  dir: string;
  minFreeBytes: number;
  readOnly: boolean;
  nowMs: () => number;
}): CacheGate {
  const { dir, minFreeBytes, readOnly, nowMs } = options;
  let askedAtMs = Number.NEGATIVE_INFINITY;
  let paused: string | null = readOnly ? say('cache.readOnly') : null;

  function look(): void {
    const now = nowMs();
    if (readOnly || (now >= askedAtMs && now - askedAtMs < askAgainMs)) return;
    askedAtMs = now;
    const free = freeBytes(dir);
    const low = free !== null && free < minFreeBytes;
    paused = low ? say('cache.littleSpace', { megabytes: Math.floor(free / 1024 ** 2) }) : null;
  }
  return {
    through: (write) => {
      look();
      if (paused !== null) return false;
      try {
        write();
        return true;
      } catch (error) {
        if (failureCode(error) !== 'disk-full') throw error;
        paused = say('cache.diskFull');
        return false;
      }
    },
    pausedBecause: () => {
      look();
      return paused;
    },
  };
}
