/**
 * @file Rejects to the system's trash, only by an explicit command that names their number. Never deleted: where the trash refuses, the file stays
 * and is named. Only what the photographer rejected goes, and only while it is still the file that was listed.
 */

import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { say } from '../../../texts/say.ts';
import type { ExportSelection } from '../../contract/exporting.ts';
import type { PhotoId } from '../../contract/ids.ts';
import { displayName, joinPath } from '../library/paths.ts';
import type { ShootPhoto } from '../shoot/shoot-photo.ts';
import { createFindCompanions } from './plan/companions.ts';
import type { Planned, Step } from './plan/planned.ts';
import { saySelection } from './plan/select-photos.ts';

/** Moves files (absolute paths as text) to the trash; rejects where the system refuses. */
export type MoveToTrash = (files: string[]) => Promise<void>;

export interface TrashDeps {
  root: Buffer;
  /** The whole shoot. */
  all: readonly ShootPhoto[];
  /** As it is at the moment of doing, not of planning. */
  isStillRejected(id: PhotoId): boolean;
  moveToTrash: MoveToTrash;
}

/** What lay there when it was listed. */
interface Listed {
  relPath: Buffer;
  mtimeNs: bigint;
  /** Null where it was not looked at. */
  sizeBytes: number | null;
}

/** Files and sidecars of the rejects among `photos`, each listed; the others are named as left alone. */
export async function planTrash(
  { root, all, isStillRejected, moveToTrash }: TrashDeps,
  photos: readonly ShootPhoto[],
  selection: ExportSelection,
): Promise<Planned> {
  const companionsOf = createFindCompanions(root, all);
  const steps: Step[] = [];
  const rejects = photos.filter((photo) => photo.decision.flag === 'reject');
  let bytes = 0;
  for (const photo of photos) {
    if (photo.decision.flag === 'reject') continue;
    const details = say('trash.notRejected');
    const name = displayName(photo.display.relPath);
    steps.push({ change: { photoId: photo.id, path: name, what: 'skip', details }, run: null });
  }
  for (const photo of rejects) {
    bytes += photo.files.reduce((sum, file) => sum + file.sizeBytes, 0);
    const step = (listed: Listed): Step => ({
      change: { photoId: photo.id, path: displayName(listed.relPath), what: 'trash', details: '' },
      run: async () => {
        if (!isStillRejected(photo.id)) throw new Error(say('trash.notAnyMore'));
        await trashOne(joinPath(root, listed.relPath), listed, moveToTrash);
        return 'done';
      },
    });
    for (const file of photo.files) steps.push({ ...step(file), takesAway: file.id });
    for (const { relPath, mtimeNs, isShared } of await companionsOf(photo)) {
      if (isShared) {
        const details = say('trash.shared');
        steps.push({ change: { photoId: photo.id, path: displayName(relPath), what: 'skip', details }, run: null });
      } else steps.push(step({ relPath, mtimeNs, sizeBytes: null }));
    }
  }
  return {
    says: say('trash.plan', { photos: saySelection(rejects.length, selection) }),
    fields: [],
    steps,
    photoCount: rejects.length,
    bytes,
  };
}

async function trashOne(file: Buffer, listed: Listed, moveToTrash: MoveToTrash): Promise<void> {
  const text = file.toString('utf8');
  if (!Buffer.from(text).equals(file)) {
    throw new Error(say('trash.notText'));
  }
  const facts = await lstat(file, { bigint: true });
  const isAnother = listed.sizeBytes !== null && facts.size !== BigInt(listed.sizeBytes);
  if (isAnother || facts.mtimeNs !== listed.mtimeNs) throw new Error(say('trash.changed'));
  // Windows' trash takes no forward slashes.
  await moveToTrash([path.normalize(text)]);
  // Some systems report success and leave the file: believed only when it is gone.
  const stays = await lstat(file).then(
    () => true,
    () => false,
  );
  if (stays) throw new Error(say('trash.stays'));
}
