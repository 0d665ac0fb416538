/**
 * @file What of a file is the picture and not what was written about it: the key by which a file is known again after it was stamped (IPTC, XMP,
 * a caption) and renamed at once.
 *
 * [Note: Picture key]
 * 128 bits of SHA-256 over the last 64 kB of the file, in a JPEG no further forward than its first scan. Programs that write metadata put it before
 * the picture data or rewrite the directories around it; the end of the compressed data stays as the camera wrote it, and no two exposures
 * share 64 kB of that. Frames that are all black may: so the key only ever speaks where exactly one file on each side has it and the times of
 * exposure do not contradict it. Where a program appended something the key differs, and the file counts as new, as before.
 */
import { createHash } from 'node:crypto';
import type { FileKind } from '../../contract/photo.ts';
import type { PictureKey } from '../catalog/repos/scan-changes.ts';
import type { ByteSource } from '../formats/byte-source.ts';
import { walkJpeg } from '../formats/jpeg-walk.ts';

const pictureTailBytes = 64 << 10;
/** Below this, the end of a file that is no JPEG may be its metadata. */
const smallestOther = 4 * pictureTailBytes;

/** The first byte that counts; null for files whose end says nothing about the picture. Pure over a ByteSource. */
export function pictureTailAt(source: ByteSource, kind: FileKind): number | null {
  const tailAt = Math.max(0, source.size - pictureTailBytes);
  if (kind === 'jpeg') {
    const last = walkJpeg(source)?.segments.at(-1);
    const scanAt = last ? last.at + last.length : 0;
    return scanAt > 0 && scanAt < source.size ? Math.max(scanAt, tailAt) : null;
  }
  return kind !== 'unsupported' && source.size >= smallestOther ? tailAt : null;
}

/** `tail`: every byte from `pictureTailAt` to the end. Hex, 32 digits. */
export function pictureKeyOf(tail: Uint8Array): PictureKey {
  return createHash('sha256').update(tail).digest('hex').slice(0, 32) as PictureKey;
}
