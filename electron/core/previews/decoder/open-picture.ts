/** @file Everything the header of an encoded picture says about how to decode it: size, turn, colour. No pixels yet. */
import type { Sharp } from 'sharp';
import { jpegWithProfile } from './attach-profile.ts';
import { adobeRgbProfile, isSrgbProfile } from './icc-profile.ts';
import { readPictureHeader } from './picture-header.ts';
import { refuseHuge } from './refuse-huge.ts';
import { sharp } from './sharp-buffers.ts';

export interface Picture {
  /** What sharp decodes; a profile may have been attached. */
  bytes: Uint8Array;
  /** Upright size. */
  widthPx: number;
  heightPx: number;
  isJpeg: boolean;
  /** More than 8 bits per channel, and a profile. */
  isDeepWithProfile: boolean;
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
  const header = await readPictureHeader(bytes);
  const { widthPx, heightPx, isJpeg, profile } = header;
  refuseHuge(widthPx, heightPx, hints.maxPixels);
  const orientation = hints.orientation ?? header.orientation;
  const adobeRgb = isJpeg && profile === null && (hints.adobeRgb === true || header.adobeRgb);
  const skipProfile = profile !== null && isSrgbProfile(profile);
  const isSrgb = !adobeRgb && (profile === null || skipProfile) && (header.channels === 3 || header.channels === 1);
  const sideways = orientation >= 5;
  return {
    bytes: adobeRgb ? jpegWithProfile(bytes, adobeRgbProfile) : bytes,
    widthPx: sideways ? heightPx : widthPx,
    heightPx: sideways ? widthPx : heightPx,
    isJpeg,
    isDeepWithProfile: header.isDeep && profile !== null && !skipProfile,
    orientation,
    hasAlpha: header.hasAlpha,
    skipProfile,
    // Its own tag must agree: a browser turns by that one.
    servable: isJpeg && isSrgb && orientation === 1 && header.orientation === 1 ? bytes : null,
  };
}

/**
 * A pipeline of upright, opaque sRGB in 8 bits and 3 channels. `strict`: any sign of damage is an error. libjpeg reports broken
 * picture data as mere warnings; other decoders warn about tags they do not know.
 */
export function uprightSrgb(picture: Picture, strict: boolean, maxPixels: number): Sharp {
  const pipeline = sharp(picture.bytes, {
    failOn: !strict ? 'none' : picture.isJpeg ? 'warning' : 'error',
    limitInputPixels: maxPixels,
    ignoreIcc: picture.skipProfile,
  });
  turnUpright(pipeline, picture.orientation);
  if (picture.hasAlpha) pipeline.flatten({ background: '#ffffff' });
  // sharp works on 16 bits in Display P3 and, unless an output profile is named, hands out those numbers as if they were sRGB.
  if (picture.isDeepWithProfile) pipeline.withIccProfile('srgb', { attach: false });
  return pipeline.toColourspace('srgb');
}

/** EXIF 2.32, tag 0x0112. Mirrors come before turns in sharp, whatever the order of calls. */
function turnUpright(pipeline: Sharp, orientation: number): void {
  if (orientation === 2 || orientation === 5 || orientation === 7) pipeline.flop();
  if (orientation === 4) pipeline.flip();
  const degrees = [0, 0, 0, 180, 0, 270, 90, 90, 270][orientation] ?? 0;
  if (degrees !== 0) pipeline.rotate(degrees);
}
