/** @file Copy, move or link photos with their pairs and companions into a folder. Resumable: what is there with the same bytes is not done again. */

import { link, stat, statfs, symlink } from 'node:fs/promises';
import { say } from '../../../../texts/say.ts';
import type { ExportSelection } from '../../../contract/exporting.ts';
import { directoryOf, displayName, isWithin, joinPath } from '../../library/paths.ts';
import type { ShootPhoto } from '../../shoot/shoot-photo.ts';
import { Refusal } from '../../work/refusal.ts';
import { sweepTemporaries } from '../files/write-file.ts';
import { createFindCompanions } from '../plan/companions.ts';
import type { Planned, Step } from '../plan/planned.ts';
import { saySelection } from '../plan/select-photos.ts';
import { copyVerified } from './copy-verified.ts';
import { createDestinationNames, type Placed } from './destination-names.ts';
import { moveFile } from './move-file.ts';

export type Way = 'copy' | 'move' | 'link' | 'symlink';

export interface TransferDeps {
  root: Buffer;
  /** The whole shoot. */
  all: readonly ShootPhoto[];
  nowMs(): number;
  /** Bytes free for us on the disk of a folder; null where the system does not say. */
  freeBytes?: (folder: Buffer) => Promise<number | null>;
}

/** What is to be carried: where it lies, and by which way. */
interface Load {
  source: Buffer;
  way: Way;
  /** In the catalog; null for a companion. */
  fileId: number | null;
}

/** Left free, so that the disk is not filled to its last block. */
const spareBytes = 16 << 20;

/** `folder`: absolute. Throws the system's error where it cannot be listed, and refuses where the disk has no room for all of it. */
export async function planTransfer(
  { root, all, nowMs, freeBytes = freeOnDisk }: TransferDeps,
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
  let neededBytes = 0;
  for (const photo of photos) {
    signal?.throwIfAborted();
    try {
      const loads: Load[] = photo.files.map((file) => ({ source: joinPath(root, file.relPath), way, fileId: file.id }));
      const pictures = loads.map(({ source }) => source);
      for (const { path, isShared } of await companionsOf(photo))
        loads.push({ source: path, way: isShared && way === 'move' ? 'copy' : way, fileId: null });
      const facts = await Promise.all(loads.map(({ source }) => stat(source)));
      const home = await stat(directoryOf(loads[0]!.source));
      if (home.dev === destination?.dev && home.ino === destination.ino) {
        const details = say('transfer.here');
        steps.push({ change: { photoId: photo.id, path: photo.name, what: 'skip', details }, run: null });
        continue;
      }
      const companions = loads.slice(pictures.length).map(({ source }) => source);
      const placed = await names.place(pictures, companions, signal);
      for (const [index, one] of placed.entries()) {
        const load = loads[index]!;
        const size = facts[index]?.size ?? 0;
        const step = toStep(photo, load, one, root, folder);
        if (step.run) bytes += size;
        const isWritten = load.way === 'copy' || (load.way === 'move' && facts[index]?.dev !== destination?.dev);
        if (step.run && isWritten && !one.isThere) neededBytes += size;
        steps.push(step);
      }
    } catch (error) {
      signal?.throwIfAborted();
      const details = say('transfer.unreadable', {
        reason: (error as NodeJS.ErrnoException).code ?? (error as Error).message,
      });
      steps.push({ change: { photoId: photo.id, path: photo.name, what: 'conflict', details }, run: null });
    }
  }
  const free = destination ? await freeBytes(folder) : null;
  if (free !== null && neededBytes > 0 && neededBytes + spareBytes > free) {
    throw new Refusal('REFUSED', say('transfer.noRoom', { neededBytes: neededBytes + spareBytes, freeBytes: free }));
  }
  return {
    says: say(`transfer.plan.${way}`, { photos: saySelection(photos.length, selection) }),
    fields: [],
    steps,
    photoCount: photos.length,
    bytes,
    finish: () => sweepTemporaries(folder, nowMs()),
  };
}

async function freeOnDisk(folder: Buffer): Promise<number | null> {
  const facts = await statfs(folder).catch(() => null);
  // Some network file systems say 0 of 0.
  return facts && facts.blocks > 0 ? facts.bavail * facts.bsize : null;
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
    return { change: { ...change, what: 'skip', details: say('transfer.there', { name: from }) }, run: null };
  }
  return {
    change: { ...change, what: way, details: say('export.from', { name: from }) },
    ...(way === 'move' && fileId !== null && { takesAway: fileId }),
    run: async (signal) => {
      if (way === 'link') await link(source, destination);
      else if (way === 'symlink') await symlink(source, destination, 'file');
      else if (way === 'copy') await copyVerified(source, destination, signal);
      else await moveFile(source, destination, isThere, signal);
      return 'done';
    },
  };
}
