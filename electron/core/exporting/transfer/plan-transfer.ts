/** @file Copy, move or hard-link photos with their pairs and sidecars into a folder. Resumable: what is there with the same bytes is not done again. */
import { link, rm, stat } from 'node:fs/promises';
import type { ExportSelection } from '../../../contract/exporting.ts';
import { directoryOf, displayName, isWithin, joinPath } from '../../library/paths.ts';
import { findSidecars } from '../../metadata/find-sidecars.ts';
import type { ShootPhoto } from '../../shoot/shoot-photo.ts';
import type { Planned, Step } from '../planned.ts';
import { saySelection } from '../select-photos.ts';
import { syncFolder } from '../write-file.ts';
import { copyVerified, hashFile } from './copy-verified.ts';
import { createDestinationNames, type Placed } from './destination-names.ts';

type Way = 'copy' | 'move' | 'link';
const says: Record<Way, string> = { copy: 'Copy', move: 'Move', link: 'Hard-link' };

export async function planTransfer(
  root: Buffer,
  photos: readonly ShootPhoto[],
  selection: ExportSelection,
  way: Way,
  folder: Buffer,
  signal?: AbortSignal,
): Promise<Planned> {
  const names = await createDestinationNames(folder);
  const steps: Step[] = [];
  let bytes = 0;
  for (const photo of photos) {
    signal?.throwIfAborted();
    const relPaths = photo.files.map((file) => file.relPath);
    const sidecars = await findSidecars(root, relPaths);
    const sources = [...relPaths.map((relPath) => joinPath(root, relPath)), ...sidecars.map((sidecar) => sidecar.path)];
    try {
      const sizes = await Promise.all(sources.map((source) => stat(source).then((facts) => facts.size)));
      const placed = await names.place(sources, signal);
      for (const [index, one] of placed.entries()) {
        const step = toStep(photo, way, one, root, folder);
        if (step.run) bytes += sizes[index] ?? 0;
        steps.push(step);
      }
    } catch (error) {
      signal?.throwIfAborted();
      const details = `It cannot be read (${(error as NodeJS.ErrnoException).code ?? (error as Error).message}). Check the drive.`;
      steps.push({ change: { photoId: photo.id, path: photo.name, what: 'conflict', details }, run: null });
    }
  }
  return {
    says: `${says[way]} ${photos.length} ${saySelection(selection)}`,
    fields: [],
    steps,
    photoCount: photos.length,
    bytes,
  };
}

function toStep(
  photo: ShootPhoto,
  way: Way,
  { source, destination, isThere }: Placed,
  root: Buffer,
  folder: Buffer,
): Step {
  const path = displayName(destination.subarray(folder.length + 1));
  const from = isWithin(source, root) ? displayName(source.subarray(root.length + 1)) : displayName(source);
  const change = { photoId: photo.id, path };
  if (isThere && way !== 'move') {
    return { change: { ...change, what: 'skip', details: `${from} is there already` }, run: null };
  }
  return {
    change: { ...change, what: way, details: `from ${from}` },
    run: async (signal) => {
      if (way === 'link') await link(source, destination);
      else if (way === 'copy') await copyVerified(source, destination, signal);
      else await move(source, destination, isThere, signal);
      return 'done';
    },
  };
}

/** By a second name on the same disk, by a verified copy to another; the first name goes last. */
async function move(source: Buffer, destination: Buffer, isThere: boolean, signal: AbortSignal): Promise<void> {
  if (!isThere) {
    try {
      await link(source, destination);
      await syncFolder(directoryOf(destination));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
      await copyVerified(source, destination, signal);
    }
  } else if (
    !(await isSameFile(source, destination)) &&
    (await hashFile(source, signal)) !== (await hashFile(destination, signal))
  ) {
    throw new Error('What is there under this name changed meanwhile. Export again.');
  }
  await rm(source);
}

async function isSameFile(a: Buffer, b: Buffer): Promise<boolean> {
  const [left, right] = await Promise.all([stat(a), stat(b)]);
  return left.dev === right.dev && left.ino === right.ino;
}
