/** @file Pixels, strictly first: any sign of damage fails. Then whatever can be shown, marked as damaged: never a refusal of a viewable picture. */
import type { Sharp } from 'sharp';
import type { Pixels } from '../../pixels/pixels.ts';
import { type Picture, uprightSrgb } from './open-picture.ts';
import { PictureProblem } from './picture-problem.ts';

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

/** Never enlarges. Block averaging, then Lanczos-3 (libvips); JPEGs are shrunk while loading where that loses nothing. */
export function fitInside(pipeline: Sharp, longSidePx: number | null): Sharp {
  if (longSidePx === null) return pipeline;
  return pipeline.resize({ width: longSidePx, height: longSidePx, fit: 'inside', withoutEnlargement: true });
}

export async function toPixels(pipeline: Sharp): Promise<Pixels> {
  const { data, info } = await pipeline.raw().toBuffer({ resolveWithObject: true });
  return { data, widthPx: info.width, heightPx: info.height };
}

/**
 * Frees bytes at once that nobody needs any more. Left to the garbage collector, megabytes outside its heap make it run for every other
 * picture, 2.5 ms each, and cost 150 MB at the peak. Bytes that are a part of something else stay.
 */
export function letGo(bytes: Uint8Array): void {
  const { buffer } = bytes;
  if (buffer instanceof ArrayBuffer && buffer.byteLength === bytes.length) buffer.transfer(0);
}

export function longSideOf(size: { widthPx: number; heightPx: number }): number {
  return Math.max(size.widthPx, size.heightPx);
}
