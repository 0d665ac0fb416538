/** @file Folders in the system's place for temporary files, named after the process that owns them, so that those of dead runs can be told and removed. */
import { mkdtempSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const pattern = /^chinagraph-(?:name|looking|catalog)-(\d+)-[A-Za-z0-9]+$/;

/** Private, empty; whoever makes it removes it. */
export function makeScratchFolder(purpose: 'name' | 'looking' | 'catalog'): string {
  return mkdtempSync(path.join(tmpdir(), `chinagraph-${purpose}-${process.pid}-`));
}

/** Removes what processes left that are gone; resolves with how many. What cannot be removed (another user's) stays. */
export async function sweepScratchFolders(dir = tmpdir()): Promise<number> {
  let removed = 0;
  for (const name of await readdir(dir).catch(() => [])) {
    const owner = pattern.exec(name);
    if (!owner || isRunning(Number(owner[1]))) continue;
    const gone = await rm(path.join(dir, name), { recursive: true }).then(
      () => true,
      () => false,
    );
    if (gone) removed += 1;
  }
  return removed;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
