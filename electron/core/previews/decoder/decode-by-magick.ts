/** @file One picture of a file that sharp does not read, through ImageMagick. */

import type { IMagickImage, MagickFormat } from '@imagemagick/magick-wasm';
import { say } from '../../../../texts/say.ts';
import type { Pixels } from '../../pixels/pixels.ts';
import { isHdr } from './colour/code-points.ts';
import { labToSrgb } from './colour/lab.ts';
import { readProfile } from './colour/read-profile.ts';
import { toneMap } from './colour/tone-map.ts';
import { magickLibrary } from './magick-library.ts';
import { PictureProblem, problemOfDecoding } from './picture-problem.ts';
import { refuseHuge } from './refuse-huge.ts';
import { type StoredPixels, toSrgb } from './to-srgb.ts';

/** Format as `sniffFormat` names it: ImageMagick's name. */
const formats: Readonly<Record<string, string>> = {
  jxl: 'JXL',
  psd: 'PSD',
  psb: 'PSB',
  jp2: 'JP2',
  j2k: 'J2K',
  bmp: 'BMP',
  tiff: 'TIFF',
};

export const isMagickFormat = (format: string): boolean => Object.hasOwn(formats, format);

export interface MagickHints {
  format: string;
  maxPixels: number;
  /** Which picture of the file; 0 is the whole one of a layered file. */
  frame?: number;
  /** The fourth channel is a saved selection, not transparency. */
  ignoreAlpha?: boolean;
}

/** As stored, not turned. Throws PictureProblem. */
export async function decodeByMagick(bytes: Uint8Array, hints: MagickHints): Promise<Pixels> {
  const magick = await magickLibrary();
  const settings = () =>
    new magick.MagickReadSettings({ format: formats[hints.format] as MagickFormat, frameIndex: hints.frame ?? 0 });
  let taken: Taken;
  try {
    const size = magick.MagickImageInfo.create(bytes, settings());
    refuseHuge(size.width, size.height, hints.maxPixels);
    taken = magick.ImageMagick.read(bytes, settings(), (image) => take(magick, image, hints.ignoreAlpha ?? false));
  } catch (error) {
    if (error instanceof PictureProblem) throw error;
    throw problemOf(error, hints.format);
  }
  const points = taken.profile && readProfile(taken.profile)?.codePoints;
  if (!points || !isHdr(points) || taken.pixels.cmyk) return toSrgb(taken.pixels, taken.profile);
  const { widthPx, heightPx } = taken.pixels;
  return { data: toneMap(taken.pixels, points), widthPx, heightPx };
}

interface Taken {
  pixels: StoredPixels;
  profile: Uint8Array | null;
}

function take(magick: Awaited<ReturnType<typeof magickLibrary>>, image: IMagickImage, ignoreAlpha: boolean): Taken {
  const { ColorSpace } = magick;
  const isLab = image.colorSpace === ColorSpace.Lab;
  const isCmyk = image.colorSpace === ColorSpace.CMYK;
  const profiled = isCmyk || image.colorSpace === ColorSpace.sRGB || image.colorSpace === ColorSpace.Gray;
  // Linear light and the like are converted by ImageMagick, by definition; what a profile says about RGB and inks is lcms's business. Its Lab
  // is one of D65, that of files is one of D50.
  if (!profiled && !isLab) image.colorSpace = ColorSpace.sRGB;
  const hasAlpha = image.hasAlpha && !ignoreAlpha && !isCmyk && !isLab;
  const mapping = isCmyk ? 'CMYK' : hasAlpha ? 'RGBA' : 'RGB';
  const { width: widthPx, height: heightPx } = image;
  const data = image.getPixels((pixels) => pixels.toByteArray(0, 0, widthPx, heightPx, mapping));
  if (!data) throw new Error('no pixels');
  if (isLab) labToSrgb(data);
  const profile = profiled && image.colorSpace !== ColorSpace.Gray ? (image.getColorProfile()?.data ?? null) : null;
  return {
    pixels: { data, widthPx, heightPx, channels: mapping === 'RGB' ? 3 : 4, bits: 8, cmyk: isCmyk },
    profile: profile && Uint8Array.from(profile),
  };
}

const unsupportedErrors =
  /not supported|unsupported|NoDecodeDelegate|CompressionNotSupported|not implemented|sorry|unable to open/i;

function problemOf(error: unknown, format: string): PictureProblem {
  const name = format.toUpperCase();
  const cause = { cause: error };
  return error instanceof Error && unsupportedErrors.test(error.message)
    ? new PictureProblem('no-preview', say('picture.magickStored', { name }), cause)
    : problemOfDecoding(error, new PictureProblem('corrupt', say('picture.magickDamaged', { name }), cause));
}
