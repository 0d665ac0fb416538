/** @file Pixels, strictly first: any sign of damage fails. Then whatever can be shown, marked as damaged: never a refusal of a viewable picture. */
import type { Sharp } from 'sharp';
import { type Picture, uprightSrgb } from './open-picture.ts';
import { PictureProblem } from './picture-problem.ts';

/** sRGB, 8 bits, upright, height x width x 3. */
export interface Pixels {
  data: Buffer;
  widthPx: number;
  heightPx: number;
}

export interface Decoded {
  pixels: Pixels;
  damaged: boolean;
}

/** libjpeg mutters about these; not a pixel is wrong. */
const harmless = /extraneous bytes before marker|Invalid SOS parameters/i;

/** Decodes to at most `longSidePx` (null: native), never enlarging. Throws PictureProblem 'corrupt' where nothing can be shown. */
export async function decodePixels(picture: Picture, longSidePx: number | null, maxPixels: number): Promise<Decoded> {
  const decode = (strict: boolean) => toPixels(fitInside(uprightSrgb(picture, strict, maxPixels), longSidePx));
  try {
    return { pixels: await decode(true), damaged: false };
  } catch (strictError) {
    const damaged = !(strictError instanceof Error && harmless.test(strictError.message));
    try {
      return { pixels: await decode(false), damaged };
    } catch (error) {
      throw new PictureProblem('corrupt', 'The file is damaged: its picture cannot be decoded.', { cause: error });
    }
  }
}

/**
 * Never enlarges. Block averaging, then the kernel (libvips); JPEGs are shrunk while loading where that loses nothing. Lanczos-3
 * where models look; tiers use Catmull-Rom, which a person cannot tell from it at these ratios and which takes 3/4 of the time.
 */
export function fitInside(
  pipeline: Sharp,
  longSidePx: number | null,
  kernel: 'lanczos3' | 'cubic' = 'lanczos3',
): Sharp {
  if (longSidePx === null) return pipeline;
  return pipeline.resize({ width: longSidePx, height: longSidePx, fit: 'inside', withoutEnlargement: true, kernel });
}

export async function toPixels(pipeline: Sharp): Promise<Pixels> {
  const { data, info } = await pipeline.raw().toBuffer({ resolveWithObject: true });
  return { data, widthPx: info.width, heightPx: info.height };
}

export function longSideOf(size: { widthPx: number; heightPx: number }): number {
  return Math.max(size.widthPx, size.heightPx);
}
