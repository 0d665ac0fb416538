/** @file What decoding a picture takes in memory at its peak, told from its header: before a pixel is decoded. */
import type { FileKind } from '../../contract/photo.ts';

/** A decoder with its libraries, and whatever does not grow with the picture. */
const baseMb = 95;
/** Where the header does not say how large the picture is, it is seldom a camera's. */
const unknownPixels = 12_000_000;

/**
 * Bytes a pixel at the peak, for everything that an index makes of a picture. Measured with pictures of 24 megapixels (HEIC: 50; PNG in 16 bits, TIFF
 * in 16): three for the pixels and one for what is made of them, and more where another library holds them in its own memory, whole and in its own layout.
 */
const bytesPerPixel: Readonly<Record<FileKind, number>> = {
  jpeg: 4,
  raw: 4,
  png: 6,
  heic: 8,
  gif: 10,
  tiff: 11,
  psd: 14,
  jxl: 15,
  bmp: 18,
  webp: 19,
  jp2: 23,
  avif: 23,
  // Its poster is a JPEG of at most 1920 pixels, whatever the clip has.
  clip: 4,
  unsupported: 0,
};

/** `pixels`: by the header; 0 where it does not say. */
export function memoryCostMb({ kind, pixels }: { kind: FileKind; pixels: number }): number {
  return baseMb + ((pixels || unknownPixels) * bytesPerPixel[kind]) / 2 ** 20;
}
