/**
 * @file JPEGs whose metadata is EXIF of the standard tags and nothing else, read here: exports, scans, plain phone pictures. ExifTool takes
 * 5 ms for such a file, this a fifth of one. Anything else (maker notes, XMP, ICC profiles, GPS, tags or types that are not on the list,
 * text that is not plain) is not judged here: ExifTool reads the file.
 */
import { open } from 'node:fs/promises';
import { type ByteSource, parseWithReads } from '../formats/byte-source.ts';
import { exifInJpeg, type Jpeg, walkJpeg } from '../formats/jpeg-walk.ts';
import { type Ifd, ifdAt, numbersOf, type Tiff, type TiffEntry, tags, textOf, walkTiff } from '../formats/tiff-walk.ts';
import type { RawTags } from './raw-tags.ts';

/** Most headers with their thumbnail. */
const headBytes = 24 << 10;

/** EXIF 2.32: tags whose values are asked for, by ExifTool's names (group EXIF). */
const wanted: ReadonlyMap<number, string> = new Map([
  [0x10f, 'Make'],
  [0x110, 'Model'],
  [0x131, 'Software'],
  [0x4746, 'Rating'],
  [0x829a, 'ExposureTime'],
  [0x829d, 'FNumber'],
  [0x8827, 'ISO'],
  [0x9003, 'DateTimeOriginal'],
  [0x9004, 'CreateDate'],
  [0x9011, 'OffsetTimeOriginal'],
  [0x9204, 'ExposureCompensation'],
  [0x920a, 'FocalLength'],
  [0x9291, 'SubSecTimeOriginal'],
  [0xa001, 'ColorSpace'],
  [0xa002, 'ExifImageWidth'],
  [0xa003, 'ExifImageHeight'],
  [0xa401, 'CustomRendered'],
  [0xa402, 'ExposureMode'],
  [0xa431, 'SerialNumber'],
  [0xa434, 'LensModel'],
]);

/** Tags that nothing is read from: sizes, resolutions, versions, dates of change, APEX values, flash, metering, descriptions. */
const passedOver: ReadonlySet<number> = new Set([
  0x100,
  0x101,
  0x102,
  0x103,
  0x106,
  0x10e,
  0x112,
  0x115,
  0x11a,
  0x11b,
  0x11c,
  0x128,
  0x132,
  0x13b,
  0x201,
  0x202,
  0x213,
  0x8298,
  0x8822,
  0x8830,
  0x8831,
  0x8832,
  0x9000,
  0x9010,
  0x9012,
  0x9101,
  0x9102,
  0x9201,
  0x9202,
  0x9203,
  0x9205,
  0x9206,
  0x9207,
  0x9208,
  0x9209,
  0x9286,
  0x9290,
  0x9292,
  0xa000,
  0xa20e,
  0xa20f,
  0xa210,
  0xa217,
  0xa300,
  0xa301,
  0xa302,
  0xa403,
  0xa404,
  0xa405,
  0xa406,
  0xa407,
  0xa408,
  0xa409,
  0xa40a,
  0xa40c,
  0xa420,
  0xa430,
  0xa433,
  tags.exif,
]);

/** TIFF 6.0. */
const types = { ascii: 2, short: 3, long: 4, rational: 5, signedRational: 10 } as const;

/** As ExifTool would answer `wantedTagArgs`; null: ask it. I/O errors pass. */
export async function readPlainExif(path: Buffer): Promise<RawTags | null> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const read = async (offset: number, length: number) => {
      const data = Buffer.allocUnsafe(length);
      const { bytesRead } = await file.read(data, 0, length, offset);
      return data.subarray(0, bytesRead);
    };
    return await parseWithReads({ size, head: await read(0, Math.min(size, headBytes)), read }, plainExif);
  } finally {
    await file.close();
  }
}

/** Null where the file is not of the plain kind. */
export function plainExif(source: ByteSource): RawTags | null {
  const jpeg = walkJpeg(source);
  const exif = jpeg?.frame && isPlain(source, jpeg) ? exifInJpeg(source, jpeg) : null;
  const tiff = exif && walkTiff(source, { base: exif.at });
  if (tiff?.magic !== 42) return null;
  // A directory that is named but lies nowhere.
  const hasLost = ifdAt(tiff, '0')?.entries.has(tags.exif) && !ifdAt(tiff, '0/exif');
  if (hasLost) return null;
  const found: Record<string, unknown> = {};
  for (const ifd of tiff.ifds) {
    if (!['0', '0/exif', '1'].includes(ifd.path) || !isWhole(tiff, ifd)) return null;
    for (const entry of ifd.entries.values()) {
      const name = wanted.get(entry.tag);
      if (name === undefined && !passedOver.has(entry.tag)) return null;
      // The second directory is about the thumbnail.
      if (name === undefined || ifd.path === '1') continue;
      const value = valueIn(tiff, entry);
      if (value === null) return null;
      found[`EXIF:${name}`] = value;
    }
  }
  return found;
}

/** Nothing but JFIF, one EXIF segment, comments, Adobe's colour mark and what decoders need. */
function isPlain(source: ByteSource, jpeg: Jpeg): boolean {
  let exifs = 0;
  for (const { marker, at, length } of jpeg.segments) {
    if (marker === 0xe1) exifs += 1;
    else if (marker === 0xe0 || marker === 0xee) {
      const name = source.bytes(at, Math.min(length, 5));
      const text = name ? String.fromCharCode(...name) : '';
      if (text !== 'JFIF\0' && text !== 'Adobe') return false;
    } else if (marker > 0xe0 && marker < 0xf0) return false;
  }
  return exifs === 1;
}

/** Every stated entry was understood, none twice. */
function isWhole(tiff: Tiff, { offset, entries }: Ifd): boolean {
  const count = tiff.source.bytes(offset, 2);
  return (
    count !== null && entries.size === new DataView(count.buffer, count.byteOffset).getUint16(0, tiff.littleEndian)
  );
}

function valueIn(tiff: Tiff, entry: TiffEntry): string | number | null {
  if (entry.type === types.ascii) return plainText(textOf(tiff, entry));
  if (entry.count !== 1) return null;
  const value = numbersOf(tiff, entry)[0];
  if (value === undefined || !Number.isFinite(value)) return null;
  if (entry.type === types.short || entry.type === types.long) return value;
  // ExifTool's ten digits of a quotient.
  return entry.type === types.rational || entry.type === types.signedRational ? Number(value.toPrecision(10)) : null;
}

/** Printable ASCII. Blank is doubtful, and so are lens names that ExifTool spells in its own way ("50 mm", "24-70/F2.8"). */
function plainText(text: string | null): string | null {
  return text !== null && /^[ -~]+$/.test(text) && !/\d\/F|mmF|\d mm| - /.test(text) ? text : null;
}
