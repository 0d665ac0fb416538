/** @file What colours a file's numbers stand for, as far as it matters when two files are compared. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { FileKind } from '../../contract/photo.ts';
import { isSrgbProfile } from '../previews/decoder/colour/is-srgb.ts';
import { readPictureHeader } from '../previews/decoder/picture-header.ts';

/** "sRGB" also where nothing is said; another profile by a short fingerprint, since names in profiles say little. */
export async function colourOf(file: Buffer, kind: FileKind): Promise<string> {
  if (kind === 'raw') return 'sRGB';
  const header = await readPictureHeader(await readFile(file)).catch(() => null);
  if (!header) return 'sRGB';
  if (header.profile === null) return header.adobeRgb ? 'Adobe RGB' : 'sRGB';
  if (isSrgbProfile(header.profile)) return 'sRGB';
  return `profile ${createHash('sha256').update(header.profile).digest('hex').slice(0, 8)}`;
}
