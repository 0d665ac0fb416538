/** @file What leaves the window with a photo that is dragged into another program: RAW, JPEG and what stands beside them, as far as it is there. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { say } from '../../../texts/say.ts';
import type { FolderId, PhotoId } from '../../contract/ids.ts';
import { joinPath } from '../library/paths.ts';
import type { OpenShoot } from '../shoot/open-shoots.ts';
import type { ShootPhoto } from '../shoot/shoot-photo.ts';
import { Refusal } from '../work/refusal.ts';
import { createFindCompanions } from './plan/companions.ts';

/** More than other programs take at once, and less than what a drag would wait for. */
const maxPhotos = 1_000;

export interface DragFilesDeps {
  photo(id: PhotoId): ShootPhoto | null;
  need(folderId: FolderId): OpenShoot;
}

/**
 * Absolute paths, photo by photo: pictures first, then sidecars. Files that are gone, and names that are no valid text, are left out. Refuses too many
 * photos at once, and where nothing is there.
 */
export const createDragFiles =
  ({ photo, need }: DragFilesDeps) =>
  async (ids: readonly PhotoId[]): Promise<string[]> => {
    if (ids.length > maxPhotos)
      throw new Refusal('REFUSED', say('refused.tooMany', { photos: ids.length, most: maxPhotos }));
    const finders = new Map<FolderId, { root: Buffer; companionsOf: ReturnType<typeof createFindCompanions> }>();
    const files: string[] = [];
    for (const one of ids.flatMap((id) => photo(id) ?? [])) {
      const opened = need(one.folderId);
      const root = opened.row().path;
      const finder = finders.get(one.folderId) ?? {
        root,
        companionsOf: createFindCompanions(root, opened.shoot.photos()),
      };
      finders.set(one.folderId, finder);
      const companions = await finder.companionsOf(one);
      for (const file of [
        ...one.files.map(({ relPath }) => joinPath(root, relPath)),
        ...companions.map((c) => c.path),
      ]) {
        const text = file.toString('utf8');
        const isFile = await stat(file).then(
          (facts) => facts.isFile(),
          () => false,
        );
        if (isFile && Buffer.from(text).equals(file)) files.push(path.normalize(text));
      }
    }
    if (files.length === 0) throw new Refusal('FOLDER_OFFLINE', say('refused.nothingToDrag'));
    return [...new Set(files)];
  };
