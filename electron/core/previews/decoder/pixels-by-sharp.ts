/** @file Pixels that sharp reads, in colours that it does not know of: named by numbers (H.273) or HDR. */
import type { Pixels } from '../../pixels/pixels.ts';
import { type CodePoints, isHdr } from './colour/code-points.ts';
import { keptProfile } from './colour/kept-profile.ts';
import { toneMap } from './colour/tone-map.ts';
import { sharp } from './sharp-buffers.ts';
import { type StoredPixels, toSrgb } from './to-srgb.ts';

/** `ownProfile`: the wider one that the pixels were left in; else they are sRGB. */
export type OwnPixels = Pixels & { ownProfile?: Uint8Array | null };

/** As stored, not turned. `points` go before `profile` where they are HDR. `isNarrow`: the numbers are those of video. Throws what sharp throws. */
export async function pixelsBySharp(
  bytes: Uint8Array,
  profile: Uint8Array | null,
  points: CodePoints | null,
  { isWide, isNarrow = false }: { isWide: boolean; isNarrow?: boolean },
): Promise<OwnPixels> {
  const opened = sharp(bytes, { failOn: 'error', limitInputPixels: false, ignoreIcc: true });
  const { depth } = await opened.metadata();
  const isDeep = depth !== 'uchar';
  const { data, info } = await opened
    .toColourspace(isDeep ? 'rgb16' : 'srgb')
    .raw({ depth: isDeep ? 'ushort' : 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const channels = info.channels === 4 ? 4 : 3;
  const stored: StoredPixels = { data, channels, bits: isDeep ? 16 : 8, widthPx: info.width, heightPx: info.height };
  if (isNarrow) toFullRange(stored);
  const ownProfile = isWide && !isHdr(points) ? keptProfile(profile) : null;
  if (!isHdr(points)) return { ...(await toSrgb(stored, ownProfile ? null : profile)), ownProfile };
  return { data: toneMap(stored, points), widthPx: info.width, heightPx: info.height };
}

/** Narrow range to full, in place: 16..235 of 8 bits, 4096..60160 of 16 (H.273, 8.3); what lies beyond is clipped. Transparency is full already. */
function toFullRange({ data, channels, bits }: StoredPixels): void {
  const isDeep = bits === 16;
  const values = isDeep ? new Uint16Array(data.buffer, data.byteOffset, data.byteLength / 2) : data;
  const [black, span, most] = isDeep ? [4096, 56_064, 65_535] : [16, 219, 255];
  for (let i = 0; i < values.length; i++)
    if (i % channels < 3) values[i] = Math.min(most, Math.max(0, Math.round(((values[i]! - black) * most) / span)));
}
