/** @file What decoding a picture takes in memory at its peak, told from its header: before a pixel is decoded. */
import type { FileKind } from '../../contract/photo.ts';

/** A decoder with its libraries, and whatever does not grow with the picture. */
const baseMb = 60;
/** Where the header does not say how large the picture is: what most cameras make. */
const unknownPixels = 24_000_000;

/**
 * Bytes a pixel. Three for the pixels themselves and one for what is made of them; more where another library's memory holds them, too: planes and a copy in
 * WebAssembly for HEIF, whole files for TIFF. Measured with pictures of 24 and 50 megapixels.
 */
const bytesPerPixel: Readonly<Record<FileKind, number>> = {
  jpeg: 4,
  png: 4,
  webp: 4,
  gif: 5,
  raw: 4,
  unsupported: 0,
  tiff: 10,
  avif: 8,
  heic: 8,
  jxl: 12,
  psd: 12,
  jp2: 12,
  bmp: 12,
};

/** `pixels`: by the header; 0 where it does not say. */
export function memoryCostMb({ kind, pixels }: { kind: FileKind; pixels: number }): number {
  return baseMb + ((pixels || unknownPixels) * bytesPerPixel[kind]) / 2 ** 20;
}
