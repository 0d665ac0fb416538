/** @file What the header and the decoder said of a picture: all that a list needs for sorting and filtering. */
import type { ContentKey, FolderId, PhotoId } from '../../../contract/ids.ts';
import type { Metadata, PhotoState } from '../../../contract/photo.ts';
import type { CacheGate } from '../cache-gate.ts';
import type { Connection } from '../connection.ts';
import { keyBytes } from '../content-key.ts';
import { preparePending, shownInFolder } from './of-folder.ts';

export interface Facts {
  /** Of the code that read them. */
  version: number;
  state: PhotoState;
  problem: string | null;
  /** Upright; 0 until known. */
  widthPx: number;
  heightPx: number;
  /** EXIF, 1..8. */
  orientation: number;
  /** Camera-local "YYYY-MM-DDTHH:MM:SS.sss". */
  takenAt: string | null;
  /** "+02:00" where the file states one. */
  takenOffset: string | null;
  camera: string | null;
  lens: string | null;
  iso: number | null;
  driveMode: string | null;
  sequenceNumber: number | null;
  bracketing: Metadata['bracketing'];
  panorama: boolean;
  /** Embedded thumbnail within the shown file, in bytes. */
  thumbOffset: number | null;
  thumbLength: number | null;
}

export interface FactsRepo {
  get(key: ContentKey): Facts | null;
  /** Replaces whole rows. False when the cache does not grow at the moment. */
  putMany(rows: readonly { contentKey: ContentKey; facts: Facts }[]): boolean;
  ofFolder(folderId: FolderId): Map<PhotoId, Facts>;
  pending(folderId: FolderId, version: number): PhotoId[];
}

const columns = [
  ...[
    'version',
    'state',
    'problem',
    'width_px',
    'height_px',
    'orientation',
    'taken_at',
    'taken_offset',
    'camera',
    'lens',
  ],
  ...['iso', 'drive_mode', 'sequence_number', 'bracketing', 'panorama', 'thumb_offset', 'thumb_length'],
];

type Columns = [
  version: number,
  state: PhotoState,
  problem: string | null,
  widthPx: number,
  heightPx: number,
  orientation: number,
  takenAt: string | null,
  takenOffset: string | null,
  camera: string | null,
  lens: string | null,
  iso: number | null,
  driveMode: string | null,
  sequenceNumber: number | null,
  bracketing: Facts['bracketing'],
  panorama: number,
  thumbOffset: number | null,
  thumbLength: number | null,
];

export function factsRepo(db: Connection, gate: CacheGate): FactsRepo {
  const list = columns.map((column) => `x.${column}`).join(', ');
  const get = db.prepare<[Buffer], Columns>(`SELECT ${list} FROM facts x WHERE content_key = ?`).raw();
  const ofFolder = db
    .prepare<[number], [...Columns, PhotoId]>(
      `SELECT ${list}, p.id FROM ${shownInFolder} JOIN facts x ON x.content_key = f.content_key WHERE p.folder_id = ?`,
    )
    .raw();
  const put = db.prepare(
    `INSERT OR REPLACE INTO facts (content_key, ${columns.join(', ')}) VALUES (?${', ?'.repeat(columns.length)})`,
  );
  const putMany = db.transaction((rows: readonly { contentKey: ContentKey; facts: Facts }[]) => {
    for (const { contentKey, facts } of rows) put.run(keyBytes(contentKey), ...toColumns(facts));
  });
  return {
    get: (key) => {
      const row = get.get(keyBytes(key));
      return row ? toFacts(row) : null;
    },
    putMany: (rows) => gate.through(() => putMany(rows)),
    ofFolder: (folderId) => {
      const facts = new Map<PhotoId, Facts>();
      for (const row of ofFolder.all(folderId)) facts.set(row[17], toFacts(row));
      return facts;
    },
    pending: preparePending<[version: number]>(db, 'facts', 'x.version = ?'),
  };
}

function toColumns(facts: Facts): Columns {
  return [
    ...([facts.version, facts.state, facts.problem, facts.widthPx, facts.heightPx, facts.orientation] as const),
    ...([facts.takenAt, facts.takenOffset, facts.camera, facts.lens, facts.iso, facts.driveMode] as const),
    ...([
      facts.sequenceNumber,
      facts.bracketing,
      facts.panorama ? 1 : 0,
      facts.thumbOffset,
      facts.thumbLength,
    ] as const),
  ];
}

function toFacts(row: Columns | [...Columns, PhotoId]): Facts {
  return {
    version: row[0],
    state: row[1],
    problem: row[2],
    widthPx: row[3],
    heightPx: row[4],
    orientation: row[5],
    takenAt: row[6],
    takenOffset: row[7],
    camera: row[8],
    lens: row[9],
    iso: row[10],
    driveMode: row[11],
    sequenceNumber: row[12],
    bracketing: row[13],
    panorama: row[14] === 1,
    thumbOffset: row[15],
    thumbLength: row[16],
  };
}
