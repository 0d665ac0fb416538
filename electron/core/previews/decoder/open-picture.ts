/** @file Everything the header of an encoded picture says about how to decode it: size, turn, colour. No pixels yet. */
import type { Metadata, Sharp } from 'sharp';
import { sourceOfBytes } from '../../formats/byte-source.ts';
import { ifdAt, tags, walkTiff } from '../../formats/tiff-walk.ts';
import { interopPointerTag, isAdobeRgb } from '../raw/adobe-rgb-tag.ts';
import { jpegWithProfile } from './attach-profile.ts';
import { adobeRgbProfile, isSrgbProfile } from './icc-profile.ts';
import { PictureProblem } from './picture-problem.ts';
import { refuseHuge } from './refuse-huge.ts';
import { sharp } from './sharp-buffers.ts';

export interface Picture {
  /** What sharp decodes; a profile may have been attached. */
  bytes: Uint8Array;
  /** Upright size. */
  widthPx: number;
  heightPx: number;
  /** EXIF orientation that makes the stored pixels upright. */
  orientation: number;
  hasAlpha: boolean;
  /** The embedded profile is sRGB: converting would change nothing. */
  skipProfile: boolean;
  /** The file's bytes, where a browser shows them rightly without us: a JPEG, upright, in sRGB. */
  servable: Uint8Array | null;
}

export interface OpenHints {
  maxPixels: number;
  /** The RAW's own orientation, which wins over the embedded JPEG's tag. */
  orientation?: number | undefined;
  /** The RAW's EXIF says Adobe RGB. */
  adobeRgb?: boolean;
}

/** Throws PictureProblem: corrupt where the header makes no sense, no-preview where the picture is too large. */
export async function openPicture(bytes: Uint8Array, hints: OpenHints): Promise<Picture> {
  const header = await readHeader(bytes);
  const { width, height } = header;
  refuseHuge(width, height, hints.maxPixels);
  const isJpeg = header.format === 'jpeg';
  const orientation = hints.orientation ?? header.orientation ?? 1;
  const adobeRgb = isJpeg && !header.icc && (hints.adobeRgb === true || saysAdobeRgb(header.exif));
  const skipProfile = header.icc !== undefined && isSrgbProfile(header.icc);
  const isSrgb =
    !adobeRgb && (header.icc === undefined || skipProfile) && (header.channels === 3 || header.channels === 1);
  const sideways = orientation >= 5;
  return {
    bytes: adobeRgb ? jpegWithProfile(bytes, adobeRgbProfile) : bytes,
    widthPx: sideways ? height : width,
    heightPx: sideways ? width : height,
    orientation,
    hasAlpha: header.hasAlpha === true,
    skipProfile,
    // Its own tag must agree: a browser turns by that one.
    servable: isJpeg && isSrgb && orientation === 1 && (header.orientation ?? 1) === 1 ? bytes : null,
  };
}

async function readHeader(bytes: Uint8Array): Promise<Metadata> {
  if (bytes.length === 0) throw new PictureProblem('corrupt', 'The file is empty (0 bytes).');
  try {
    // failOn decides about pixels; the size limit is ours, in our words.
    return await sharp(bytes, { failOn: 'none', limitInputPixels: false }).metadata();
  } catch (error) {
    throw new PictureProblem('corrupt', 'The file is damaged: there is no picture in it that can be read.', {
      cause: error,
    });
  }
}

function saysAdobeRgb(exif: Buffer | undefined): boolean {
  if (!exif) return false;
  const start = exif.toString('latin1', 0, 4) === 'Exif' ? 6 : 0;
  const children = new Map([
    [tags.exif as number, 'exif'],
    [interopPointerTag, 'interop'],
  ]);
  const tiff = walkTiff(sourceOfBytes(exif.subarray(start)), { children });
  const ifd = tiff && ifdAt(tiff, '0/exif');
  return tiff && ifd ? isAdobeRgb(tiff, ifd, true) : false;
}

/** A pipeline of upright, opaque sRGB in 8 bits and 3 channels. `strict`: any sign of damage is an error. */
export function uprightSrgb(picture: Picture, strict: boolean, maxPixels: number): Sharp {
  const pipeline = sharp(picture.bytes, {
    failOn: strict ? 'warning' : 'none',
    limitInputPixels: maxPixels,
    ignoreIcc: picture.skipProfile,
  });
  turnUpright(pipeline, picture.orientation);
  if (picture.hasAlpha) pipeline.flatten({ background: '#ffffff' });
  return pipeline.toColourspace('srgb');
}

/** EXIF 2.32, tag 0x0112. Mirrors come before turns in sharp, whatever the order of calls. */
function turnUpright(pipeline: Sharp, orientation: number): void {
  if (orientation === 2 || orientation === 5 || orientation === 7) pipeline.flop();
  if (orientation === 4) pipeline.flip();
  const degrees = [0, 0, 0, 180, 0, 270, 90, 90, 270][orientation] ?? 0;
  if (degrees !== 0) pipeline.rotate(degrees);
}
