/** @file TIFFs that libvips does not read or reads wrongly: Lab, planes in tiles, old-style JPEG, numbers other than 8 and 16 bits. */
import { say } from '../../../../texts/say.ts';
import { sourceOfBytes } from '../../formats/byte-source.ts';
import { numberOf, tags, walkTiff } from '../../formats/tiff-walk.ts';
import type { Pixels } from '../../pixels/pixels.ts';
import { labToSrgb } from './colour/lab.ts';
import { srgbEncode } from './colour/make-profile.ts';
import { decodeByMagick } from './decode-by-magick.ts';
import { PictureProblem } from './picture-problem.ts';
import type { TiffLayout } from './read-tiff.ts';

/** Null where libvips reads it. Throws PictureProblem: unsupported is never called damaged. */
export async function decodeOddTiff(
  bytes: Uint8Array,
  layout: TiffLayout,
  maxPixels: number,
): Promise<{ pixels: Pixels; orientation: number } | null> {
  if (layout.unsupported) {
    throw new PictureProblem('no-preview', say('picture.tiffStored', { how: layout.unsupported }));
  }
  if (!layout.needsMagick || layout.isGreyPlaneOfSeveral) return null;
  const ignoreAlpha = layout.extraChannels > 0 && layout.alphaChannel === null;
  const readable = ignoreAlpha ? withNamedAlpha(bytes, layout.page) : bytes;
  const pixels = await decodeByMagick(readable, { format: 'tiff', maxPixels, frame: layout.page, ignoreAlpha });
  if (layout.isIccLab) labToSrgb(pixels.data);
  if (layout.isLinear) encodeLight(pixels.data);
  return { pixels, orientation: orientationOf(bytes, layout.page) };
}

function orientationOf(bytes: Uint8Array, page: number): number {
  const tiff = walkTiff(sourceOfBytes(bytes), { children: new Map() });
  const orientation = (tiff && numberOf(tiff, tiff.ifds[page]?.entries.get(tags.orientation))) ?? 1;
  return orientation >= 1 && orientation <= 8 ? orientation : 1;
}

/** The whole JPEG of old-style compression, and how it is turned; null without one. */
export function readableInside(
  bytes: Uint8Array,
  layout: TiffLayout,
): { jpeg: Uint8Array; orientation: number } | null {
  if (!layout.oldJpeg) return null;
  const { at, length } = layout.oldJpeg;
  return { jpeg: bytes.subarray(at, at + length), orientation: orientationOf(bytes, layout.page) };
}

/** A copy that speaks of its first plane alone; the bytes themselves where there is nothing to leave out. */
export function firstPlaneOf(bytes: Uint8Array, layout: TiffLayout): Uint8Array {
  if (!layout.isGreyPlaneOfSeveral) return bytes;
  const tiff = walkTiff(sourceOfBytes(bytes), { children: new Map() });
  const entries = tiff?.ifds[layout.page]?.entries;
  if (!tiff || !entries) return bytes;
  const copy = Uint8Array.from(bytes);
  const view = new DataView(copy.buffer);
  const little = tiff.littleEndian;
  for (const tag of [tags.samplesPerPixel, tags.planarConfiguration]) {
    const entry = entries.get(tag);
    if (entry) view.setUint16(entry.at, 1, little);
  }
  const extra = entries.get(tags.extraSamples);
  if (extra && tiff.magic === 43) {
    view.setBigUint64(extra.entryAt + 4, 1n, little);
    view.setBigUint64(extra.entryAt + 12, 0n, little);
  } else if (extra) {
    view.setUint32(extra.entryAt + 4, 1, little);
    view.setUint32(extra.entryAt + 8, 0, little);
  }
  return copy;
}

/** ImageMagick refuses planes beyond the colours that are not called transparency: a copy calls the first one so. */
function withNamedAlpha(bytes: Uint8Array, page: number): Uint8Array {
  const tiff = walkTiff(sourceOfBytes(bytes), { children: new Map() });
  const entry = tiff?.ifds[page]?.entries.get(tags.extraSamples);
  if (!tiff || !entry || entry.type !== 3) return bytes;
  const copy = Uint8Array.from(bytes);
  new DataView(copy.buffer).setUint16(entry.at, 2, tiff.littleEndian);
  return copy;
}

/** Numbers with a decimal point are light. In place. */
function encodeLight(data: Uint8Array): void {
  const table = Uint8Array.from({ length: 256 }, (_, i) => Math.round(255 * srgbEncode(i / 255)));
  for (let i = 0; i < data.length; i++) data[i] = table[data[i]!]!;
}
