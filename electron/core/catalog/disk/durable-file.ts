/** @file File steps whose order survives a power cut: write, flush, rename, flush the folder. */
import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

const temporarySuffix = '.tmp';
export const temporaryOf = (file: string): string => `${file}${temporarySuffix}`;

/** Flushes a folder's entries. Windows has no such call and needs none: its renames are journaled. */
export function syncFolder(dir: string): void {
  if (process.platform === 'win32') return;
  const fd = openSync(dir, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

export function syncFile(file: string): void {
  const fd = openSync(file, 'r+');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

export function writeAll(fd: number, bytes: Uint8Array, position: number): void {
  let done = 0;
  while (done < bytes.length) done += writeSync(fd, bytes, done, bytes.length - done, position + done);
}

/** Puts a complete, flushed temporary file in its place. */
export function putInPlace(temporary: string, file: string): void {
  renameSync(temporary, file);
  syncFolder(dirname(file));
}

/** The file is either the old one or the new one, never between. */
export function writeDurably(file: string, chunks: Iterable<Uint8Array>): void {
  const temporary = temporaryOf(file);
  const fd = openSync(temporary, 'w');
  try {
    let position = 0;
    for (const chunk of chunks) {
      writeAll(fd, chunk, position);
      position += chunk.length;
    }
    fsyncSync(fd);
  } catch (error) {
    closeSync(fd);
    rmSync(temporary, { force: true });
    throw error;
  }
  closeSync(fd);
  putInPlace(temporary, file);
}

/** Removes what an interrupted write left behind. */
export function sweepTemporaries(dir: string): void {
  for (const name of readdirSync(dir)) if (name.endsWith(temporarySuffix)) rmSync(join(dir, name), { force: true });
}
