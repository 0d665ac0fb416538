/** @file What an encoded picture's header says. JPEGs are read by our own walker (0.1 ms against 2 ms by libvips), the rest by sharp. */
import { say } from '../../../../texts/say.ts';
import { sourceOfBytes } from '../../formats/byte-source.ts';
import { exifInJpeg, type Jpeg, walkJpeg } from '../../formats/jpeg-walk.ts';
import { findPngExif } from '../../formats/png-exif.ts';
import { ifdAt, numberOf, tags, walkTiff } from '../../formats/tiff-walk.ts';
import { interopPointerTag, isAdobeRgb } from '../raw/adobe-rgb-tag.ts';
import { PictureProblem } from './picture-problem.ts';
import { sharp } from './sharp-buffers.ts';

export interface PictureHeader {
  isJpeg: boolean;
  /** As stored, before turning. */
  widthPx: number;
  heightPx: number;
  channels: number;
  /** More than 8 bits per channel. */
  isDeep: boolean;
  hasAlpha: boolean;
  /** EXIF orientation, 1..8. */
  orientation: number;
  profile: Uint8Array | null;
  /** EXIF says Adobe RGB. */
  adobeRgb: boolean;
}

const children: ReadonlyMap<number, string> = new Map([
  [tags.exif, 'exif'],
  [interopPointerTag, 'interop'],
]);
const iccMarker = 0xe2;
const iccName = 'ICC_PROFILE\0';

/** Throws PictureProblem 'corrupt' where the bytes make no sense. */
export async function readPictureHeader(bytes: Uint8Array, page = 0): Promise<PictureHeader> {
  const jpeg = walkJpeg(sourceOfBytes(bytes));
  return jpeg?.frame && jpeg.frame.heightPx > 0 ? jpegHeader(bytes, jpeg, jpeg.frame) : otherHeader(bytes, page);
}

function jpegHeader(bytes: Uint8Array, jpeg: Jpeg, frame: NonNullable<Jpeg['frame']>): PictureHeader {
  const exif = exifInJpeg(sourceOfBytes(bytes), jpeg);
  return {
    isJpeg: true,
    widthPx: frame.widthPx,
    heightPx: frame.heightPx,
    channels: frame.components,
    isDeep: false,
    hasAlpha: false,
    profile: profileOf(bytes, jpeg),
    ...exifFacts(exif ? bytes.subarray(exif.at, exif.at + exif.length) : null),
  };
}

/** A profile of more than 64 kB lies in several numbered segments (ICC.1:2010, B.4), in any order. */
function profileOf(bytes: Uint8Array, jpeg: Jpeg): Uint8Array | null {
  const chunks = jpeg.segments
    .filter(
      ({ marker, at, length }) =>
        marker === iccMarker &&
        length > iccName.length + 2 &&
        String.fromCharCode(...bytes.subarray(at, at + iccName.length)) === iccName,
    )
    .map(({ at, length }) => ({
      number: bytes[at + iccName.length]!,
      data: bytes.subarray(at + iccName.length + 2, at + length),
    }))
    .sort((a, b) => a.number - b.number)
    .map(({ data }) => data);
  return chunks.length > 1 ? Buffer.concat(chunks) : (chunks[0] ?? null);
}

async function otherHeader(bytes: Uint8Array, page: number): Promise<PictureHeader> {
  try {
    // failOn decides about pixels; the size limit is ours, in our words.
    const header = await sharp(bytes, {
      failOn: 'none',
      limitInputPixels: false,
      ...(page > 0 && { page }),
    }).metadata();
    return {
      isJpeg: header.format === 'jpeg',
      widthPx: header.width,
      heightPx: header.height,
      channels: header.channels,
      isDeep: header.depth !== 'uchar',
      hasAlpha: header.hasAlpha,
      orientation: header.format === 'png' ? pngOrientation(bytes) : validOrientation(header.orientation ?? 1),
      profile: header.icc ?? null,
      adobeRgb: false,
    };
  } catch (error) {
    throw new PictureProblem('corrupt', say('picture.noneReadable'), {
      cause: error,
    });
  }
}

function exifFacts(exif: Uint8Array | null): { orientation: number; adobeRgb: boolean } {
  const tiff = exif && walkTiff(sourceOfBytes(exif), { children });
  const first = tiff && ifdAt(tiff, '0');
  const ifd = tiff && ifdAt(tiff, '0/exif');
  return {
    orientation: validOrientation((tiff && first && numberOf(tiff, first.entries.get(tags.orientation))) ?? 1),
    adobeRgb: tiff && ifd ? isAdobeRgb(tiff, ifd, true) : false,
  };
}

/** libpng hands on what comes before the pixels alone: the header read looks behind them, too, and both must agree. */
function pngOrientation(bytes: Uint8Array): number {
  const exif = findPngExif(sourceOfBytes(bytes));
  return exifFacts(exif && bytes.subarray(exif.at, exif.at + exif.length)).orientation;
}

function validOrientation(orientation: number): number {
  return Number.isInteger(orientation) && orientation >= 1 && orientation <= 8 ? orientation : 1;
}
