/** @file Whether it is worth asking for a picture in its own colours. */
import type { Metadata } from '../../contract/photo.ts';

/** What writes "sRGB" and means nothing else. Any other name is looked into by the decoder: names say little. */
const plainNames = /^(sRGB|sRGB IEC61966-2[.-]1|sRGB built-in|c2|uRGB)$/i;

/** By what the metadata says; true is a guess. False where nothing is known yet. */
export function mayBeWide(metadata: Pick<Metadata, 'iccProfile' | 'colourSpace'> | null): boolean {
  if (metadata === null) return false;
  if (metadata.iccProfile !== null) return !plainNames.test(metadata.iccProfile.trim());
  return metadata.colourSpace === 'Adobe RGB';
}
