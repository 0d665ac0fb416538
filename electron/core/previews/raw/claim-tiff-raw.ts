/**
 * @file RAW files that are TIFFs: CR2, NEF, NRW, ARW, SR2, DNG, PEF, SRW, ORF, RW2, RWL and their kin. Any directory may point at a
 * JPEG by 0x0201/0x0202 or as its only strip; three makers hide one behind a maker note or in a private tag. Everything
 * claimed here is proved afterwards, so claiming too much costs a look, never a wrong picture. Tags: ExifTool's Exif.pm,
 * PanasonicRaw.pm, Nikon.pm, Olympus.pm; rules: google/piex.
 */
import type { ByteSource } from '../../formats/byte-source.ts';
import { type Ifd, ifdAt, numberOf, numbersOf, type Tiff, tags, walkTiff } from '../../formats/tiff-walk.ts';
import { interopPointerTag, isAdobeRgb } from './adobe-rgb-tag.ts';
import { claimNikonNote, claimOlympusNote } from './claim-maker-note.ts';
import type { Claim, EmbeddedTag } from './embedded-jpeg.ts';
import { noClaims, type RawClaims } from './raw-previews.ts';

const children: ReadonlyMap<number, string> = new Map([
  [tags.subIfds, 'sub'],
  [tags.exif, 'exif'],
  [interopPointerTag, 'interop'],
]);

/** Sensor data: colour filter array, linear raw. Never a picture, whatever its compression. */
const sensorPhotometrics = new Set([32803, 34892]);
const panasonicJpegs: readonly [tag: number, name: EmbeddedTag][] = [
  [0x2e, 'JpgFromRaw'],
  [0x127, 'JpgFromRaw2'],
];

export function claimTiffRaw(format: string): (source: ByteSource) => RawClaims {
  return (source) => {
    const tiff = walkTiff(source, { children });
    if (!tiff) return noClaims;
    const first = ifdAt(tiff, '0');
    const exif = ifdAt(tiff, '0/exif');
    const note = exif?.entries.get(tags.makerNote);
    const claims = tiff.ifds.flatMap((ifd) => claimIfd(tiff, ifd));
    if (note && (format === 'nef' || format === 'nrw')) claims.push(...claimNikonNote(source, note.at));
    if (note && format === 'orf') claims.push(...claimOlympusNote(source, note.at, tiff));
    return {
      claims,
      orientation: first ? numberOf(tiff, first.entries.get(tags.orientation)) : null,
      adobeRgb: exif ? isAdobeRgb(tiff, exif) : false,
    };
  };
}

function claimIfd(tiff: Tiff, ifd: Ifd): Claim[] {
  const claims: Claim[] = [];
  const offset = numberOf(tiff, ifd.entries.get(tags.jpegOffset));
  const length = numberOf(tiff, ifd.entries.get(tags.jpegLength));
  if (offset !== null && length !== null)
    claims.push({ offset: tiff.base + offset, length, tag: tagOf(ifd, 'JpgFromRaw') });

  for (const [tag, name] of panasonicJpegs) {
    const blob = ifd.entries.get(tag);
    if (blob && tiff.magic === 0x55) claims.push({ offset: blob.at, length: blob.byteLength, tag: name });
  }
  const photometric = numberOf(tiff, ifd.entries.get(tags.photometric));
  if (photometric !== null && sensorPhotometrics.has(photometric)) return claims;
  const strips = numbersOf(tiff, ifd.entries.get(tags.stripOffsets), 2);
  const sizes = numbersOf(tiff, ifd.entries.get(tags.stripByteCounts), 2);
  // A JPEG lies in one strip; several are sensor data.
  if (isJpegCompression(tiff, ifd) && strips.length === 1 && sizes.length === 1) {
    claims.push({ offset: tiff.base + strips[0]!, length: sizes[0]!, tag: tagOf(ifd, 'PreviewImage') });
  }
  return claims;
}

/** 6 is "old" JPEG (CR2, NRW), 7 is JPEG (DNG). */
function isJpegCompression(tiff: Tiff, ifd: Ifd): boolean {
  const compression = numberOf(tiff, ifd.entries.get(tags.compression));
  return compression === 6 || compression === 7;
}

function tagOf(ifd: Ifd, otherwise: EmbeddedTag): EmbeddedTag {
  if (ifd.path === '0') return 'PreviewImage';
  return ifd.path === '1' ? 'ThumbnailImage' : otherwise;
}
