/** @file Files of the cache appear whole or not at all: written under a temporary name, then renamed. Not synced: they can be made again. */

import fs from 'node:fs';
import path from 'node:path';
import { say } from '../../../../texts/say.ts';
import { PictureProblem } from './picture-problem.ts';

/** Ending of unfinished files; whatever carries it at start is an orphan. */
export const unfinishedEnding = '.part';

let counter = 0;

/**
 * Makes the folder where it is missing. On failure nothing is left behind, and a PictureProblem says that the cache is at fault:
 * the photo must not be blamed for a full disk. Synchronous: a decoder has nothing else to do, and handing each step to another thread
 * and back takes longer than the step.
 */
export function writeWhole(file: string, data: Uint8Array): void {
  counter += 1;
  const unfinished = `${file}.${process.pid}-${counter}${unfinishedEnding}`;
  try {
    writeInto(unfinished, data);
    fs.renameSync(unfinished, file);
  } catch (error) {
    removeQuietly(unfinished);
    const code = error instanceof Error && 'code' in error ? ` (${error.code})` : '';
    throw new PictureProblem('unreadable', say('picture.notStored', { code }), { cause: error });
  }
}

function writeInto(file: string, data: Uint8Array): void {
  try {
    fs.writeFileSync(file, data);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, data);
  }
}

function removeQuietly(file: string): void {
  try {
    fs.rmSync(file, { force: true });
  } catch {
    // What cannot be removed is swept away at the next start.
  }
}
