/** @file What can still be shown of a JPEG whose header is broken: the picture with its header put together again, else a smaller one that lies inside; of other files the smaller one. */

import { say } from '../../../../texts/say.ts';
import type { Told } from '../../../contract/told.ts';
import { sourceOfBytes } from '../../formats/byte-source.ts';
import { walkJpeg } from '../../formats/jpeg-walk.ts';
import { mendJpeg } from '../../formats/mend-jpeg.ts';

export interface Salvaged {
  bytes: Uint8Array;
  /** In words, for the badge. */
  damage: Told;
}

export const damagedWords = say('picture.partMissing');
export const smallWords = say('picture.smallerShown');

/** Made one by one: the second is not looked for where the first will do. Of what is, or was, a JPEG: its first bytes may be lost. */
export function* salvageJpeg(bytes: Uint8Array): Generator<Salvaged> {
  const mended = mendJpeg(bytes);
  if (mended) yield { bytes: mended.bytes, damage: mended.isMain ? damagedWords : smallWords };
  yield* smallerInside(bytes);
}

/** Whole JPEGs inside any file (Exif thumbnail, MPF preview, Photoshop's thumbnail), largest first. */
export function* smallerInside(bytes: Uint8Array): Generator<Salvaged> {
  for (const embedded of embeddedJpegs(bytes)) yield { bytes: embedded, damage: smallWords };
}

const maxEmbedded = 64;

function embeddedJpegs(bytes: Uint8Array): Uint8Array[] {
  const source = sourceOfBytes(bytes);
  const found: { at: number; pixels: number }[] = [];
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const mark = Buffer.from([0xff, 0xd8, 0xff]);
  for (let at = view.indexOf(mark, 2); at >= 0 && found.length < maxEmbedded; at = view.indexOf(mark, at + 3)) {
    const frame = walkJpeg(source, at)?.frame;
    if (frame && frame.widthPx > 0 && frame.heightPx > 0) found.push({ at, pixels: frame.widthPx * frame.heightPx });
  }
  return found.sort((a, b) => b.pixels - a.pixels).map(({ at }) => bytes.subarray(at));
}
