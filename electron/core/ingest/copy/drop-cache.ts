/**
 * @file So that reading back reads the disk and not the system's memory of what was just written: on Linux its pages of the file are let go
 * (posix_fadvise DONTNEED, by GNU dd's nocache, which takes the open file and no name). Elsewhere, and where dd knows no such flag, the system may answer from memory.
 */
import { spawn } from 'node:child_process';
import type { FileHandle } from 'node:fs/promises';

/** Never fails. The file must have been flushed: pages that are not written yet stay. */
export function dropCache(file: FileHandle, platform: NodeJS.Platform = process.platform): Promise<void> {
  if (platform !== 'linux') return Promise.resolve();
  return new Promise((resolve) => {
    const child = spawn('dd', ['iflag=nocache', 'count=0', 'status=none'], { stdio: [file.fd, 'ignore', 'ignore'] });
    child.once('error', () => resolve());
    child.once('close', () => resolve());
  });
}
