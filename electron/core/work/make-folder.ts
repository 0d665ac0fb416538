/**
 * @file A folder made with all that leads to it. Node's own `mkdir` with `recursive` never ends where the system calls a new folder missing though
 * its parent is there (under /proc, on automounts, on a drive letter without a drive), and calls a full disk a missing folder.
 */
import { mkdirSync, statSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** Bytes stay bytes: names need not be UTF-8. */
const parentOf = (folder: string | Buffer): string | Buffer =>
  typeof folder === 'string' ? path.dirname(folder) : Buffer.from(path.dirname(folder.toString('latin1')), 'latin1');
const isRoot = (folder: string | Buffer): boolean => String(parentOf(folder)) === String(folder);

/** Throws the system's own error; one that is there already is none, another file of that name is. */
export async function makeFolder(folder: string | Buffer): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    if (await isFolder(folder)) return;
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || isRoot(folder)) throw error;
    await makeFolder(parentOf(folder));
    // Once: a folder that cannot be made below one that is there never will be.
    await mkdir(folder).catch(async (again: unknown) => {
      if (!(await isFolder(folder))) throw again;
    });
  }
}

/** The same before anything else may run. */
export function makeFolderSync(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    const isThere = () => statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
    if (isThere()) return;
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || isRoot(folder)) throw error;
    makeFolderSync(path.dirname(folder));
    try {
      mkdirSync(folder);
    } catch (again) {
      if (!isThere()) throw again;
    }
  }
}

const isFolder = (folder: string | Buffer): Promise<boolean> =>
  stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
