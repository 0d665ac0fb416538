/**
 * @file Names for ExifTool. Its arguments are lines of UTF-8 text: a name with a line break, control characters or bytes that
 * are no UTF-8 cannot be said. Such a file is read through a symbolic link with a plain name, in a private folder.
 */
import { rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { extensionOf } from '../library/paths.ts';
import { makeScratchFolder } from '../work/scratch-folder.ts';

/** Valid UTF-8 without control characters or trailing white space, as one line. `path` must be absolute: then it never begins with '-'. */
export function isSayable(file: Buffer): boolean {
  const text = file.toString('utf8');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return Buffer.from(text, 'utf8').equals(file) && !/[\x00-\x1f\x7f]|\s$/.test(text);
}

/** Runs `work` with a path that ExifTool understands. `file`: absolute. */
export async function withSayablePath<T>(file: Buffer, work: (sayable: string) => Promise<T>): Promise<T> {
  return isSayable(file) ? work(file.toString('utf8')) : withPlainName(file, work);
}

/** The same where the name would be read as a pattern (-tagsFromFile): a percent sign begins one, and cannot be written otherwise. */
export async function withPathWithoutPattern<T>(file: Buffer, work: (sayable: string) => Promise<T>): Promise<T> {
  return file.includes('%') ? withPlainName(file, work) : withSayablePath(file, work);
}

async function withPlainName<T>(file: Buffer, work: (sayable: string) => Promise<T>): Promise<T> {
  const folder = makeScratchFolder('name');
  try {
    const extension = extensionOf(file).replace(/[^a-z0-9]/g, '');
    const link = path.join(folder, extension === '' ? 'file' : `file.${extension}`);
    await symlink(file, link);
    return await work(link);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
