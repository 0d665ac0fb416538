/** @file Photos and their files, and the one transaction by which a scan changes them. */
import type { ContentKey, FolderId, PhotoId } from '../../../contract/ids.ts';
import type { FileKind } from '../../../contract/photo.ts';
import type { DecidedBy } from '../../../contract/settings.ts';
import type { Connection } from '../sqlite/connection.ts';
import { toUnsigned } from '../sqlite/integers.ts';
import { keyBytes } from '../sqlite/key-bytes.ts';
import { inSlice, type Slice, sliceOf } from '../sqlite/slice.ts';
import { prepareApplyScan } from './apply-scan.ts';
import type { FileRow, PhotoRow, PictureKey, ScanChanges } from './scan-changes.ts';

/** As isDecided says it, over the columns of `decisions d`. */
const decidedWhere: Record<DecidedBy, string> = {
  any: "d.flag <> 'none' OR d.stars > 0 OR d.label <> 'none'",
  flag: "d.flag <> 'none'",
  stars: 'd.stars > 0',
  label: "d.label <> 'none'",
};

export interface Photos {
  /** In order of id. 100,000 photos take about a quarter of a second: ask once per scan. */
  ofFolder(folderId: FolderId): PhotoRow[];
  /** The next `count` photos of the folder above an id; null at its end. */
  sliceAfter(folderId: FolderId, after: number, count: number): Slice | null;
  ofSlice(slice: Slice): PhotoRow[];
  get(id: PhotoId): PhotoRow | null;
  /** The photo with a file of this path that is not missing. */
  atPath(folderId: FolderId, relPath: Buffer): PhotoId | null;
  /** Photos that are there, and how many of them have a flag. */
  /** `by`: what counts as decided. */
  counts(folderId: FolderId, by: DecidedBy): { photos: number; decided: number };
  /** Where files of these contents are known, in any folder. */
  withContent(keys: readonly ContentKey[]): { folderId: FolderId; relPath: Buffer; contentKey: ContentKey }[];
  /** Each once, in the order asked for; unknown ids are left out. */
  many(ids: readonly PhotoId[]): PhotoRow[];
  /** One transaction; returns the photos that are new or changed. */
  applyScan(folderId: FolderId, changes: ScanChanges): PhotoId[];
}

type Columns = [
  id: bigint,
  folderId: bigint,
  gone: bigint,
  fileId: bigint,
  relPathHex: string,
  kind: FileKind,
  format: string,
  size: bigint,
  mtimeNs: bigint,
  dev: bigint,
  inode: bigint,
  contentKey: ContentKey | '',
  pictureKey: PictureKey | '',
  isDisplay: bigint,
  missing: bigint,
];

export function photosRepo(db: Connection): Photos {
  // Blobs as hex: by the hundred thousand, a string costs a quarter of a Buffer. hex(NULL) is ''.
  const select = (where: string, from = ''): string =>
    `SELECT p.id, p.folder_id, p.gone, f.id, hex(f.rel_path), f.kind, f.format, f.size, f.mtime_ns, f.dev, f.inode, lower(hex(f.content_key)),
       lower(hex(f.picture_key)), f.is_display, f.missing FROM ${from} photos p JOIN files f ON f.photo_id = p.id WHERE ${where}`;
  const ofFolder = db.prepare<[number], Columns>(select('p.folder_id = ? ORDER BY p.id')).raw().safeIntegers();
  const ofSlice = db
    .prepare<[number, number, number], Columns>(select(`${inSlice} ORDER BY p.id`))
    .raw()
    .safeIntegers();
  const lastOfNext = db
    .prepare<[number, number, number], number | null>(
      'SELECT max(id) FROM (SELECT p.id FROM photos p WHERE p.folder_id = ? AND p.id > ? ORDER BY p.id LIMIT ?)',
    )
    .pluck();
  const ofPhoto = db.prepare<[number], Columns>(select('p.id = ? ORDER BY f.id')).raw().safeIntegers();
  // One statement for all: each run of one costs twenty times what it costs to read a photo.
  const ofMany = db
    .prepare<[string], Columns>(
      select('p.id = wanted.value ORDER BY wanted.key, f.id', 'json_each(?) wanted CROSS JOIN'),
    )
    .raw()
    .safeIntegers();
  const atPath = db
    .prepare<[number, Buffer], PhotoId>(
      'SELECT photo_id FROM files WHERE folder_id = ? AND rel_path = ? AND missing = 0',
    )
    .pluck();
  const counts = (by: DecidedBy) =>
    db.prepare<[number], { photos: number; decided: number }>(
      `SELECT count(*) AS photos, count(d.flag) FILTER (WHERE ${decidedWhere[by]}) AS decided
       FROM photos p LEFT JOIN decisions d ON d.photo_id = p.id WHERE p.folder_id = ? AND p.gone = 0`,
    );
  const withContent = db
    .prepare<[Buffer], [FolderId, Buffer]>('SELECT folder_id, rel_path FROM files WHERE content_key = ?')
    .raw();
  const get = (id: PhotoId): PhotoRow | null => gather(ofPhoto.all(id))[0] ?? null;
  return {
    ofFolder: (folderId) => gather(ofFolder.all(folderId)),
    sliceAfter: (folderId, after, count) => {
      const to = lastOfNext.get(folderId, after, count);
      return to ? { folderId, after, to } : null;
    },
    ofSlice: (slice) => gather(ofSlice.all(...sliceOf(slice))),
    get,
    atPath: (folderId, relPath) => atPath.get(folderId, relPath) ?? null,
    counts: (folderId, by) => counts(by).get(folderId)!,
    withContent: (keys) =>
      keys.flatMap((contentKey) =>
        withContent.all(keyBytes(contentKey)).map(([folderId, relPath]) => ({ folderId, relPath, contentKey })),
      ),
    many: (ids) => (ids.length === 0 ? [] : gather(ofMany.all(JSON.stringify([...new Set(ids)])))),
    applyScan: prepareApplyScan(db),
  };
}

function gather(rows: Iterable<Columns>): PhotoRow[] {
  const photos: PhotoRow[] = [];
  let current: PhotoRow | null = null;
  for (const row of rows) {
    const id = Number(row[0]) as PhotoId;
    if (current === null || current.id !== id) {
      current = { id, folderId: Number(row[1]) as FolderId, gone: row[2] === 1n, files: [] };
      photos.push(current);
    }
    current.files.push(fileOf(row, id));
  }
  return photos;
}

function fileOf(row: Columns, photoId: PhotoId): FileRow {
  return {
    id: Number(row[3]),
    photoId,
    relPath: pathBytes(row[4]),
    kind: row[5],
    format: row[6],
    sizeBytes: Number(row[7]),
    mtimeNs: row[8],
    dev: toUnsigned(row[9]),
    inode: toUnsigned(row[10]),
    contentKey: row[11] || null,
    ...(row[12] && { pictureKey: row[12] }),
    isDisplay: row[13] === 1n,
    missing: row[14] === 1n,
  };
}

const slabBytes = 4_096;
let slab = Buffer.alloc(0);
let used = 0;

/** Paths live as long as their shoot, so they share memory with each other alone: one out of Node's pool keeps the whole pool of its moment, 8 kB a frame of a shoot that grows. */
function pathBytes(hex: string): Buffer {
  const length = hex.length / 2;
  if (used + length > slab.length) {
    slab = Buffer.allocUnsafeSlow(Math.max(slabBytes, length));
    used = 0;
  }
  const path = slab.subarray(used, used + length);
  path.write(hex, 'hex');
  used += length;
  return path;
}
