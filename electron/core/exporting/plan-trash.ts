/**
 * @file Rejects to the system's trash, only by an explicit command that names their number. Never deleted: where the trash refuses, the file stays
 * and is named.
 */
import { access } from 'node:fs/promises';
import type { ExportSelection } from '../../contract/exporting.ts';
import { displayName, joinPath } from '../library/paths.ts';
import { findSidecars } from '../metadata/find-sidecars.ts';
import type { ShootPhoto } from '../shoot/shoot-photo.ts';
import type { Planned, Step } from './planned.ts';
import { saySelection } from './select-photos.ts';

/** Moves files (absolute paths as text) to the trash; rejects where the system refuses. */
export type MoveToTrash = (files: string[]) => Promise<void>;

export async function planTrash(
  root: Buffer,
  photos: readonly ShootPhoto[],
  selection: ExportSelection,
  moveToTrash: MoveToTrash,
): Promise<Planned> {
  const steps: Step[] = [];
  let bytes = 0;
  for (const photo of photos) {
    const relPaths = photo.files.map((file) => file.relPath);
    const sidecars = await findSidecars(root, relPaths);
    bytes += photo.files.reduce((sum, file) => sum + file.sizeBytes, 0);
    for (const relPath of [...relPaths, ...sidecars.map((sidecar) => sidecar.relPath)]) {
      const change = { photoId: photo.id, path: displayName(relPath), what: 'trash' as const, details: '' };
      const file = joinPath(root, relPath);
      steps.push({ change, run: () => trashOne(file, moveToTrash) });
    }
  }
  return {
    says: `Trash ${photos.length} ${saySelection(selection)}`,
    fields: [],
    steps,
    photoCount: photos.length,
    bytes,
  };
}

async function trashOne(file: Buffer, moveToTrash: MoveToTrash): Promise<'done'> {
  const text = file.toString('utf8');
  if (!Buffer.from(text).equals(file)) {
    throw new Error(
      'The name of this file is not valid text, and the trash cannot take it. Rename it, or move it aside yourself.',
    );
  }
  await moveToTrash([text]);
  // Some systems report success and leave the file: believed only when it is gone.
  const stays = await access(file).then(
    () => true,
    () => false,
  );
  if (stays) throw new Error('The system did not take this file into the trash. It is still in its place.');
  return 'done';
}
