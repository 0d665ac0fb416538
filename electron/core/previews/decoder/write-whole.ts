/** @file Files of the cache appear whole or not at all: written under a temporary name, then renamed. Not synced: they can be made again. */
import { promises as fs } from 'node:fs';
import path from 'node:path';

/** Ending of unfinished files; whatever carries it at start is an orphan. */
export const unfinishedEnding = '.part';

let counter = 0;

/** Rejects with the I/O error; nothing is left behind then. Makes the folder where it is missing. */
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
    await fs.rm(unfinished, { force: true });
    throw error;
  }
}
