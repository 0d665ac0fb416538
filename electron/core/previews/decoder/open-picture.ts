/** @file Everything the header of an encoded picture says about how to decode it: size, turn, colour. Pixels only where sharp cannot make them itself. */

import type { Sharp } from 'sharp';
import { say } from '../../../../texts/say.ts';
import type { FileKind } from '../../../contract/photo.ts';
import type { Told } from '../../../contract/told.ts';
import { sourceOfBytes } from '../../formats/byte-source.ts';
import { withThumbnailAsPrimary } from '../../formats/heif-items.ts';
import { readJxlSize } from '../../formats/jxl-size.ts';
import { readPsd } from '../../formats/psd.ts';
import type { Pixels } from '../../pixels/pixels.ts';
import { jpegWithProfile } from './attach-profile.ts';
import { isSrgbProfile } from './colour/is-srgb.ts';
import { keptProfile } from './colour/kept-profile.ts';
import { adobeRgbProfile } from './colour/make-profile.ts';
import { decodeByMagick, isMagickFormat } from './decode-by-magick.ts';
import { decodeAvif, decodeHeic } from './decode-heif.ts';
import { decodeOddTiff, firstPlaneOf, readableInside } from './decode-odd-tiff.ts';
import { decodePng } from './decode-png.ts';
import { padCut } from './pad-cut.ts';
import { type PictureHeader, readPictureHeader } from './picture-header.ts';
import { PictureProblem } from './picture-problem.ts';
import type { OwnPixels } from './pixels-by-sharp.ts';
import { readTiffLayout, type TiffLayout } from './read-tiff.ts';
import { refuseHuge } from './refuse-huge.ts';
import { damagedWords, salvageJpeg, smallerInside, smallWords } from './salvage-jpeg.ts';
import { sharp } from './sharp-buffers.ts';

export interface Picture {
  /** What sharp decodes; a profile may have been attached. Empty where `pixels` are there. */
  bytes: Uint8Array;
  /** Decoded by another library than sharp: stored order, 8-bit sRGB. */
  pixels: Pixels | null;
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
  /** Null for all but TIFF. */
  tiff: TiffLayout | null;
  /** RGB wider than sRGB that the pixels are left in, because they were asked for so; null where they are, or become, sRGB. */
  ownProfile: Uint8Array | null;
  /** What is wrong with it already, in words. */
  damage: Told | null;
}

export interface OpenHints {
  maxPixels: number;
  kind: FileKind;
  /** As `sniffFormat` names it. */
  format: string;
  /** The RAW's own orientation, which wins over the embedded JPEG's tag. */
  orientation?: number | undefined;
  /** The RAW's EXIF says Adobe RGB. */
  adobeRgb?: boolean;
  /** Leave the pixels in a profile that is wider than sRGB. */
  isWide?: boolean;
}

/** Throws PictureProblem: corrupt where the header makes no sense, no-preview where nothing here can show it. */
export async function openPicture(bytes: Uint8Array, hints: OpenHints): Promise<Picture> {
  if (bytes.length === 0) throw new PictureProblem('corrupt', say('picture.empty'));
  const padded = padCut(bytes, hints.format);
  try {
    const picture = await openWhole(padded ?? bytes, hints);
    return padded ? { ...picture, damage: picture.damage ?? damagedWords } : picture;
  } catch (error) {
    if (!(error instanceof PictureProblem) || error.state !== 'corrupt' || hints.kind === 'jpeg') throw error;
    const thumbnail = hints.kind === 'heic' ? withThumbnailAsPrimary(padded ?? bytes) : null;
    const shown = thumbnail && (await openWhole(thumbnail, hints).catch(() => null));
    if (shown) return { ...shown, damage: smallWords };
    for (const { bytes: inside, damage } of smallerInside(bytes)) {
      const smaller = await openWhole(inside, { ...hints, kind: 'jpeg', format: 'jpeg' }).catch(() => null);
      if (smaller) return { ...smaller, servable: null, damage };
    }
    throw error;
  }
}

async function openWhole(bytes: Uint8Array, hints: OpenHints): Promise<Picture> {
  const { kind, format, maxPixels } = hints;
  const isWide = hints.isWide ?? false;
  if (kind === 'heic') return ofOwnPixels(await decodeHeic(bytes, maxPixels, isWide));
  if (kind === 'avif') {
    const avif = await decodeAvif(bytes, maxPixels, isWide);
    return avif.pixels ? ofOwnPixels(avif.pixels) : openBySharp(avif.bytes, hints, null);
  }
  if (kind === 'tiff') {
    const layout = readTiffLayout(bytes);
    const inside = layout && readableInside(bytes, layout);
    if (inside) return openBySharp(inside.jpeg, { ...hints, kind: 'jpeg', orientation: inside.orientation }, null);
    const odd = layout && (await decodeOddTiff(bytes, layout, maxPixels));
    if (odd) return ofPixels(odd.pixels, odd.orientation);
    return layout?.isGreyPlaneOfSeveral
      ? openBySharp(firstPlaneOf(bytes, layout), hints, { ...layout, extraChannels: 0 })
      : openBySharp(bytes, hints, layout);
  }
  if (kind === 'png') return openPng(bytes, hints);
  if (isMagickFormat(format)) return openByMagick(bytes, hints);
  return openBySharp(bytes, hints, null);
}

async function openPng(bytes: Uint8Array, hints: OpenHints): Promise<Picture> {
  const plain = await openBySharp(bytes, hints, null);
  const own = await decodePng(bytes, hints.isWide ?? false);
  if (!own) return plain;
  const { ownProfile = null, ...pixels } = own;
  return { ...ofPixels(pixels, plain.orientation), ownProfile };
}

/** ImageMagick turns nothing. */
async function openByMagick(bytes: Uint8Array, { format, kind, maxPixels }: OpenHints): Promise<Picture> {
  const psd = kind === 'psd' ? readPsd(sourceOfBytes(bytes)) : null;
  if (psd && !psd.hasWholePicture) throw new PictureProblem('no-preview', layersOnlyWords);
  const orientation = kind === 'jxl' ? (readJxlSize(sourceOfBytes(bytes))?.orientation ?? 1) : 1;
  const picture = ofPixels(await decodeByMagick(bytes, { format, maxPixels }), orientation);
  return psd?.isCutShort ? { ...picture, damage: damagedWords } : picture;
}

const layersOnlyWords = say('picture.layersAlone');

async function openBySharp(bytes: Uint8Array, hints: OpenHints, tiff: TiffLayout | null): Promise<Picture> {
  try {
    return ofHeader(bytes, await readPictureHeader(bytes, tiff?.page ?? 0), hints, tiff);
  } catch (error) {
    if (!(error instanceof PictureProblem) || error.state !== 'corrupt') throw error;
    for (const { bytes: rest, damage } of hints.kind === 'jpeg' ? salvageJpeg(bytes) : []) {
      const header = await readPictureHeader(rest).catch(() => null);
      if (header) return { ...ofHeader(rest, header, hints, null), servable: null, damage };
    }
    throw error;
  }
}

function ofHeader(bytes: Uint8Array, header: PictureHeader, hints: OpenHints, tiff: TiffLayout | null): Picture {
  const { widthPx, heightPx, isJpeg, profile } = header;
  refuseHuge(widthPx, heightPx, hints.maxPixels);
  const orientation = hints.orientation ?? header.orientation;
  const adobeRgb = isJpeg && profile === null && (hints.adobeRgb === true || header.adobeRgb);
  const skipProfile = profile !== null && isSrgbProfile(profile);
  const wide = adobeRgb ? adobeRgbProfile : skipProfile ? null : profile;
  const ownProfile = hints.isWide && header.channels === 3 ? keptProfile(wide) : null;
  const isSrgb = !adobeRgb && (profile === null || skipProfile) && (header.channels === 3 || header.channels === 1);
  return {
    ...sized(widthPx, heightPx, orientation),
    bytes: adobeRgb && !ownProfile ? jpegWithProfile(bytes, adobeRgbProfile) : bytes,
    pixels: null,
    isJpeg,
    isDeepWithProfile: header.isDeep && profile !== null && !skipProfile && !ownProfile,
    hasAlpha: header.hasAlpha,
    skipProfile: skipProfile || ownProfile !== null,
    ownProfile,
    // Its own tag must agree: a browser turns by that one.
    servable: isJpeg && isSrgb && orientation === 1 && header.orientation === 1 ? bytes : null,
    tiff,
    damage: null,
  };
}

function ofPixels(pixels: Pixels, orientation: number): Picture {
  return {
    ...sized(pixels.widthPx, pixels.heightPx, orientation),
    bytes: new Uint8Array(),
    pixels,
    isJpeg: false,
    isDeepWithProfile: false,
    hasAlpha: false,
    skipProfile: true,
    ownProfile: null,
    servable: null,
    tiff: null,
    damage: null,
  };
}

const ofOwnPixels = ({ ownProfile = null, ...pixels }: OwnPixels): Picture => ({ ...ofPixels(pixels, 1), ownProfile });

function sized(widthPx: number, heightPx: number, orientation: number) {
  const sideways = orientation >= 5;
  return { widthPx: sideways ? heightPx : widthPx, heightPx: sideways ? widthPx : heightPx, orientation };
}

/**
 * A pipeline of upright, opaque sRGB in 8 bits and 3 channels, and more only where a TIFF has more. `strict`: any sign of damage is an error.
 * libjpeg reports broken picture data as mere warnings; other decoders warn about tags they do not know. Not strict: whatever can be had, without
 * libvips's limit on how many complaints a picture may cause.
 */
export function uprightSrgb(picture: Picture, strict: boolean, maxPixels: number): Sharp {
  const { pixels, tiff } = picture;
  const pipeline = pixels
    ? sharp(pixels.data, {
        raw: { width: pixels.widthPx, height: pixels.heightPx, channels: 3 },
        limitInputPixels: false,
      })
    : sharp(picture.bytes, {
        failOn: !strict ? 'none' : picture.isJpeg ? 'warning' : 'error',
        unlimited: !strict,
        limitInputPixels: maxPixels,
        ignoreIcc: picture.skipProfile,
        ...(tiff && { page: tiff.page }),
      });
  turnUpright(pipeline, picture.orientation);
  // Saved selections are not transparency: they are left out once the colours are right.
  if (picture.hasAlpha && (!tiff || (tiff.alphaChannel !== null && tiff.extraChannels === 1))) {
    pipeline.flatten({ background: '#ffffff' });
  }
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
