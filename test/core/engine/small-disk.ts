/** @file A disk of a few megabytes, where the system lets tests make one. */
import { execFileSync } from 'node:child_process';
import { afterAll } from 'vitest';
import { tempFolder } from '../../support/temp-folder.ts';

const mounted: string[] = [];
afterAll(() => {
  for (const folder of mounted.splice(0)) execFileSync('umount', ['--lazy', folder], { stdio: 'ignore' });
});

function mount(...args: string[]): boolean {
  if (process.platform !== 'linux') return false;
  try {
    execFileSync('mount', args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Null where file systems cannot be mounted (not root, or not Linux). */
export function smallDisk(megabytes: number): string | null {
  const folder = tempFolder('small-disk');
  if (!mount('-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder)) return null;
  mounted.push(folder);
  return folder;
}

export const makeReadOnly = (folder: string): boolean => mount('-o', 'remount,ro', folder);
