/** @file Decisions on the same pictures in other folders: what is known of a picture that somebody opens in a new place. */
import type { Decision, Turn } from '../../../contract/decision.ts';
import type { ContentKey, FolderId, PhotoId } from '../../../contract/ids.ts';
import { decodeDecision } from '../journal/decision-code.ts';
import { codeOfColumns, type DecisionColumns } from '../journal/write-decisions.ts';
import type { Connection } from '../sqlite/connection.ts';
import { keyOf } from '../sqlite/key-bytes.ts';

export interface DecidedElsewhere {
  /** Of the folder asked for; nothing was ever decided for it. */
  photoId: PhotoId;
  decision: Decision;
  turn: Turn;
  /** Grows with every decision: the larger one is the newer. */
  seq: number;
  /** content: the same file to the byte. picture: the same picture, written into since. */
  by: 'content' | 'picture';
  source: {
    folderId: FolderId;
    relPath: Buffer;
    contentKey: ContentKey | null;
    /** The catalog knows already that the file is not there any more. */
    missing: boolean;
  };
  /** The photo's own file that matched. */
  relPath: Buffer;
  contentKey: ContentKey | null;
}

type Columns = [
  ...[photoId: PhotoId, relPath: Buffer, contentKey: Buffer | null],
  ...[folderId: FolderId, otherPath: Buffer, otherKey: Buffer | null, missing: number],
  ...DecisionColumns,
  seq: number,
];

/** Prepares the question for one folder; a photo may be answered for several times. */
export function prepareElsewhere(db: Connection): (folderId: FolderId) => DecidedElsewhere[] {
  const query = (key: 'content_key' | 'picture_key') =>
    db
      .prepare<[number], Columns>(
        // The folder's files come first: they are fewer than all that was ever decided.
        `SELECT f.photo_id, f.rel_path, f.content_key, g.folder_id, g.rel_path, g.content_key, g.missing,
           d.flag, d.stars, d.label, d.dismissed, d.turn, d.seq
         FROM files f
         CROSS JOIN files g ON g.${key} = f.${key} AND g.folder_id <> f.folder_id
         CROSS JOIN decisions d ON d.photo_id = g.photo_id
         WHERE f.folder_id = ? AND f.missing = 0 AND f.${key} IS NOT NULL
           AND (d.flag <> 'none' OR d.stars > 0 OR d.label <> 'none' OR d.turn <> 0)
           AND NOT EXISTS (SELECT 1 FROM decisions o WHERE o.photo_id = f.photo_id)`,
      )
      .raw();
  const byContent = query('content_key');
  const byPicture = query('picture_key');
  const toRow = (by: DecidedElsewhere['by'], row: Columns): DecidedElsewhere => {
    const [photoId, relPath, key, folderId, otherPath, otherKey, missing, ...decided] = row;
    const seq = decided.pop() as number;
    const { decision, turn } = decodeDecision(codeOfColumns(decided as unknown as DecisionColumns));
    const source = { folderId, relPath: otherPath, contentKey: otherKey && keyOf(otherKey), missing: missing === 1 };
    return { photoId, decision, turn, seq, by, source, relPath, contentKey: key && keyOf(key) };
  };
  return (folderId) => {
    const found = byContent.all(folderId).map((row) => toRow('content', row));
    const known = new Set(found.map(({ photoId }) => photoId));
    const alike = byPicture.all(folderId).map((row) => toRow('picture', row));
    return [...found, ...alike.filter(({ photoId }) => !known.has(photoId))];
  };
}
