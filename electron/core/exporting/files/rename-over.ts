/** @file Giving a finished file its name where a file of that name is there, also while another program looks at that one. */

import { rename } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { say } from '../../../../texts/say.ts';

export interface Renaming {
  rename(from: Buffer, to: Buffer): Promise<void>;
  waitMs(ms: number): Promise<unknown>;
  platform: NodeJS.Platform;
}

const system: Renaming = { rename, waitMs: (ms) => delay(ms), platform: process.platform };

/** What Windows answers while somebody has the file open without allowing that it is replaced. */
const heldOpen = new Set(['EPERM', 'EACCES', 'EBUSY']);
/** 1.3 s in all: a virus scanner or an indexer is gone by then, an editor is not. */
const waitsMs = [10, 20, 40, 80, 160, 320, 640];

/**
 * Renames `from` over `to`. On Windows a file that another program holds open cannot be replaced: EPERM, EACCES or EBUSY, for a moment where it is
 * a scanner. Tried again after growing waits, as graceful-fs does (polyfills.js, up to a minute there; here a whole shoot waits behind it), then
 * thrown as an error in words, without a code and with the system's error as its cause. Elsewhere these codes mean what they say and are
 * thrown at once, as is every other failure. Nothing has changed then, and `from` is still there.
 */
export async function renameOver(from: Buffer, to: Buffer, renaming: Renaming = system): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return await renaming.rename(from, to);
    } catch (error) {
      if (renaming.platform !== 'win32' || !heldOpen.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
      const waitMs = waitsMs[tries];
      if (waitMs === undefined) {
        const words = say('export.lockedFile');
        throw new Error(words, { cause: error });
      }
      await renaming.waitMs(waitMs);
    }
  }
}
