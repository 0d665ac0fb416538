/** @file Whether the cache may grow: results can be made again, the last free space belongs to decisions and to other programs. */
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
  let paused: string | null = readOnly ? 'The catalog is open read-only: results are not kept.' : null;

  function look(): void {
    const now = nowMs();
    if (readOnly || (now >= askedAtMs && now - askedAtMs < askAgainMs)) return;
    askedAtMs = now;
    const free = freeBytes(dir);
    const low = free !== null && free < minFreeBytes;
    paused = low
      ? `Only ${Math.floor(free / 1024 ** 2)} MB are free on the catalog's disk: results are not kept until there is more.`
      : null;
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
        paused = "The catalog's disk is full: results are not kept until there is more space.";
        return false;
      }
    },
    pausedBecause: () => {
      look();
      return paused;
    },
  };
}
