/** @file Pixels, strictly first: any sign of damage fails. Then whatever can be shown, marked as damaged: never a refusal of a viewable picture. */

import type { Sharp } from 'sharp';
import { say } from '../../../../texts/say.ts';
import type { Told } from '../../../contract/told.ts';
import { sourceOfBytes } from '../../formats/byte-source.ts';
import { walkJpeg } from '../../formats/jpeg-walk.ts';
import type { Pixels } from '../../pixels/pixels.ts';
import { isHarmless } from './harmless-complaint.ts';
import { letGo } from './let-go.ts';
import { type Picture, uprightSrgb } from './open-picture.ts';
import { stretchWebp } from './pad-cut.ts';
import { padTiff } from './pad-tiff.ts';
import { PictureProblem, problemOfDecoding } from './picture-problem.ts';
import { damagedWords, type Salvaged, salvageJpeg, smallerInside } from './salvage-jpeg.ts';
import { onWhite } from './to-srgb.ts';

const rareJpegWords = say('picture.jpegStored');

export interface Decoded {
  pixels: Pixels;
  /** In words; null where nothing is wrong. */
  damage: Told | null;
}

/** Decodes to at most `longSidePx` (null: native), never enlarging. Throws PictureProblem 'corrupt' where nothing can be shown. */
export async function decodePixels(picture: Picture, longSidePx: number | null, maxPixels: number): Promise<Decoded> {
  const { pixels, orientation } = picture;
  if (pixels && orientation === 1 && longSideOf(pixels) <= (longSidePx ?? Number.POSITIVE_INFINITY)) {
    return { pixels, damage: picture.damage };
  }
  const decode = (strict: boolean, of = picture) =>
    toPixels(fitInside(uprightSrgb(of, strict, maxPixels), longSidePx), of);
  try {
    return { pixels: await decode(true), damage: picture.damage };
  } catch (strictError) {
    if (strictError instanceof PictureProblem) throw strictError;
    const damage = isHarmless(strictError, picture.bytes) ? picture.damage : (picture.damage ?? damagedWords);
    try {
      const padded = picture.tiff && padTiff(picture.bytes, picture.tiff);
      return { pixels: await decode(false, padded ? { ...picture, bytes: padded } : picture), damage };
    } catch (error) {
      if (error instanceof PictureProblem) throw error;

      for (const { bytes, damage: words } of salvage(picture)) {
        const salvaged = await decode(false, { ...picture, bytes }).catch(() => null);
        if (salvaged) return { pixels: salvaged, damage: words };
      }
      if (picture.isJpeg && walkJpeg(sourceOfBytes(picture.bytes))?.frame?.isRare)
        throw new PictureProblem('no-preview', rareJpegWords, { cause: error });
      const words = say('picture.damaged');
      throw problemOfDecoding(error, new PictureProblem('corrupt', words, { cause: error }));
    }
  }
}

function* salvage({ isJpeg, bytes }: Picture): Generator<Salvaged> {
  if (isJpeg) return yield* salvageJpeg(bytes);
  const stretched = stretchWebp(bytes);
  if (stretched) yield { bytes: stretched, damage: damagedWords };
  yield* smallerInside(bytes);
}

/** Never enlarges. Block averaging, then Lanczos-3 (libvips); JPEGs are shrunk while loading where that loses nothing. */
export function fitInside(pipeline: Sharp, longSidePx: number | null): Sharp {
  if (longSidePx === null) return pipeline;
  return pipeline.resize({ width: longSidePx, height: longSidePx, fit: 'inside', withoutEnlargement: true });
}

/** Three channels. What a TIFF has beyond its colours is left out, after transparency among it was laid over white. */
export async function toPixels(pipeline: Sharp, picture?: Picture): Promise<Pixels> {
  const { data, info } = await pipeline.raw().toBuffer({ resolveWithObject: true });
  const size = { widthPx: info.width, heightPx: info.height };
  if (info.channels === 3) return { data, ...size };
  if (info.channels < 3 || data.length !== info.width * info.height * info.channels) {
    throw new PictureProblem('no-preview', say('picture.colours'));
  }
  // Grey has become three channels by now, and inks have, too: what follows keeps its order.
  const alpha = picture?.tiff?.alphaChannel != null ? 3 + alphaRank(picture) : null;
  const kept = keepChannels(data, info.channels, alpha);
  letGo(data);
  return { data: alpha === null ? kept : onWhite(kept, false), ...size };
}

/** Which of the extra channels is transparency. */
function alphaRank({ tiff }: Picture): number {
  return tiff ? tiff.alphaChannel! - tiff.colours : 0;
}

function keepChannels(data: Uint8Array, channels: number, alpha: number | null): Buffer {
  const count = data.length / channels;
  const width = alpha === null ? 3 : 4;
  const out = Buffer.allocUnsafeSlow(count * width);
  for (let i = 0, from = 0, to = 0; i < count; i++, from += channels) {
    out[to++] = data[from]!;
    out[to++] = data[from + 1]!;
    out[to++] = data[from + 2]!;
    if (alpha !== null) out[to++] = data[from + alpha] ?? 255;
  }
  return out;
}

export function longSideOf(size: { widthPx: number; heightPx: number }): number {
  return Math.max(size.widthPx, size.heightPx);
}
