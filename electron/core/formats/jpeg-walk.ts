/** @file The marker segments of a JPEG (ITU-T T.81, B.1) up to the first scan. Bounded, and silent about bad bytes. */
import type { ByteSource } from './byte-source.ts';

export interface JpegSegment {
  /** Second byte of the marker, e.g. 0xe1 for APP1. */
  marker: number;
  /** Absolute offset and length of the payload, without the two length bytes. */
  at: number;
  length: number;
}

export interface JpegFrame {
  widthPx: number;
  heightPx: number;
  components: number;
  bitsPerSample: number;
  progressive: boolean;
  /** Of a process that hardly any program reads (T.81, table B.1): lossless or hierarchical, or more than 8 bits. */
  isRare: boolean;
}

export interface Jpeg {
  segments: JpegSegment[];
  /** From the first start-of-frame; null when none was found before the picture data. */
  frame: JpegFrame | null;
}

const maxSegments = 256;
const startOfImage = 0xd8;
const startOfScan = 0xda;

/** Null when the bytes at `start` are no JPEG. */
export function walkJpeg(source: ByteSource, start = 0): Jpeg | null {
  const head = source.bytes(start, 3);
  if (head?.[0] !== 0xff || head[1] !== startOfImage || head[2] !== 0xff) return null;
  const jpeg: Jpeg = { segments: [], frame: null };
  let at = start + 2;
  while (jpeg.segments.length < maxSegments) {
    const mark = source.bytes(at, 4);
    if (mark?.[0] !== 0xff) break;
    const marker = mark[1]!;
    if (marker === 0xff) {
      at += 1; // fill byte
      continue;
    }
    if (marker === startOfScan || marker === 0xd9) break;
    const length = ((mark[2]! << 8) | mark[3]!) - 2;
    if (length < 0) break;
    const segment = { marker, at: at + 4, length };
    jpeg.segments.push(segment);
    if (!jpeg.frame && isStartOfFrame(marker)) jpeg.frame = readFrame(source, segment);
    at = segment.at + length;
  }
  return jpeg;
}

/** The TIFF header inside the Exif segment, and the bytes from it to the segment's end; null where there is none. */
export function exifInJpeg(source: ByteSource, jpeg: Jpeg): { at: number; length: number } | null {
  for (const segment of jpeg.segments) {
    if (segment.marker !== 0xe1 || segment.length < 14) continue;
    const id = source.bytes(segment.at, 6);
    // "Exif\0" and a pad byte that some writers leave at 0xff.
    if (id && id[0] === 0x45 && id[1] === 0x78 && id[2] === 0x69 && id[3] === 0x66 && id[4] === 0) {
      return { at: segment.at + 6, length: segment.length - 6 };
    }
  }
  return null;
}

/** SOF0..SOF15 but for DHT (c4), JPG (c8) and DAC (cc), which share the range. */
function isStartOfFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function readFrame(source: ByteSource, segment: JpegSegment): JpegFrame | null {
  const data = segment.length >= 6 ? source.bytes(segment.at, 6) : null;
  if (!data) return null;
  return {
    bitsPerSample: data[0]!,
    heightPx: (data[1]! << 8) | data[2]!,
    widthPx: (data[3]! << 8) | data[4]!,
    components: data[5]!,
    progressive: (segment.marker & 3) === 2,
    // Arithmetic coding (from SOF9 on) is read by libjpeg.
    isRare: data[0] !== 8 || ![0xc0, 0xc1, 0xc2, 0xc9, 0xca].includes(segment.marker),
  };
}
