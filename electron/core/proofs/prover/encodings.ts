/** @file The settings of each format in order of size: qualities, then what only those take who ask for nearly everything. */
import type { Sharp } from 'sharp';
import type { ProofFormat } from '../../../contract/exporting.ts';

export interface Encoding {
  /** "quality 82", "lossless": for people and records. */
  name: string;
  encode(pixels: Sharp, way: 'to measure' | 'to keep'): Sharp;
}

const qualities = Array.from({ length: 100 }, (_, i) => i + 1);

/** To keep, a JPEG is written progressively with codes of its own: the same picture in fewer bytes. */
const jpeg = (quality: number, chromaSubsampling: string, name: string): Encoding => ({
  name,
  encode: (pixels, way) =>
    pixels.jpeg({ quality, chromaSubsampling, progressive: way === 'to keep', optimiseCoding: way === 'to keep' }),
});

export const encodings: Record<ProofFormat, readonly Encoding[]> = {
  jpeg: [
    ...qualities.map((quality) => jpeg(quality, '4:2:0', `quality ${quality}`)),
    jpeg(100, '4:4:4', 'quality 100, full colour'),
  ],
  webp: [
    ...qualities.map((quality) => ({
      name: `quality ${quality}`,
      encode: (pixels: Sharp) => pixels.webp({ quality, effort: 3 }),
    })),
    { name: 'lossless', encode: (pixels) => pixels.webp({ lossless: true }) },
  ],
  avif: [
    ...qualities.map((quality) => ({
      name: `quality ${quality}`,
      encode: (pixels: Sharp) => pixels.avif({ quality, effort: 3, chromaSubsampling: '4:2:0' }),
    })),
    { name: 'lossless', encode: (pixels) => pixels.avif({ lossless: true, effort: 3 }) },
  ],
};

/** Where most pictures end up at SSIM 0.98; only where the search begins. */
export const firstGuess: Record<ProofFormat, number> = { jpeg: 84, webp: 84, avif: 64 };

/** Longest side the format can have, pixels. */
export const longestSidePx: Record<ProofFormat, number> = { jpeg: 65_500, webp: 16_383, avif: 16_384 };
