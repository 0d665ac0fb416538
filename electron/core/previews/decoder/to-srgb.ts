/** @file Bare pixels of any depth and space to 8-bit sRGB, some rows at a time: only the result is ever whole in memory beside its source. */
import type { Pixels } from '../../pixels/pixels.ts';
import { type BarePixels, tiffOfPixels } from './attach-profile.ts';
import { isSrgbProfile } from './colour/is-srgb.ts';
import { sharp } from './sharp-buffers.ts';

/** `data` without gaps between rows. Alpha is laid over white. */
export interface StoredPixels extends BarePixels {
  data: Uint8Array;
  channels: 3 | 4;
  bits: 8 | 16;
  isPremultiplied?: boolean;
}

const pixelsAtOnce = 2_000_000;

export async function toSrgb(stored: StoredPixels, profile: Uint8Array | null): Promise<Pixels> {
  const { data, widthPx, heightPx, channels, bits, cmyk = false } = stored;
  const skipsProfile = profile === null || (!cmyk && isSrgbProfile(profile));
  if (skipsProfile && bits === 8 && !cmyk) {
    return { data: channels === 3 ? data : onWhite(data, stored.isPremultiplied ?? false), widthPx, heightPx };
  }
  const out = Buffer.allocUnsafeSlow(widthPx * heightPx * 3);
  const rowBytes = widthPx * channels * (bits / 8);
  const rows = Math.max(1, Math.floor(pixelsAtOnce / widthPx));
  for (let top = 0; top < heightPx; top += rows) {
    const height = Math.min(rows, heightPx - top);
    const strip = data.subarray(top * rowBytes, (top + height) * rowBytes);
    const tiff = tiffOfPixels({ ...stored, data: strip, heightPx: height }, skipsProfile ? null : profile);
    const pipeline = sharp(tiff, { failOn: 'none', limitInputPixels: false });
    if (channels === 4 && !cmyk) pipeline.flatten({ background: '#ffffff' });
    // As in open-picture: 16 bits would stay in Display P3.
    if (bits === 16 && !skipsProfile) pipeline.withIccProfile('srgb', { attach: false });
    out.set(await pipeline.toColourspace('srgb').raw().toBuffer(), top * widthPx * 3);
  }
  return { data: out, widthPx, heightPx };
}

/** Four channels over white as three. */
export function onWhite(data: Uint8Array, isPremultiplied: boolean): Buffer {
  const count = data.length / 4;
  const out = Buffer.allocUnsafeSlow(count * 3);
  for (let i = 0, from = 0, to = 0; i < count; i++, from += 4) {
    const alpha = data[from + 3]!;
    const white = 255 - alpha;
    for (let c = 0; c < 3; c++) {
      const value = data[from + c]!;
      out[to++] = isPremultiplied ? Math.min(255, value + white) : Math.round((value * alpha) / 255) + white;
    }
  }
  return out;
}
