/** @file Profiles that a tier may carry for a screen that shows more than sRGB. */
import { isSrgbProfile } from './is-srgb.ts';
import { readProfile } from './read-profile.ts';

/** One segment of a JPEG holds no more, and no matrix profile is as long. */
const longestBytes = 60_000;

/** The profile where it is RGB, by a matrix, and not sRGB in effect: what browsers show rightly and what converting to sRGB would cut. Null for any other. */
export function keptProfile(profile: Uint8Array | null): Uint8Array | null {
  if (profile === null || profile.length > longestBytes || isSrgbProfile(profile)) return null;
  const read = readProfile(profile);
  return read?.space === 'RGB ' && read.matrix ? profile : null;
}
