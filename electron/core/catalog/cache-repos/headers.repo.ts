/** @file What a file's head said at first sight: enough to list and order it. */
import type { ContentKey, FolderId, PhotoId } from '../../../contract/ids.ts';
import type { CacheGate } from '../disk/cache-gate.ts';
import type { Connection } from '../sqlite/connection.ts';
import { keyBytes, keyOf } from '../sqlite/key-bytes.ts';
import { inSlice, type Slice, sliceOf } from '../sqlite/slice.ts';
import { shownInFolder } from './of-folder.ts';

/** What a file holds whose name promises a picture. blank: one value over and over, as after a copy that failed. */
export type NoPicture = 'empty' | 'blank' | 'text' | 'film' | 'not-a-picture';

/** Why a file's head promises no picture. What is told about it names the file, which is not known here: contents are shared. */
export type HeaderVerdict = NoPicture | 'unsupported' | 'clip';

export interface Header {
  /** Null: there is a picture inside. */
  verdict: HeaderVerdict | null;
  /** EXIF, 1..8. */
  orientation: number;
  /** Upright; 0 where the header does not say. */
  widthPx: number;
  heightPx: number;
  /** Camera-local "YYYY-MM-DDTHH:MM:SS.sss". */
  takenAt: string | null;
  /** "+02:00" where the file states one. */
  takenOffset: string | null;
  camera: string | null;
}

export interface HeaderRow extends Header {
  contentKey: ContentKey;
  version: number;
}

export interface HeadersRepo {
  get(key: ContentKey): (Header & { version: number }) | null;
  /** Replaces whole rows. False when the cache does not grow at the moment. */
  putMany(rows: readonly HeaderRow[]): boolean;
  /** Of any version: an older one is shown until the file was looked at again. */
  ofSlice(slice: Slice): Map<PhotoId, Header>;
  /** Contents of all files of the folder that are there and have no header of this version; a pair's other file counts. */
  pending(folderId: FolderId, version: number): ContentKey[];
}

type Columns = [HeaderVerdict | null, number, number, number, string | null, string | null, string | null];
const columns = 'x.verdict, x.orientation, x.width_px, x.height_px, x.taken_at, x.taken_offset, x.camera';

export function headersRepo(db: Connection, gate: CacheGate): HeadersRepo {
  const get = db
    .prepare<[Buffer], [...Columns, number]>(`SELECT ${columns}, x.version FROM headers x WHERE content_key = ?`)
    .raw();
  const ofSlice = db
    .prepare<[number, number, number], [...Columns, PhotoId]>(
      `SELECT ${columns}, p.id FROM ${shownInFolder} JOIN headers x ON x.content_key = f.content_key WHERE ${inSlice}`,
    )
    .raw();
  const pending = db
    .prepare<[number, number], Buffer>(
      `SELECT DISTINCT f.content_key FROM lib.files f
       LEFT JOIN headers x ON x.content_key = f.content_key AND x.version = ?
       WHERE f.folder_id = ? AND f.missing = 0 AND f.content_key IS NOT NULL AND x.content_key IS NULL`,
    )
    .pluck();
  const put = db.prepare('INSERT OR REPLACE INTO headers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const putMany = db.transaction((rows: readonly HeaderRow[]) => {
    for (const { contentKey, version, verdict, orientation, widthPx, heightPx, takenAt, takenOffset, camera } of rows)
      put.run(
        ...[keyBytes(contentKey), version, verdict, orientation, widthPx, heightPx, takenAt, takenOffset, camera],
      );
  });
  return {
    get: (key) => {
      const row = get.get(keyBytes(key));
      return row ? { version: row[7], ...toHeader(row) } : null;
    },
    putMany: (rows) => gate.through(() => putMany(rows)),
    ofSlice: (slice) => new Map(ofSlice.all(...sliceOf(slice)).map((row) => [row[7], toHeader(row)])),
    pending: (folderId, version) => pending.all(version, folderId).map(keyOf),
  };
}

function toHeader([verdict, orientation, widthPx, heightPx, takenAt, takenOffset, camera]: [
  ...Columns,
  number,
]): Header {
  return { verdict, orientation, widthPx, heightPx, takenAt, takenOffset, camera };
}
