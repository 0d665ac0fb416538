/**
 * @file One JPEG inside a RAW file, proved to be one. Parser rules of Tika, piex and ExifTool: a start-of-image and a
 * start-of-frame of type 0, 1 or 2 (SOF3 is lossless sensor data), 8 bits, 1 or 3 components, wholly inside the file.
 */
import type { ByteSource } from '../../formats/byte-source.ts';
import { walkJpeg } from '../../formats/jpeg-walk.ts';

export interface EmbeddedJpeg {
  /** Absolute place in the file. */
  offset: number;
  length: number;
  widthPx: number;
  heightPx: number;
  /** ExifTool's name for it where it has one. */
  tag: EmbeddedTag;
}

export type EmbeddedTag = 'JpgFromRaw' | 'JpgFromRaw2' | 'PreviewImage' | 'ThumbnailImage' | 'OtherImage';

/** A place that some tag claims holds a JPEG. */
export interface Claim {
  offset: number;
  length: number;
  tag: EmbeddedTag;
}

const shownFrames = new Set([0xc0, 0xc1, 0xc2]);

/** Null where the claim is not a JPEG that a viewer can show. */
export function proveJpeg(source: ByteSource, claim: Claim): EmbeddedJpeg | null {
  if (claim.length < 64 || claim.offset <= 0 || claim.offset + claim.length > source.size) return null;
  const jpeg = walkJpeg(within(source, claim.offset + claim.length), claim.offset);
  const frame = jpeg?.frame;
  if (!jpeg || !frame || frame.widthPx === 0 || frame.heightPx === 0 || frame.bitsPerSample !== 8) return null;
  if (frame.components !== 1 && frame.components !== 3) return null;
  const start = jpeg.segments.find((segment) => segment.marker >= 0xc0 && segment.marker <= 0xc3);
  if (!start || !shownFrames.has(start.marker)) return null;
  return { ...claim, widthPx: frame.widthPx, heightPx: frame.heightPx };
}

/** The same bytes, ending earlier: a walk never leaves the claimed range. */
function within(source: ByteSource, end: number): ByteSource {
  return {
    size: end,
    bytes: (offset, length) => (offset + length <= end ? source.bytes(offset, length) : null),
  };
}
