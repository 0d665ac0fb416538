/** @file Measures: numbers by the hundred thousand, and for one picture the sharpness map and histogram behind them. */
import type { ContentKey, FolderId, PhotoId } from '../../../contract/ids.ts';
import type { Histogram, Measures, SharpnessMap } from '../../../contract/measures.ts';
import type { CacheGate } from '../disk/cache-gate.ts';
import type { Connection } from '../sqlite/connection.ts';
import { keyBytes } from '../sqlite/key-bytes.ts';
import { inSlice, type Slice, sliceOf } from '../sqlite/slice.ts';
import { type Lacking, needs, preparePending, shownInFolder } from './of-folder.ts';

export interface MeasuresRow {
  contentKey: ContentKey;
  version: number;
  measures: Measures;
  /** Where the subject lies whose sharpness is among the measures, as fractions of the upright picture; null where it is not known. */
  subject: Subject | null;
  map: SharpnessMap | null;
  histogram: Histogram | null;
  /** Bytes of measures/look.ts. */
  look: Uint8Array | null;
  /** See measures/frame-detail.ts. */
  detail: Uint8Array | null;
}
export interface Subject {
  x: number;
  y: number;
}
/** The numbers without the arrays behind them. */
export type Measured = Pick<MeasuresRow, 'measures' | 'subject'>;

export interface MeasuresRepo {
  get(key: ContentKey): Omit<MeasuresRow, 'contentKey'> | null;
  /** What one picture roughly looks like; null where nobody knows. */
  lookOf(key: ContentKey): Uint8Array | null;
  detailOf(key: ContentKey): Uint8Array | null;
  putMany(rows: readonly MeasuresRow[]): boolean;
  /** Of this version only. */
  ofSlice(slice: Slice, version: number): Map<PhotoId, Measured>;
  /** Photos that can be shown, or were not decoded yet. */
  pending(folderId: FolderId, version: number): Lacking[];
  remove(key: ContentKey): void;
}

const names = [
  ...['sharpness', 'subject_sharpness', 'motion_blur', 'defocus', 'clipped_highlights', 'clipped_shadows', 'exposure'],
  ...['noise', 'contrast', 'colourfulness', 'dhash', 'edge', 'subject_x', 'subject_y'],
];
type Numbers = [
  ...[number, number | null, number, number, number, number, number, number, number, number, string],
  ...[edge: number | null, subjectX: number | null, subjectY: number | null],
];
type Details = [
  columns: number | null,
  rows: number | null,
  tiles: Buffer | null,
  histogram: Buffer | null,
  look: Buffer | null,
  detail: Buffer | null,
];

export function measuresRepo(db: Connection, gate: CacheGate): MeasuresRepo {
  const list = names.map((name) => `x.${name}`).join(', ');
  const get = db
    .prepare<[Buffer], [...Numbers, number]>(`SELECT ${list}, x.version FROM measures x WHERE content_key = ?`)
    .raw();
  const details = db
    .prepare<[Buffer], Details>(
      'SELECT columns, rows, tiles, histogram, look, detail FROM measure_details WHERE content_key = ?',
    )
    .raw();
  const detailOf = db
    .prepare<[Buffer], [Buffer | null]>('SELECT detail FROM measure_details WHERE content_key = ?')
    .raw();
  const look = db.prepare<[Buffer], Buffer | null>('SELECT look FROM measure_details WHERE content_key = ?').pluck();
  const ofSlice = db
    .prepare<[number, number, number, number], [...Numbers, PhotoId]>(
      `SELECT ${list}, p.id FROM ${shownInFolder} JOIN measures x ON x.content_key = f.content_key AND x.version = ?
       WHERE ${inSlice}`,
    )
    .raw();
  const put = db.prepare(
    `INSERT OR REPLACE INTO measures (content_key, version, ${names.join(', ')}) VALUES (?, ?${', ?'.repeat(names.length)})`,
  );
  const putDetails = db.prepare(
    'INSERT OR REPLACE INTO measure_details (content_key, columns, rows, tiles, histogram, look, detail) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const putMany = db.transaction((rows: readonly MeasuresRow[]) => {
    for (const { contentKey, version, measures: m, subject, map, histogram, look, detail } of rows) {
      const key = keyBytes(contentKey);
      put.run(
        ...([key, version, m.sharpness, m.subjectSharpness, m.motionBlur, m.defocus, m.clippedHighlights] as const),
        ...([m.clippedShadows, m.exposure, m.noise, m.contrast, m.colourfulness, m.dhash, m.edge] as const),
        ...([subject?.x ?? null, subject?.y ?? null] as const),
      );
      const tiles = map ? Buffer.from(map.tiles, 'base64') : null;
      const counts = histogram ? packHistogram(histogram) : null;
      putDetails.run(key, map?.columns ?? null, map?.rows ?? null, tiles, counts, look, detail);
    }
  });
  const remove = ['measures', 'measure_details'].map((table) =>
    db.prepare(`DELETE FROM ${table} WHERE content_key = ?`),
  );
  const removeOne = db.transaction((key: Buffer) => {
    for (const statement of remove) statement.run(key);
  });
  return {
    get: (key) => {
      const row = get.get(keyBytes(key));
      if (!row) return null;
      const [columns, rows, tiles, counts, look, detail] = details.get(keyBytes(key)) ?? [
        ...([null, null, null, null, null, null] as const),
      ];
      const map = columns && rows && tiles ? { columns, rows, tiles: tiles.toString('base64') } : null;
      const histogram = counts ? unpackHistogram(counts) : null;
      return { version: row[14], ...toMeasured(row), map, histogram, look, detail };
    },
    lookOf: (key) => look.get(keyBytes(key)) ?? null,
    detailOf: (key) => detailOf.get(keyBytes(key))?.[0] ?? null,
    putMany: (rows) => gate.through(() => putMany(rows)),
    ofSlice: (slice, version) => {
      const found = new Map<PhotoId, Measured>();
      for (const row of ofSlice.all(version, ...sliceOf(slice))) found.set(row[14], toMeasured(row));
      return found;
    },
    pending: preparePending<[version: number]>(
      db,
      // Numbers without the arrays behind them are half a result.
      '(measures JOIN measure_details USING (content_key))',
      'x.version = ?',
      `${needs.header} AND h.verdict IS NULL LEFT JOIN pictures y ON y.content_key = f.content_key`,
      "(y.content_key IS NULL OR y.state IN ('ready', 'damaged'))",
    ),
    remove: (key) => removeOne(keyBytes(key)),
  };
}

function toMeasured(row: [...Numbers, number]): Measured {
  const [x, y] = [row[12], row[13]];
  return { measures: toMeasures(row), subject: x === null || y === null ? null : { x, y } };
}

function toMeasures(row: [...Numbers, number]): Measures {
  return {
    sharpness: row[0],
    subjectSharpness: row[1],
    motionBlur: row[2],
    defocus: row[3],
    clippedHighlights: row[4],
    clippedShadows: row[5],
    exposure: row[6],
    noise: row[7],
    contrast: row[8],
    colourfulness: row[9],
    dhash: row[10],
    edge: row[11],
  };
}

const channels = ['red', 'green', 'blue', 'luminance'] as const;
const bins = 64;

/** Four channels of 64 bins as little-endian u32. */
function packHistogram(histogram: Histogram): Buffer {
  const bytes = Buffer.alloc(channels.length * bins * 4);
  channels.forEach((channel, c) => {
    for (let bin = 0; bin < bins; bin++) bytes.writeUInt32LE(histogram[channel][bin] ?? 0, (c * bins + bin) * 4);
  });
  return bytes;
}

function unpackHistogram(bytes: Buffer): Histogram {
  const channel = (c: number): number[] =>
    Array.from({ length: bins }, (_, bin) => bytes.readUInt32LE((c * bins + bin) * 4));
  return { red: channel(0), green: channel(1), blue: channel(2), luminance: channel(3) };
}
