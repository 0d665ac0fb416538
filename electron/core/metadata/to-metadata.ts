/** @file From ExifTool's tags to the contract's metadata. Pure. */
import type { Metadata } from '../../contract/photo.ts';
import { driveOf } from './drive.ts';
import { focusPointOf } from './focus-point.ts';
import { opinionsOf } from './opinions.ts';
import { numberIn, numbersIn, type RawTags, textIn } from './raw-tags.ts';
import { regionsOf, type StoredPicture } from './regions.ts';

/** Of the file alone: what sidecars say is theirs (sidecars/beside.ts). */
export function toMetadata(tags: RawTags, picture: StoredPicture): Omit<Metadata, 'hdr'> {
  return {
    make: textIn(tags, 'Make', ['EXIF']) ?? textIn(tags, 'Make'),
    camera: textIn(tags, 'Model', ['EXIF']) ?? textIn(tags, 'Model'),
    serial: textIn(tags, 'SerialNumber')?.replace(/^No= */, '') ?? null,
    lens: lensOf(tags),
    exposureTime: positive(standard(tags, 'ExposureTime')),
    fNumber: positive(standard(tags, 'FNumber')),
    // Nikon writes "0 400": whether it was set automatically, then the value.
    iso:
      numbersIn(tags, 'ISO', ['EXIF'])
        .concat(numbersIn(tags, 'ISO'))
        .find((value) => value > 0) ?? null,
    focalLength: positive(standard(tags, 'FocalLength')),
    exposureCompensation: standard(tags, 'ExposureCompensation'),
    focusPoint: focusPointOf(tags, picture.orientation),
    ...driveOf(tags),
    ...opinionsOf(tags),
    regions: regionsOf(tags, picture),
    colourSpace: colourSpaceOf(tags),
    iccProfile: textIn(tags, 'ProfileDescription', ['ICC_Profile']),
    gps: gpsOf(tags),
    software: textIn(tags, 'Software'),
    ...clipOf(tags),
  };
}

/** Only a clip has a duration. */
function clipOf(tags: RawTags): Pick<Metadata, 'clip'> {
  const seconds = positive(numberIn(tags, 'Duration'));
  if (seconds === null) return {};
  const codec = textIn(tags, 'CompressorID') ?? textIn(tags, 'VideoCodec') ?? textIn(tags, 'CodecID');
  return { clip: { seconds, codec, frameRate: positive(numberIn(tags, 'VideoFrameRate')) } };
}

/** ExifTool's lens name where it knows the lens, else what the camera wrote. */
function lensOf(tags: RawTags): string | null {
  const known = textIn(tags, 'LensID', ['Composite']);
  if (known && !/^unknown|^0 |^\(|^[-\d\s]+$/i.test(known) && !known.includes(' or ')) return known;
  const written = [textIn(tags, 'LensModel'), textIn(tags, 'Lens'), known];
  return written.find((text) => text !== null && !/^unknown|^[-\s.()mf/0]*$/i.test(text)) ?? null;
}

function colourSpaceOf(tags: RawTags): string | null {
  const space = numberIn(tags, 'ColorSpace', ['EXIF']);
  if (space === 1) return 'sRGB';
  if (space === 2) return 'Adobe RGB';
  // DCF: Adobe RGB is "uncalibrated" with this interoperability mark.
  const interop = textIn(tags, 'InteropIndex', ['EXIF']) ?? '';
  if (interop.startsWith('R03')) return 'Adobe RGB';
  return space === 65535 ? 'Uncalibrated' : null;
}

/** 0, 0 is a receiver without a fix, not a place in the Gulf of Guinea. */
function gpsOf(tags: RawTags): Metadata['gps'] {
  const latitude = numberIn(tags, 'GPSLatitude', ['Composite', 'XMP']);
  const longitude = numberIn(tags, 'GPSLongitude', ['Composite', 'XMP']);
  if (latitude === null || longitude === null || (latitude === 0 && longitude === 0)) return null;
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}

/** EXIF's number; a maker's own is coarser where both exist. */
const standard = (tags: RawTags, name: string) => numberIn(tags, name, ['EXIF']) ?? numberIn(tags, name);

const positive = (value: number | null) => (value !== null && value > 0 ? value : null);
