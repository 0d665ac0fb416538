/** @file cache.db is keyed by content; library.db, attached as `lib`, says which photo shows which content. */
import type { FolderId, PhotoId } from '../../../contract/ids.ts';
import type { Connection } from '../connection.ts';

/** FROM clause: photos `p` of the folder that is the first parameter, with the content key of what they show as `f.content_key`. */
export const shownInFolder =
  'lib.photos p JOIN lib.files f ON f.photo_id = p.id AND f.is_display = 1 AND f.content_key IS NOT NULL';

/** Photos of a folder whose shown file is there and has no row in `table` that meets `condition`. Pending work is a query. */
export function preparePending<Params extends unknown[]>(
  db: Connection,
  table: string,
  condition: string,
): (folderId: FolderId, ...params: Params) => PhotoId[] {
  const query = db
    .prepare<[...Params, number], PhotoId>(
      `SELECT p.id FROM ${shownInFolder}
       LEFT JOIN ${table} x ON x.content_key = f.content_key AND ${condition}
       WHERE p.folder_id = ? AND f.missing = 0 AND x.content_key IS NULL ORDER BY p.id`,
    )
    .pluck();
  return (folderId, ...params) => query.all(...params, folderId);
}
