/** @file When a picture was taken, by every tag that ExifTool knows to say it. The order: [Note: Capture time]. */
import { type CaptureTime, exifTimes, firstTime, type Statement } from '../library/header/capture-time.ts';
import { type RawTags, textIn } from './raw-tags.ts';

/** What has to be asked for. */
export const captureTimeTags = [
  ...['DateTimeOriginal', 'SubSecTimeOriginal', 'OffsetTimeOriginal'].map((name) => `EXIF:${name}`),
  ...['CreateDate', 'SubSecTimeDigitized', 'OffsetTimeDigitized'].map((name) => `EXIF:${name}`),
  ...['ModifyDate', 'SubSecTime', 'OffsetTime'].map((name) => `EXIF:${name}`),
  'MakerNotes:DateTimeOriginal',
  ...['DateTimeOriginal', 'DateTimeDigitized', 'DateCreated', 'CreateDate'].map((name) => `XMP:${name}`),
  ...['DateCreated', 'TimeCreated', 'DigitalCreationDate', 'DigitalCreationTime'].map((name) => `IPTC:${name}`),
  'PNG:CreationTime',
  // A clip's: with a zone where the phone writes one, else as the camera's clock stood; last what the container says.
  ...['QuickTime:CreationDate', 'QuickTime:DateTimeOriginal', 'XML:CreationDateValue', 'H264:DateTimeOriginal'],
  ...['RIFF:DateTimeOriginal', 'Matroska:DateTimeOriginal', 'QuickTime:CreateDate'],
];

export function captureTimeOf(tags: RawTags): CaptureTime {
  const of = (group: string, name: string): Statement => ({ text: textIn(tags, name, [group]) });
  const exif = (date: string, end: string) => ({
    text: textIn(tags, date, ['EXIF']),
    fraction: textIn(tags, `SubSecTime${end}`, ['EXIF']),
    offset: textIn(tags, `OffsetTime${end}`, ['EXIF']),
  });
  const { original, digitised, changed } = exifTimes({
    original: exif('DateTimeOriginal', 'Original'),
    digitised: exif('CreateDate', 'Digitized'),
    changed: exif('ModifyDate', ''),
  });
  return firstTime([
    original,
    of('MakerNotes', 'DateTimeOriginal'),
    of('XMP', 'DateTimeOriginal'),
    iptc(tags, 'DateCreated', 'TimeCreated'),
    of('XMP', 'DateCreated'),
    digitised,
    of('XMP', 'DateTimeDigitized'),
    of('XMP', 'CreateDate'),
    iptc(tags, 'DigitalCreationDate', 'DigitalCreationTime'),
    of('PNG', 'CreationTime'),
    changed,
    of('QuickTime', 'CreationDate'),
    of('QuickTime', 'DateTimeOriginal'),
    of('XML', 'CreationDateValue'),
    of('H264', 'DateTimeOriginal'),
    of('RIFF', 'DateTimeOriginal'),
    of('Matroska', 'DateTimeOriginal'),
    of('QuickTime', 'CreateDate'),
  ]);
}

/** IPTC states day and time in two fields. */
function iptc(tags: RawTags, date: string, time: string): Statement {
  const [day, clock] = [date, time].map((name) => textIn(tags, name, ['IPTC']));
  return { text: day && clock ? `${day} ${clock}` : (day ?? null) };
}
