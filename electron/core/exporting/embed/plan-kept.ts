/** @file What to do with files kept from before metadata was written into them: put them back, or discard them. */

import { realpath } from 'node:fs/promises';
import { say } from '../../../../texts/say.ts';
import type { ExportSelection } from '../../../contract/exporting.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import { displayName, joinPath } from '../../library/paths.ts';
import type { ShootPhoto } from '../../shoot/shoot-photo.ts';
import type { Planned, Step } from '../plan/planned.ts';
import { saySelection } from '../plan/select-photos.ts';
import { forget, keptOf, putBack } from './kept-originals.ts';

export interface KeptDeps {
  catalog: Pick<Catalog, 'sidecars'>;
  root: Buffer;
}

/** `how`: 'put-back' undoes the writing, file by file; 'discard' removes what is kept, for good. Photos of which nothing is kept are left out. */
export async function planKept(
  { catalog, root }: KeptDeps,
  photos: readonly ShootPhoto[],
  selection: ExportSelection,
  how: 'put-back' | 'discard',
  signal?: AbortSignal,
): Promise<Planned> {
  const steps: Step[] = [];
  const about = new Set<number>();
  let bytes = 0;
  for (const photo of photos) {
    for (const { relPath } of photo.files) {
      signal?.throwIfAborted();
      const path = joinPath(root, relPath);
      const real = await realpath(path, { encoding: 'buffer' }).catch(() => path);
      // The newest first: putting back goes the way that the writing came.
      for (const one of await keptOf(real)) {
        about.add(photo.id);
        bytes += one.sizeBytes;
        steps.push({
          change: {
            photoId: photo.id,
            path: displayName(relPath),
            what: how,
            details: say('kept.asBefore', { time: one.at.slice(0, 16).replace('T', ' ') }),
          },
          run: async () => {
            if (how === 'discard') await forget(one);
            else {
              await putBack(one);
              catalog.sidecars.putMany([{ photoId: photo.id, path, hash: one.base ?? '' }]);
            }
            return 'done';
          },
        });
      }
    }
  }
  return {
    says: say(how === 'discard' ? 'kept.discard' : 'kept.putBack', { photos: saySelection(about.size, selection) }),
    fields: [],
    steps,
    photoCount: about.size,
    bytes,
  };
}
