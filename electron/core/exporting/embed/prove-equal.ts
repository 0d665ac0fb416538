/**
 * @file Whether a rewritten file is the same picture with the same things said about it, but for its XMP.
 *
 * [Note: Proof of a write]
 * A file is replaced only after all of this was seen of the new one, read back from the disk: the hash of its picture data by ExifTool is the
 * same; in a JPEG every byte from the first scan to the end is the same, by a walk of our own; every tag that ExifTool finds in the old file, also
 * unknown ones and the bytes of thumbnails and previews, is in the new one with the same value, but for those that say where in the file something
 * lies; the XMP is, byte for byte, the packet that was to be written; and our own header read sees the same picture. Anything else, and the file stays.
 */

import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { say } from '../../../../texts/say.ts';
import { parseWithReads } from '../../formats/byte-source.ts';
import { walkJpeg } from '../../formats/jpeg-walk.ts';
import { lookAt } from '../../library/source-of-file.ts';
import type { RawTags } from '../../metadata/raw-tags.ts';
import { readFully } from '../../work/read-fully.ts';

/** Where in the file something lies, or the container around what the picture's hash covers. What lies there is compared itself. */
const places =
  /:(ThumbnailOffset|PreviewImageStart|JpgFromRawStart|OtherImageStart|StripOffsets|TileOffsets|FreeOffsets|MPImageStart|OriginalDecisionDataOffset|HiddenDataOffset|PreviewOffset|MediaDataOffset|MediaDataSize|MediaData|ChunkOffset|ChunkOffset64)$/;
/** The file system's, and ExifTool's own words. */
const notOfTheFile = /^(SourceFile$|System:|ExifTool:)|:Warning$/;
/** What decisions are written in (core/xmp/decision-fields.ts), as ExifTool names it. The packet as a whole is compared with what was to be written. */
const decisions =
  /^XMP-(xmp|xmpDM|digiKam|photomech|acdsee|microsoft|photoshop|darktable):(Copy\d+:)?(Rating|Label|Pick|Good|PickLabel|ColorLabel|Tagged|ColorClass|Prefs|RatingPercent|LabelColor|Colorlabels)$/i;

/** Of an extended WebP: which of profile, alpha, EXIF, XMP and animation it holds. The XMP's bit comes with the packet. */
const webpFlags = 'RIFF:WebP_Flags';
const webpHoldsXmp = 4;

/** What differs, as ExifTool names it; empty for a proven file. Pure. A WebP that holds more than a picture is called an extended one. */
export function differencesOf(before: RawTags, after: RawTags): string[] {
  const hash = 'File:ImageDataHash';
  if (typeof before[hash] !== 'string') return [say('differs.pixels')];
  return Object.keys(before).filter(
    (tag) =>
      ![notOfTheFile, places, decisions].some((known) => known.test(tag)) &&
      JSON.stringify(before[tag]) !== JSON.stringify(after[tag]) &&
      !(tag === webpFlags && Number(after[tag]) === (Number(before[tag]) | webpHoldsXmp)) &&
      !(tag === 'File:FileType' && before[tag] === 'WEBP' && after[tag] === 'Extended WEBP'),
  );
}

/** Whether a file holds this packet, whatever stands around it. */
export const isSamePacket = (found: Uint8Array | null, wanted: string): boolean =>
  found !== null && inside(Buffer.from(found).toString('utf8')) === inside(wanted);

const inside = (packet: string): string => packet.replace(/<\?xpacket [^?]*\?>/g, '').trim();

/** SHA-256 of a JPEG from its first scan to the end of the file; null for other files. */
export async function scanHash(file: Buffer): Promise<string | null> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const read = (offset: number, length: number) => readFully(handle, offset, length);
    const head = await read(0, Math.min(size, 64 << 10));
    const at = await parseWithReads({ size, head, read }, (source) => {
      const last = walkJpeg(source)?.segments.at(-1);
      return last ? last.at + last.length : null;
    });
    if (at === null) return null;
    const hash = createHash('sha256');
    for (let from = at; from < size; from += 1 << 20) hash.update(await read(from, Math.min(1 << 20, size - from)));
    return hash.digest('hex');
  } finally {
    await handle.close();
  }
}

/** What our own reader sees of a picture: format, size, which side is up, when and with what it was taken. Null where it sees none. */
export async function seenIn(file: Buffer): Promise<string | null> {
  const looked = await lookAt(file);
  if (looked?.is !== 'photo' || looked.look.problem) return null;
  const { kind, format, header } = looked.look;
  return JSON.stringify([kind, format, { ...header, thumbnail: header.thumbnail?.length ?? null }]);
}
