/**
 * @file Files that were cut short or whose data end too early. Cut is told by the sizes they state themselves: with zeros for what is missing their decoders hand out what is there, where they would refuse the file.
 * JPEG and PNG need no such help; a TIFF's own way is pad-tiff.ts.
 */
import { u32 } from '../../formats/bmff-walk.ts';

/** Seven eighths may be missing; what claims more than that is no picture that was cut. */
const mostTimes = 8;

type StatedEnd = (bytes: Uint8Array) => number | null;

const statedEnds: Readonly<Record<string, StatedEnd>> = {
  bmp: endOfBmp,
  webp: (bytes) => (bytes.length < 12 ? null : 8 + littleU32(bytes, 4)),
  jp2: endOfJpeg2000,
  j2k: endOfJpeg2000,
  heic: endOfBoxes,
  avif: endOfBoxes,
};

/** `format` as sniffFormat names it. Null where nothing is missing, nearly all is, or the format does not say. */
export function padCut(bytes: Uint8Array, format: string): Uint8Array | null {
  const end = statedEnds[format]?.(bytes) ?? null;
  if (end === null || end <= bytes.length || end > bytes.length * mostTimes) return null;
  const padded = new Uint8Array(end);
  padded.set(bytes);
  // JPEG 2000: zeros are empty packets, and the codestream wants its end marker.
  if (format === 'jp2' || format === 'j2k') padded.set([0xff, 0xd9], end - 2);
  return padded;
}

const littleU32 = (bytes: Uint8Array, at: number): number =>
  (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> 0;

/** Of rows stored as they are by their number; of run lengths by what the file states, which writers of others leave out. */
function endOfBmp(bytes: Uint8Array): number | null {
  if (bytes.length < 54 || littleU32(bytes, 14) < 40) return null;
  const compression = littleU32(bytes, 30);
  if (compression === 1 || compression === 2) return littleU32(bytes, 2);
  const rowBytes = Math.ceil((littleU32(bytes, 18) * (bytes[28]! | (bytes[29]! << 8))) / 32) * 4;
  return littleU32(bytes, 10) + rowBytes * Math.abs(littleU32(bytes, 22) | 0);
}

/** The last of the top-level boxes, which holds the pictures in nearly all files. */
function endOfBoxes(bytes: Uint8Array): number | null {
  let at = 0;
  while (at + 16 <= bytes.length) {
    const size = u32(bytes, at);
    const step = size === 1 ? u32(bytes, at + 8) * 2 ** 32 + u32(bytes, at + 12) : size;
    // Of the box itself an eighth must be there: in front of it lie names and tables alone.
    if (step < 8 || step > (bytes.length - at) * mostTimes) return null;
    at += step;
  }
  return at;
}

const startOfTilePart = 0x90;
const startOfCodestream = [0xff, 0x4f, 0xff, 0x51];

/** Tile parts state their lengths (ISO/IEC 15444-1, A.4.2). */
function endOfJpeg2000(bytes: Uint8Array): number | null {
  let at = startOfCodestream.every((byte, i) => bytes[i] === byte) ? 2 : codestreamIn(bytes);
  if (at === null) return null;
  while (at + 12 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xd9) {
    const isTile = bytes[at + 1] === startOfTilePart;
    const step: number = isTile ? u32(bytes, at + 6) : 2 + (bytes[at + 2]! << 8) + bytes[at + 3]!;
    if (step < 4) return null;
    at += step;
  }
  return at + 2;
}

function codestreamIn(bytes: Uint8Array): number | null {
  const found = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf(Buffer.from(startOfCodestream));
  return found < 0 ? null : found + 2;
}

const lossyWebp = 'VP8 ';

/** A lossy WebP with a damaged block runs out of bits: with as many zeros behind it, what lies before the damage is shown. Null for what is no plain lossy WebP. */
export function stretchWebp(bytes: Uint8Array): Uint8Array | null {
  if (
    bytes.length < 20 ||
    String.fromCharCode(...bytes.subarray(0, 4), ...bytes.subarray(8, 16)) !== `RIFFWEBP${lossyWebp}`
  )
    return null;
  const data = bytes.subarray(20, 20 + littleU32(bytes, 16));
  const length = data.length * 2;
  const stretched = new Uint8Array(20 + length);
  stretched.set(bytes.subarray(0, 20));
  stretched.set(data, 20);
  const view = new DataView(stretched.buffer);
  view.setUint32(4, stretched.length - 8, true);
  view.setUint32(16, length, true);
  return stretched;
}
