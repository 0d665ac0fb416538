/** @file Pixels that sharp reads, in colours that it does not know of: named by numbers (H.273) or HDR. */
import type { Pixels } from '../../pixels/pixels.ts';
import { type CodePoints, isHdr } from './colour/code-points.ts';
import { keptProfile } from './colour/kept-profile.ts';
import { toneMap } from './colour/tone-map.ts';
import { sharp } from './sharp-buffers.ts';
import { type StoredPixels, toSrgb } from './to-srgb.ts';

/** `ownProfile`: the wider one that the pixels were left in; else they are sRGB. */
export type OwnPixels = Pixels & { ownProfile?: Uint8Array | null };

/** As stored, not turned. `points` go before `profile` where they are HDR. Throws what sharp throws. */
export async function pixelsBySharp(
  bytes: Uint8Array,
  profile: Uint8Array | null,
  points: CodePoints | null,
  isWide: boolean,
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
  const ownProfile = isWide && !isHdr(points) ? keptProfile(profile) : null;
  if (!isHdr(points)) return { ...(await toSrgb(stored, ownProfile ? null : profile)), ownProfile };
  return { data: toneMap(stored, points), widthPx: info.width, heightPx: info.height };
}
