/**
 * @file What goes along with a photo when it is moved or trashed: its files and its sidecars. A sidecar that also speaks about another photo of the
 * shoot (IMG_1.CR3 beside an unpaired IMG_1.DNG) belongs to both: it may be copied, and stays where it is.
 */
import { stemOf } from '../library/paths.ts';
import { findSidecars, type Sidecar } from '../metadata/find-sidecars.ts';
import type { ShootPhoto } from '../shoot/shoot-photo.ts';

export interface Companion extends Sidecar {
  isShared: boolean;
}

/** `all` are all photos of the shoot. The answer finds the sidecars of one of them, oldest first. */
export function createFindCompanions(
  root: Buffer,
  all: readonly ShootPhoto[],
): (photo: ShootPhoto) => Promise<Companion[]> {
  const photosOfStem = new Map<string, number>();
  for (const photo of all) {
    const stems = new Set(photo.files.map((file) => stemKey(file.relPath)));
    for (const stem of stems) photosOfStem.set(stem, (photosOfStem.get(stem) ?? 0) + 1);
  }
  return async (photo) => {
    const sidecars = await findSidecars(
      root,
      photo.files.map((file) => file.relPath),
    );
    return sidecars.map((sidecar) => ({
      ...sidecar,
      isShared: (photosOfStem.get(stemKey(sidecar.relPath)) ?? 0) > 1,
    }));
  };
}

/** Case is ignored: where names ignore it, "img_1.xmp" speaks about IMG_1.CR3 too. */
const stemKey = (relPath: Buffer): string => stemOf(relPath).toString('latin1').toLowerCase();
