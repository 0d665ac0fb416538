/** @file A folder that is somewhere else now: renamed, another drive letter, another mount point. The same for a call and for a replay. */

import type { Connection } from '../sqlite/connection.ts';
import { withoutRoot } from './below-root.ts';

export interface MovedFolder {
  path: Buffer;
  name: string;
}

/** Prepares the change of path; what is known of sidecars written there moves along. False where another folder has the path already. Call inside a transaction. */
export function prepareMoveFolder(db: Connection): (folderId: number, to: MovedFolder) => boolean {
  const pathOf = db.prepare<[number], Buffer>('SELECT path FROM folders WHERE id = ?').pluck();
  const atPath = db.prepare<[Buffer], number>('SELECT id FROM folders WHERE path = ?').pluck();
  const move = db.prepare('UPDATE folders SET path = ?, name = ?, forgotten = 0 WHERE id = ?');
  const sidecars = db
    .prepare<[number], [number, Buffer]>(
      'SELECT s.photo_id, s.path FROM sidecar_sync s JOIN photos p ON p.id = s.photo_id WHERE p.folder_id = ?',
    )
    .raw();
  const moveSidecar = db.prepare('UPDATE OR REPLACE sidecar_sync SET path = ? WHERE photo_id = ? AND path = ?');
  return (folderId, { path, name }) => {
    const from = pathOf.get(folderId);
    const other = atPath.get(path);
    if (!from || (other !== undefined && other !== folderId)) return false;
    move.run(path, name, folderId);
    for (const [photoId, sidecar] of sidecars.all(folderId)) {
      const below = withoutRoot(sidecar, from);
      if (below) moveSidecar.run(Buffer.concat([path, below]), photoId, sidecar);
    }
    return true;
  };
}
