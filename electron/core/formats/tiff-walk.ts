/**
 * @file TIFF directories (TIFF 6.0, BigTIFF, and the dialects of RAW files that keep TIFF's structure under another magic
 * number), bounded against hostile files: at most 64 directories of at most 1,000 entries, no offset visited twice.
 * Never throws on bad bytes; what cannot be read is left out.
 */
import type { ByteSource } from './byte-source.ts';

export interface TiffEntry {
  tag: number;
  type: number;
  count: number;
  /** Absolute offset of the entry itself. */
  entryAt: number;
  /** Absolute offset of the value's first byte in the source (inside the entry itself for small values). */
  at: number;
  byteLength: number;
}

export interface Ifd {
  /** Where it hangs: "0", "1" (chain), "0/exif", "0/sub0", "0/sub1/sub0"... */
  path: string;
  /** Absolute offset. */
  offset: number;
  entries: Map<number, TiffEntry>;
}

export interface Tiff {
  source: ByteSource;
  littleEndian: boolean;
  /** 42, 43 (BigTIFF), 0x55 (RW2), 0x4f52 / 0x5352 (ORF). */
  magic: number;
  /** Absolute offset of the TIFF header; offsets inside the file count from here. */
  base: number;
  ifds: Ifd[];
}

export interface TiffWalkOptions {
  /** Offset of the TIFF header in the source. */
  base?: number;
  /** Tags whose values are offsets of child directories, with the name used in `path`. */
  children?: ReadonlyMap<number, string>;
}

export const tags = {
  subfileType: 0xfe,
  width: 0x100,
  height: 0x101,
  bitsPerSample: 0x102,
  compression: 0x103,
  photometric: 0x106,
  make: 0x10f,
  model: 0x110,
  stripOffsets: 0x111,
  orientation: 0x112,
  samplesPerPixel: 0x115,
  stripByteCounts: 0x117,
  planarConfiguration: 0x11c,
  software: 0x131,
  modifyDate: 0x132,
  tileOffsets: 0x144,
  tileByteCounts: 0x145,
  subIfds: 0x14a,
  extraSamples: 0x152,
  sampleFormat: 0x153,
  jpegOffset: 0x201,
  jpegLength: 0x202,
  exif: 0x8769,
  dateTimeOriginal: 0x9003,
  offsetTimeOriginal: 0x9011,
  makerNote: 0x927c,
  subSecTimeOriginal: 0x9291,
  exifWidth: 0xa002,
  exifHeight: 0xa003,
  dngVersion: 0xc612,
  defaultCropSize: 0xc620,
} as const;

const defaultChildren: ReadonlyMap<number, string> = new Map([
  [tags.subIfds, 'sub'],
  [tags.exif, 'exif'],
]);

const maxIfds = 64;
const maxEntries = 1000;
const typeBytes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8] as const;

/** Bytes II or MM, and a magic number that some camera uses. */
export function tiffHeader(
  source: ByteSource,
  base = 0,
): { littleEndian: boolean; magic: number; firstIfd: number } | null {
  const head = source.bytes(base, 8);
  if (!head) return null;
  const order = (head[0]! << 8) | head[1]!;
  if (order !== 0x4949 && order !== 0x4d4d) return null;
  const littleEndian = order === 0x4949;
  const view = viewOf(head);
  const magic = view.getUint16(2, littleEndian);
  if (magic === 43) {
    const big = source.bytes(base + 8, 8);
    if (!big || view.getUint16(4, littleEndian) !== 8) return null;
    return { littleEndian, magic, firstIfd: safeBig(viewOf(big).getBigUint64(0, littleEndian)) };
  }
  if (magic !== 42 && magic !== 0x55 && magic !== 0x4f52 && magic !== 0x5352) return null;
  return { littleEndian, magic, firstIfd: view.getUint32(4, littleEndian) };
}

/** Every directory reachable from the header, chain first, each directory's children right after it. Null: not TIFF. */
export function walkTiff(source: ByteSource, options: TiffWalkOptions = {}): Tiff | null {
  const base = options.base ?? 0;
  const header = tiffHeader(source, base);
  if (!header) return null;
  const tiff: Tiff = { source, base, littleEndian: header.littleEndian, magic: header.magic, ifds: [] };
  const children = options.children ?? defaultChildren;
  const visited = new Set<number>();

  const visit = (offset: number, path: string): number => {
    if (offset === 0 || visited.has(offset) || tiff.ifds.length >= maxIfds) return 0;
    visited.add(offset);
    const read = readIfd(tiff, base + offset, path);
    if (!read) return 0;
    tiff.ifds.push(read.ifd);
    for (const [tag, name] of children) {
      const entry = read.ifd.entries.get(tag);
      if (!entry) continue;
      const offsets = numbersOf(tiff, entry, maxIfds);
      offsets.forEach((child, index) => {
        visit(child, `${path}/${name}${tag === tags.subIfds ? index : ''}`);
      });
    }
    return read.next;
  };

  let next = header.firstIfd;
  for (let index = 0; next !== 0 && index < maxIfds; index++) next = visit(next, String(index));
  return tiff;
}

function readIfd(tiff: Tiff, at: number, path: string): { ifd: Ifd; next: number } | null {
  const big = tiff.magic === 43;
  const countBytes = big ? 8 : 2;
  const entryBytes = big ? 20 : 12;
  const head = tiff.source.bytes(at, countBytes);
  if (!head) return null;
  const stated = big
    ? safeBig(viewOf(head).getBigUint64(0, tiff.littleEndian))
    : viewOf(head).getUint16(0, tiff.littleEndian);
  const fits = Math.floor((tiff.source.size - at - countBytes) / entryBytes);
  const count = Math.min(stated, fits);
  if (count <= 0 || stated > maxEntries) return null;
  const block = tiff.source.bytes(at + countBytes, count * entryBytes);
  if (!block) return null;
  const view = viewOf(block);
  const entries = new Map<number, TiffEntry>();
  for (let i = 0; i < count; i++) {
    const entry = readEntry(tiff, view, i * entryBytes, at + countBytes + i * entryBytes, big);
    if (entry && !entries.has(entry.tag)) entries.set(entry.tag, entry);
  }
  const end = at + countBytes + count * entryBytes;
  const tail = count === stated ? tiff.source.bytes(end, big ? 8 : 4) : null;
  const next = !tail
    ? 0
    : big
      ? safeBig(viewOf(tail).getBigUint64(0, tiff.littleEndian))
      : viewOf(tail).getUint32(0, tiff.littleEndian);
  return { ifd: { path, offset: at, entries }, next };
}

function readEntry(tiff: Tiff, view: DataView, pos: number, at: number, big: boolean): TiffEntry | null {
  const little = tiff.littleEndian;
  const tag = view.getUint16(pos, little);
  const type = view.getUint16(pos + 2, little);
  const unit = typeBytes[type];
  if (!unit) return null;
  const count = big ? safeBig(view.getBigUint64(pos + 4, little)) : view.getUint32(pos + 4, little);
  const byteLength = count * unit;
  const inline = big ? 8 : 4;
  const valuePos = big ? pos + 12 : pos + 8;
  const pointer = big ? safeBig(view.getBigUint64(valuePos, little)) : view.getUint32(valuePos, little);
  const valueAt = byteLength <= inline ? at + (valuePos - pos) : tiff.base + pointer;
  if (byteLength > tiff.source.size || valueAt + byteLength > tiff.source.size) return null;
  return { tag, type, count, entryAt: at, at: valueAt, byteLength };
}

/** At most `max` numbers of an entry; rationals as their quotient. Empty when the type is not numeric or the bytes are missing. */
export function numbersOf(tiff: Tiff, entry: TiffEntry | undefined, max = 16): number[] {
  if (!entry) return [];
  const unit = typeBytes[entry.type] ?? 0;
  const count = Math.min(entry.count, max);
  const data = unit > 0 ? tiff.source.bytes(entry.at, unit * count) : null;
  if (!data) return [];
  const view = viewOf(data);
  const numbers: number[] = [];
  for (let i = 0; i < count; i++) {
    const value = readNumber(view, i * unit, entry.type, tiff.littleEndian);
    if (value === null) return [];
    numbers.push(value);
  }
  return numbers;
}

export function numberOf(tiff: Tiff, entry: TiffEntry | undefined): number | null {
  return numbersOf(tiff, entry, 1)[0] ?? null;
}

/** Text up to the first NUL, trimmed; Latin-1 so that no byte is lost to a wrong guess. Null when empty or longer than 1 kB. */
export function textOf(tiff: Tiff, entry: TiffEntry | undefined): string | null {
  if (!entry || entry.byteLength > 1024) return null;
  const data = tiff.source.bytes(entry.at, entry.byteLength);
  if (!data) return null;
  let text = '';
  for (const byte of data) {
    if (byte === 0) break;
    text += String.fromCharCode(byte);
  }
  text = text.trim();
  return text === '' ? null : text;
}

/** The directory at a path, e.g. "0" or "0/exif". */
export function ifdAt(tiff: Tiff, path: string): Ifd | undefined {
  return tiff.ifds.find((ifd) => ifd.path === path);
}

function readNumber(view: DataView, pos: number, type: number, little: boolean): number | null {
  switch (type) {
    case 1:
    case 7:
      return view.getUint8(pos);
    case 3:
      return view.getUint16(pos, little);
    case 4:
    case 13:
      return view.getUint32(pos, little);
    case 5:
      return view.getUint32(pos, little) / view.getUint32(pos + 4, little);
    case 6:
      return view.getInt8(pos);
    case 8:
      return view.getInt16(pos, little);
    case 9:
      return view.getInt32(pos, little);
    case 10:
      return view.getInt32(pos, little) / view.getInt32(pos + 4, little);
    case 11:
      return view.getFloat32(pos, little);
    case 12:
      return view.getFloat64(pos, little);
    case 16:
    case 18:
      return safeBig(view.getBigUint64(pos, little));
    default:
      return null;
  }
}

function viewOf(data: Uint8Array): DataView {
  return new DataView(data.buffer, data.byteOffset, data.byteLength);
}

/** 64-bit offsets beyond 2^53 are hostile: they become a place outside every file. */
function safeBig(value: bigint): number {
  return value > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(value);
}
