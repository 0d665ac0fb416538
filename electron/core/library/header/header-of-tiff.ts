/** @file Header facts from TIFF directories: EXIF blocks of every container, plain TIFF, and the RAW dialects built on TIFF. */
import type { ByteSource } from '../../formats/byte-source.ts';
import { type Ifd, ifdAt, numberOf, numbersOf, type Tiff, tags, textOf, walkTiff } from '../../formats/tiff-walk.ts';
import { exifTimes, firstTime } from './capture-time.ts';
import type { FoundHeader, HeaderFacts } from './header-facts.ts';

/** Everything but the size: an EXIF block inside another container does not know how large the picture is. */
export function headerOfExif(source: ByteSource, base: number): FoundHeader {
  const tiff = walkTiff(source, { base });
  return tiff ? exifFacts(tiff) : {};
}

/** A TIFF or TIFF-based RAW: the size is that of the full-resolution picture. */
export function headerOfTiff(source: ByteSource): FoundHeader {
  const tiff = walkTiff(source);
  if (!tiff) return {};
  const size = tiff.magic === 0x55 ? panasonicSize(tiff) : (fullSize(tiff) ?? exifSize(tiff));
  return { ...exifFacts(tiff), ...(size && { storedWidthPx: size.widthPx, storedHeightPx: size.heightPx }) };
}

export function exifFacts(tiff: Tiff): FoundHeader {
  const first = ifdAt(tiff, '0');
  const exif = ifdAt(tiff, '0/exif');
  // TIFF/EP and DNG may keep the capture time in the first directory.
  const text = (tag: number) => textOf(tiff, exif?.entries.get(tag)) ?? textOf(tiff, first?.entries.get(tag));
  const date = (at: number, fraction: number, offset: number) => ({
    text: text(at),
    fraction: text(fraction),
    offset: text(offset),
  });
  const times = exifTimes({
    original: date(tags.dateTimeOriginal, tags.subSecTimeOriginal, tags.offsetTimeOriginal),
    digitised: date(0x9004, 0x9292, 0x9012),
    changed: date(tags.modifyDate, 0x9290, 0x9010),
  });
  return {
    // The date of change is left to the metadata: files are told apart by what is found here, and an edit changes it.
    ...firstTime([times.original, times.digitised]),
    make: textOf(tiff, first?.entries.get(tags.make)),
    model: textOf(tiff, first?.entries.get(tags.model)),
    orientation: numberOf(tiff, first?.entries.get(tags.orientation)) ?? 1,
    thumbnail: thumbnailOf(tiff),
  };
}

/** EXIF thumbnail: the JPEG of the second directory in the chain. */
function thumbnailOf(tiff: Tiff): HeaderFacts['thumbnail'] {
  const second = ifdAt(tiff, '1');
  const offset = numberOf(tiff, second?.entries.get(tags.jpegOffset));
  const length = numberOf(tiff, second?.entries.get(tags.jpegLength));
  if (!offset || !length) return null;
  const at = tiff.base + offset;
  return at + length <= tiff.source.size ? { offset: at, length } : null;
}

interface Size {
  widthPx: number;
  heightPx: number;
}

/** The largest directory that is not marked as a reduced copy. Canon's CR2 has no size on its RAW directory: EXIF knows. */
function fullSize(tiff: Tiff): Size | null {
  if (tiff.ifds.some((ifd) => ifd.path === '3') && isCanonRaw(tiff)) return exifSize(tiff);
  let best: Size | null = null;
  for (const ifd of tiff.ifds) {
    const reduced = ((numberOf(tiff, ifd.entries.get(tags.subfileType)) ?? 0) & 1) === 1;
    const size = reduced ? null : sizeOf(tiff, ifd);
    if (size && (!best || size.widthPx * size.heightPx > best.widthPx * best.heightPx)) best = size;
  }
  return best;
}

function isCanonRaw(tiff: Tiff): boolean {
  const signature = tiff.source.bytes(tiff.base + 8, 2);
  return signature?.[0] === 0x43 && signature[1] === 0x52;
}

function sizeOf(tiff: Tiff, ifd: Ifd): Size | null {
  // Masked borders of a DNG's sensor are not part of the picture.
  const crop = numbersOf(tiff, ifd.entries.get(tags.defaultCropSize), 2);
  const widthPx = Math.round(crop[0] ?? numberOf(tiff, ifd.entries.get(tags.width)) ?? 0);
  const heightPx = Math.round(crop[1] ?? numberOf(tiff, ifd.entries.get(tags.height)) ?? 0);
  return widthPx > 0 && heightPx > 0 ? { widthPx, heightPx } : null;
}

function exifSize(tiff: Tiff): Size | null {
  const exif = ifdAt(tiff, '0/exif');
  const widthPx = numberOf(tiff, exif?.entries.get(tags.exifWidth)) ?? 0;
  const heightPx = numberOf(tiff, exif?.entries.get(tags.exifHeight)) ?? 0;
  return widthPx > 0 && heightPx > 0 ? { widthPx, heightPx } : null;
}

/** Panasonic's RW2 states the sensor's borders: top 4, left 5, bottom 6, right 7 (ExifTool's PanasonicRaw table). */
function panasonicSize(tiff: Tiff): Size | null {
  const border = (tag: number) => numberOf(tiff, ifdAt(tiff, '0')?.entries.get(tag)) ?? 0;
  const widthPx = border(7) - border(5);
  const heightPx = border(6) - border(4);
  return widthPx > 0 && heightPx > 0 ? { widthPx, heightPx } : null;
}
