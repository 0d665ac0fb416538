/**
 * @file A JPEG whose header no decoder follows, put together again (ITU-T T.81, B.2): segments are recognised by their own structure, whatever
 * lies between them, and a segment that claims a wrong length is left out. Pure; the bytes given are not changed.
 */
import { isWellFormedSegment, standardHuffmanTables } from './jpeg-segments.ts';

interface Part {
  marker: number;
  start: number;
  end: number;
}

interface Stream {
  parts: Part[];
  /** Start of the scan segment; the picture data follows. */
  scanAt: number;
  pixels: number;
}

const sof = (marker: number) => marker >= 0xc0 && marker <= 0xc2;
const startOfScan = 0xda;
const endOfImage = 0xd9;
/** Bytes of a scan that look like a segment by chance are rare; a file of nothing else is bounded. */
const maxParts = 2_000;

export interface MendedJpeg {
  bytes: Buffer;
  /** False: picture data without a frame came before it, so this is another, smaller picture of the file. */
  isMain: boolean;
}

/** Null where no picture data with a frame and its quantisation tables is left. */
export function mendJpeg(bytes: Uint8Array): MendedJpeg | null {
  const { streams, orphanAt } = streamsIn(bytes);
  const stream = streams.sort((a, b) => b.pixels - a.pixels)[0];
  if (!stream) return null;
  const isMain = orphanAt === null || streams.some(({ scanAt }) => scanAt < orphanAt);
  const has = (marker: number) => stream.parts.some((part) => part.marker === marker);
  const kept = stream.parts.map((part) => bytes.subarray(part.start, part.end));
  const mended = Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...kept,
    ...(has(0xc4) ? [] : [standardHuffmanTables()]),
    bytes.subarray(stream.scanAt),
    ...(endsProperly(bytes) ? [] : [Buffer.from([0xff, endOfImage])]),
  ]);
  return { bytes: mended, isMain };
}

/** Every run of segments that ends in a scan and can be decoded. A thumbnail inside a broken Exif segment is one of them. */
function streamsIn(bytes: Uint8Array): { streams: Stream[]; orphanAt: number | null } {
  const streams: Stream[] = [];
  let orphanAt: number | null = null;
  let parts: Part[] = [];
  let found = 0;
  for (let at = 0; at + 4 <= bytes.length && found < maxParts; ) {
    if (bytes[at] !== 0xff || !isWellFormedSegment(bytes, at)) {
      at = nextMark(bytes, at + 1);
      continue;
    }
    const marker = bytes[at + 1]!;
    const end = at + 2 + ((bytes[at + 2]! << 8) | bytes[at + 3]!);
    found += 1;
    if (marker === startOfScan) {
      const frame = parts.findLast((part) => sof(part.marker));
      const pixels = frame ? areaOf(bytes, frame.start) : 0;
      if (frame && parts.some((part) => part.marker === 0xdb)) {
        streams.push({ parts: ofOnePicture(parts), scanAt: at, pixels });
      } else orphanAt ??= at;
      // Later scans of the same picture belong to it; only a new frame begins another one.
      parts = [];
    } else parts.push({ marker, start: at, end });
    at = end;
  }
  return { streams, orphanAt };
}

/** One frame header: the last. Tables may have come before it. */
function ofOnePicture(parts: readonly Part[]): Part[] {
  const frame = parts.findLastIndex((part) => sof(part.marker));
  return parts.filter((part, index) => !sof(part.marker) || index === frame);
}

function nextMark(bytes: Uint8Array, from: number): number {
  const at = bytes.indexOf(0xff, from);
  return at < 0 ? bytes.length : at;
}

function areaOf(bytes: Uint8Array, frameAt: number): number {
  const side = (at: number) => (bytes[at]! << 8) | bytes[at + 1]!;
  return side(frameAt + 5) * side(frameAt + 7);
}

function endsProperly(bytes: Uint8Array): boolean {
  return bytes.at(-2) === 0xff && bytes.at(-1) === endOfImage;
}
