/** @file Fujifilm RAF: big-endian offset and length of one JPEG at bytes 84 and 88; that JPEG carries the camera's EXIF. */
import { u32 } from '../../formats/bmff-walk.ts';
import type { ByteSource } from '../../formats/byte-source.ts';
import { exifInJpeg, walkJpeg } from '../../formats/jpeg-walk.ts';
import { ifdAt, numberOf, tags, walkTiff } from '../../formats/tiff-walk.ts';
import { isAdobeRgb } from './adobe-rgb-tag.ts';
import { noClaims, type RawClaims } from './raw-previews.ts';

export function claimRaf(source: ByteSource): RawClaims {
  const header = source.bytes(84, 8);
  if (!header) return noClaims;
  const offset = u32(header, 0);
  const jpeg = walkJpeg(source, offset);
  const place = jpeg && exifInJpeg(source, jpeg);
  const tiff = place && walkTiff(source, { base: place.at });
  const first = tiff && ifdAt(tiff, '0');
  const exif = tiff && ifdAt(tiff, '0/exif');
  return {
    claims: [{ offset, length: u32(header, 4), tag: 'PreviewImage' }],
    orientation: tiff && first ? numberOf(tiff, first.entries.get(tags.orientation)) : null,
    adobeRgb: tiff && exif ? isAdobeRgb(tiff, exif) : false,
  };
}
