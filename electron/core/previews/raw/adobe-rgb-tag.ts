/** @file How EXIF says Adobe RGB, which has no value of its own in the standard (DCF 2.0, "optional colour space"). */
import { type Ifd, ifdAt, numberOf, type Tiff, textOf } from '../../formats/tiff-walk.ts';

const colourSpaceTag = 0xa001;
const interopIndexTag = 0x0001;
export const interopPointerTag = 0xa005;

/**
 * `strict`: "uncalibrated" counts only together with interoperability index R03, as in a camera's JPEG. A RAW file's own
 * EXIF says "uncalibrated" for nothing but Adobe RGB, and often carries no index.
 */
export function isAdobeRgb(tiff: Tiff, exif: Ifd, strict = false): boolean {
  const space = numberOf(tiff, exif.entries.get(colourSpaceTag));
  if (space === 2) return true;
  if (space !== 0xffff) return false;
  const interop = ifdAt(tiff, `${exif.path}/interop`);
  return interop ? textOf(tiff, interop.entries.get(interopIndexTag)) === 'R03' : !strict;
}
