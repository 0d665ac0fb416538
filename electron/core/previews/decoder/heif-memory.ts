/** @file libheif's functions and memory as WebAssembly shows them, and what is taken out of it. */

export type Library = Record<string, (...args: number[]) => number> & { HEAPU8: Uint8Array };

/** What is stored, before any turn by EXIF; turns and crops of the file's own are applied. */
export interface HeifPixels {
  widthPx: number;
  heightPx: number;
  channels: 3 | 4;
  /** Bits of the numbers in `rows`: 8 in bytes, more in little-endian words. */
  bits: number;
  isPremultiplied: boolean;
  /** Without gaps between rows. */
  data: Buffer;
}

export function u32(heif: Library, at: number): number {
  const memory = heif.HEAPU8;
  return (memory[at]! | (memory[at + 1]! << 8) | (memory[at + 2]! << 16) | (memory[at + 3]! << 24)) >>> 0;
}
