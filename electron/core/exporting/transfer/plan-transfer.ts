/** @file Copy, move or hard-link photos with their pairs and sidecars into a folder. Resumable: what is there with the same bytes is not done again. */
import { link, stat } from 'node:fs/promises';
import type { ExportSelection } from '../../../contract/exporting.ts';
import { directoryOf, displayName, isWithin, joinPath } from '../../library/paths.ts';
import type { ShootPhoto } from '../../shoot/shoot-photo.ts';
import { createFindCompanions } from '../companions.ts';
import type { Planned, Step } from '../planned.ts';
import { saySelection } from '../select-photos.ts';
import { sweepTemporaries } from '../write-file.ts';
import { copyVerified } from './copy-verified.ts';
import { createDestinationNames, type Placed } from './destination-names.ts';
import { moveFile } from './move-file.ts';

export type Way = 'copy' | 'move' | 'link';
const says: Record<Way, string> = { copy: 'Copy', move: 'Move', link: 'Hard-link' };

export interface TransferDeps {
  root: Buffer;
  /** The whole shoot. */
  all: readonly ShootPhoto[];
  nowMs(): number;
}

/** What is to be carried: where it lies, and by which way. */
interface Load {
  source: Buffer;
  way: Way;
  /** In the catalog; null for a sidecar. */
  fileId: number | null;
}

/** `folder`: absolute. Throws the system's error where it cannot be listed. */
export async function planTransfer(
  { root, all, nowMs }: TransferDeps,
  photos: readonly ShootPhoto[],
  selection: ExportSelection,
  way: Way,
  folder: Buffer,
  signal?: AbortSignal,
): Promise<Planned> {
  const names = await createDestinationNames(folder);
  const companionsOf = createFindCompanions(root, all);
  const destination = await stat(folder).catch(() => null);
  const steps: Step[] = [];
  let bytes = 0;
  for (const photo of photos) {
    signal?.throwIfAborted();
    try {
      const loads: Load[] = photo.files.map((file) => ({ source: joinPath(root, file.relPath), way, fileId: file.id }));
      for (const { path, isShared } of await companionsOf(photo))
        loads.push({ source: path, way: isShared && way === 'move' ? 'copy' : way, fileId: null });
      const facts = await Promise.all(loads.map(({ source }) => stat(source)));
      const home = await stat(directoryOf(loads[0]!.source));
      if (home.dev === destination?.dev && home.ino === destination.ino) {
        const details = 'This folder is where it is already';
        steps.push({ change: { photoId: photo.id, path: photo.name, what: 'skip', details }, run: null });
        continue;
      }
      const placed = await names.place(
        loads.map(({ source }) => source),
        signal,
      );
      for (const [index, one] of placed.entries()) {
        const step = toStep(photo, loads[index]!, one, root, folder);
        if (step.run) bytes += facts[index]?.size ?? 0;
        steps.push(step);
      }
    } catch (error) {
      signal?.throwIfAborted();
      const details = `It cannot be read (${(error as NodeJS.ErrnoException).code ?? (error as Error).message}). Check the drive.`;
      steps.push({ change: { photoId: photo.id, path: photo.name, what: 'conflict', details }, run: null });
    }
  }
  return {
    says: `${says[way]} ${saySelection(photos.length, selection)}`,
    fields: [],
    steps,
    photoCount: photos.length,
    bytes,
    finish: () => sweepTemporaries(folder, nowMs()),
  };
}

function toStep(
  photo: ShootPhoto,
  { way, fileId }: Load,
  { source, destination, isThere }: Placed,
  root: Buffer,
  folder: Buffer,
): Step {
  const path = displayName(destination.subarray(joinPath(folder, Buffer.from('_')).length - 1));
  const from = isWithin(source, root) ? displayName(source.subarray(root.length + 1)) : displayName(source);
  const change = { photoId: photo.id, path };
  if (isThere && way !== 'move') {
    return { change: { ...change, what: 'skip', details: `${from} is there already` }, run: null };
  }
  return {
    change: { ...change, what: way, details: `from ${from}` },
    ...(way === 'move' && fileId !== null && { takesAway: fileId }),
    run: async (signal) => {
      if (way === 'link') await link(source, destination);
      else if (way === 'copy') await copyVerified(source, destination, signal);
      else await moveFile(source, destination, isThere, signal);
      return 'done';
    },
  };
}
