/**
 * @file Canon CR3 (ISO base media, brand "crx "). Three JPEGs: THMB (160x120) in Canon's box inside "moov", PRVW (1620x1080) in
 * a box of its own, and a full-size one as the only sample of the first track. Layout: Laurent Clévy's canon_cr3 notes and
 * ExifTool's QuickTime.pm and Canon.pm.
 */
import { type Box, findBox, u32, walkBoxes } from '../../formats/bmff-walk.ts';
import type { ByteSource } from '../../formats/byte-source.ts';
import { ifdAt, numberOf, tags, walkTiff } from '../../formats/tiff-walk.ts';
import { isAdobeRgb } from './adobe-rgb-tag.ts';
import type { Claim } from './embedded-jpeg.ts';
import type { RawClaims } from './raw-previews.ts';

const canonUuid = '85c0b687820f11e08111f4ce462b6a48';
const previewUuid = 'eaf42b5e1c984b88b9fbb7dc406e4d16';

export function claimCr3(source: ByteSource): RawClaims {
  const top = walkBoxes(source);
  const moov = findBox(top, 'moov');
  const inMoov = moov ? walkBoxes(source, moov.body, moov.end) : [];
  const canon = findBox(inMoov, 'uuid', canonUuid);
  const inCanon = canon ? walkBoxes(source, canon.body, canon.end) : [];
  const claims = [
    fullSizeTrack(source, findBox(inMoov, 'trak')),
    previewBox(source, findBox(top, 'uuid', previewUuid)),
    jpegInBox(findBox(inCanon, 'THMB'), 'ThumbnailImage'),
  ].filter((claim) => claim !== null);
  return { claims, ...tagsOf(source, inCanon) };
}

/** CMT1 holds IFD0, CMT2 the Exif directory, each as a TIFF of its own. */
function tagsOf(source: ByteSource, boxes: readonly Box[]): { orientation: number | null; adobeRgb: boolean } {
  const first = tiffIn(source, findBox(boxes, 'CMT1'));
  const exif = tiffIn(source, findBox(boxes, 'CMT2'));
  const main = first && ifdAt(first, '0');
  const exifIfd = exif && ifdAt(exif, '0');
  return {
    orientation: first && main ? numberOf(first, main.entries.get(tags.orientation)) : null,
    adobeRgb: exif && exifIfd ? isAdobeRgb(exif, exifIfd) : false,
  };
}

function tiffIn(source: ByteSource, box: Box | undefined) {
  return box ? walkTiff(source, { base: box.body }) : null;
}

/** The PRVW box lies after 8 bytes of the uuid box's payload. */
function previewBox(source: ByteSource, box: Box | undefined): Claim | null {
  if (!box) return null;
  return jpegInBox(findBox(walkBoxes(source, box.body + 8, box.end), 'PRVW'), 'PreviewImage');
}

/** Both boxes have a header of 16 bytes; the JPEG fills the rest, a few bytes of padding included (as ExifTool takes it). */
function jpegInBox(box: Box | undefined, tag: Claim['tag']): Claim | null {
  return box ? { offset: box.body + 16, length: box.end - box.body - 16, tag } : null;
}

function fullSizeTrack(source: ByteSource, trak: Box | undefined): Claim | null {
  if (!trak) return null;
  let level: Box = trak;
  for (const type of ['mdia', 'minf', 'stbl']) {
    const next = findBox(walkBoxes(source, level.body, level.end), type);
    if (!next) return null;
    level = next;
  }
  const table = walkBoxes(source, level.body, level.end);
  const size = sampleSize(source, findBox(table, 'stsz'));
  const offset = chunkOffset(source, table);
  return size === null || offset === null ? null : { offset, length: size, tag: 'JpgFromRaw' };
}

/** One sample: its size stands in the header, or in the first table entry when the header says 0. */
function sampleSize(source: ByteSource, box: Box | undefined): number | null {
  const data = box && source.bytes(box.body + 4, 8);
  if (!data) return null;
  const common = u32(data, 0);
  if (common > 0) return common;
  const entry = source.bytes(box.body + 12, 4);
  return entry ? u32(entry, 0) : null;
}

function chunkOffset(source: ByteSource, table: readonly Box[]): number | null {
  const wide = findBox(table, 'co64');
  if (wide) {
    const entry = source.bytes(wide.body + 8, 8);
    return entry ? u32(entry, 0) * 2 ** 32 + u32(entry, 4) : null;
  }
  const narrow = findBox(table, 'stco');
  const entry = narrow && source.bytes(narrow.body + 8, 4);
  return entry ? u32(entry, 0) : null;
}
