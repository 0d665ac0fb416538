/** @file The system's trash: Finder's, Windows' or the freedesktop.org one. */

import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { say } from '../../../texts/say.ts';
import { isUncPath } from '../catalog/disk/network-drive.ts';
import type { MoveToTrash } from './plan-trash.ts';

export const systemTrash: MoveToTrash = async (files) => {
  if (process.platform === 'win32') await Promise.all(files.map(refuseNetworkDrive));
  const { default: trash } = await import('trash');
  // A file may be called "*.jpg": names are not patterns.
  await trash(files, { glob: false });
};

/** Windows names a mapped drive letter by its share when it is asked where a folder really is. */
async function refuseNetworkDrive(file: string): Promise<void> {
  if (!isUncPath(await realpath(path.dirname(file)))) return;
  throw new Error(say('trash.networkDrive'));
}
