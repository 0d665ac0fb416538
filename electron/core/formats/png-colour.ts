/** @file What a PNG says about its colours (PNG 3rd edition, 11.3.2), before its pixels. Of several statements the first in this order counts: cICP, iCCP, sRGB, cHRM with gAMA. */
import { u32 } from './bmff-walk.ts';
import type { ByteSource } from './byte-source.ts';

export type PngColour =
  /** By the numbers of ITU-T H.273. `isNarrow`: black is 16 and white 235 of 255, as in video. */
  | { by: 'code-points'; primaries: number; transfer: number; isNarrow: boolean }
  | { by: 'profile' }
  | { by: 'srgb' }
  /** Exponent that encodes, e.g. 0.45455; x and y of white, red, green and blue, null where they are not stated. */
  | { by: 'gamma'; gamma: number; chromaticities: readonly number[] | null };

const maxChunks = 256;
/** PNG counts these in hundred thousandths. */
const unit = 100_000;

/** Null where nothing is said, which means sRGB. */
export function readPngColour(source: ByteSource): PngColour | null {
  const found = new Map<string, Uint8Array | null>();
  let at = 8;
  for (let i = 0; i < maxChunks; i++) {
    const head = source.bytes(at, 8);
    if (!head) break;
    const length = u32(head, 0);
    const type = String.fromCharCode(...head.subarray(4));
    if (type === 'IDAT' || type === 'IEND') break;
    if (!found.has(type)) found.set(type, length <= 32 ? source.bytes(at + 8, length) : null);
    at += 12 + length;
  }
  const points = found.get('cICP');
  if (points?.length === 4)
    return { by: 'code-points', primaries: points[0]!, transfer: points[1]!, isNarrow: points[3] === 0 };
  if (found.has('iCCP')) return { by: 'profile' };
  if (found.has('sRGB')) return { by: 'srgb' };
  const gamma = found.get('gAMA');
  if (gamma?.length !== 4) return null;
  const places = found.get('cHRM');
  return {
    by: 'gamma',
    gamma: u32(gamma, 0) / unit,
    chromaticities: places?.length === 32 ? Array.from({ length: 8 }, (_, i) => u32(places, i * 4) / unit) : null,
  };
}
