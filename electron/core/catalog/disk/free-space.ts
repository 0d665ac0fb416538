/** @file Room on the catalog's disk: a reserve for the last decision, and a limit below which the cache stops growing. */
import { closeSync, fsyncSync, openSync, rmSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeAll } from './durable-file.ts';

const mebibyte = 1024 * 1024;
const reserveBytes = 8 * mebibyte;

/** Bytes that this user can still write on the disk of `dir`; null where the system does not say. */
export function freeBytes(dir: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(dir);
    return bavail * bsize;
  } catch {
    return null;
  }
}

/** SQLite cannot open a write-ahead log below this, and calls it an I/O error. */
const openingBytes = mebibyte;

/** Whether a catalog there has no room to be opened. */
export const isFull = (dir: string): boolean => (freeBytes(dir) ?? openingBytes) < openingBytes;

export interface Reserve {
  /** Makes the reserve file where it is missing and there is ample room. */
  refill(): void;
  /** Gives its space back to the disk. True if there was a reserve. */
  spend(): boolean;
}

/** 8 MiB of real bytes that are given up when the disk is full, so that the decision in hand can still be saved. */
export function createReserve(dir: string): Reserve {
  const file = join(dir, 'reserve.bin');
  return {
    refill: () => {
      const room = freeBytes(dir);
      if (statSync(file, { throwIfNoEntry: false })?.size === reserveBytes) return;
      if (room === null || room < 4 * reserveBytes) return;
      const fd = openSync(file, 'w');
      try {
        // Not zeros: some file systems store none of those.
        for (let mib = 0; mib < reserveBytes / mebibyte; mib++) {
          writeAll(fd, Buffer.alloc(mebibyte, `reserve ${mib} `), mib * mebibyte);
        }
        fsyncSync(fd);
      } finally {
        closeSync(fd);
      }
    },
    spend: () => {
      if (!statSync(file, { throwIfNoEntry: false })) return false;
      rmSync(file, { force: true });
      return true;
    },
  };
}
