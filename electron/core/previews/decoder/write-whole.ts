/** @file Files of the cache appear whole or not at all: written under a temporary name, then renamed. Not synced: they can be made again. */
import { promises as fs } from 'node:fs';
import path from 'node:path';
import { PictureProblem } from './picture-problem.ts';

/** Ending of unfinished files; whatever carries it at start is an orphan. */
export const unfinishedEnding = '.part';

let counter = 0;

/**
 * Makes the folder where it is missing. On failure nothing is left behind, and a PictureProblem says that the cache is at fault:
 * the photo must not be blamed for a full disk.
 */
export async function writeWhole(file: string, data: Uint8Array): Promise<void> {
  counter += 1;
  const unfinished = `${file}.${process.pid}-${counter}${unfinishedEnding}`;
  try {
    await fs.writeFile(unfinished, data).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      await fs.mkdir(path.dirname(file), { recursive: true });
      await fs.writeFile(unfinished, data);
    });
    await fs.rename(unfinished, file);
  } catch (error) {
    await fs.rm(unfinished, { force: true }).catch(() => undefined);
    const code = error instanceof Error && 'code' in error ? ` (${error.code})` : '';
    throw new PictureProblem(
      'unreadable',
      `The preview could not be stored${code}. Make room on the disk of the preview cache, then look again.`,
      { cause: error },
    );
  }
}
