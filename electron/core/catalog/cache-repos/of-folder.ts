/** @file cache.db is keyed by content; library.db, attached as `lib`, says which photo shows which content. */
import type { ContentKey, FolderId, PhotoId } from '../../../contract/ids.ts';
import type { Connection } from '../sqlite/connection.ts';
import { keyOf } from '../sqlite/key-bytes.ts';

/** FROM clause: photos `p` of the folder that is the first parameter, with the content key of what they show as `f.content_key`. */
export const shownInFolder =
  'lib.photos p JOIN lib.files f ON f.photo_id = p.id AND f.is_display = 1 AND f.content_key IS NOT NULL';

/** A photo that lacks a result, and the content that the result is about. */
export interface Lacking {
  id: PhotoId;
  contentKey: ContentKey;
}

/** Joins for what a result can only be made from; `h` is the header, `y` what decoding came to. */
export const needs = {
  header: 'JOIN headers h ON h.content_key = f.content_key',
  picture: "JOIN pictures y ON y.content_key = f.content_key AND y.state IN ('ready', 'damaged')",
} as const;

/** Photos of a folder whose shown file is there, has what is needed, and has no row in `table` that meets `condition`. Pending work is a query. */
export function preparePending<Params extends unknown[]>(
  db: Connection,
  table: string,
  condition: string,
  needed = '',
  where = 'true',
): (folderId: FolderId, ...params: Params) => Lacking[] {
  const query = db
    .prepare<[...Params, number], [PhotoId, Buffer]>(
      `SELECT p.id, f.content_key FROM ${shownInFolder} ${needed}
       LEFT JOIN ${table} x ON x.content_key = f.content_key AND ${condition}
       WHERE p.folder_id = ? AND f.missing = 0 AND x.content_key IS NULL AND ${where} ORDER BY p.id`,
    )
    .raw();
  return (folderId, ...params) => query.all(...params, folderId).map(toLacking);
}

export const toLacking = ([id, key]: [PhotoId, Buffer]): Lacking => ({ id, contentKey: keyOf(key) });
