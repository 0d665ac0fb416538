/** @file Header facts of JPEG, PNG, WebP, GIF, HEIC and AVIF. */
import type { ByteSource } from '../../formats/byte-source.ts';
import { readHeif } from '../../formats/heif-items.ts';
import { exifInJpeg, walkJpeg } from '../../formats/jpeg-walk.ts';
import { findPngExif } from '../../formats/png-exif.ts';
import type { FoundHeader } from './header-facts.ts';
import { headerOfExif } from './header-of-tiff.ts';

/** `start`: offset of a JPEG inside another file. */
export function headerOfJpeg(source: ByteSource, start = 0): FoundHeader {
  const jpeg = walkJpeg(source, start);
  if (!jpeg) return {};
  const exif = exifInJpeg(source, jpeg);
  return { ...(exif && headerOfExif(source, exif.at)), ...sized(jpeg.frame?.widthPx, jpeg.frame?.heightPx) };
}

/** PNG 3rd edition: the size is in IHDR, always the first chunk. */
export function headerOfPng(source: ByteSource): FoundHeader {
  const ihdr = source.bytes(16, 8);
  if (!ihdr) return {};
  const view = viewOf(ihdr);
  const exif = findPngExif(source);
  return { ...(exif && headerOfExif(source, exif.at)), ...sized(view.getUint32(0), view.getUint32(4)) };
}

/** WebP (RFC 9649): canvas size of VP8X, else of the one frame; EXIF in its own chunk after the pixels. */
export function headerOfWebp(source: ByteSource): FoundHeader {
  let found: FoundHeader = {};
  let at = 12;
  for (let i = 0; i < 64; i++) {
    const head = source.bytes(at, 8);
    if (!head) break;
    const type = String.fromCharCode(...head.subarray(0, 4));
    const length = viewOf(head).getUint32(4, true);
    const data = source.bytes(at + 8, 10);
    if (data && found.storedWidthPx === undefined) found = { ...found, ...webpSize(type, data) };
    if (type === 'EXIF') {
      const prefixed = source.bytes(at + 8, 4)?.[0] === 0x45; // some writers keep JPEG's "Exif\0\0"
      return { ...headerOfExif(source, at + 8 + (prefixed ? 6 : 0)), ...found };
    }
    // Only VP8X announces more chunks: a simple file needs no walk to its end.
    if (type === 'VP8 ' || type === 'VP8L') if (i === 0) break;
    if (type === 'VP8X' && data && (data[0]! & 0x08) === 0) break;
    at += 8 + length + (length & 1);
  }
  return found;
}

function webpSize(type: string, data: Uint8Array): FoundHeader {
  const view = viewOf(data);
  if (type === 'VP8X')
    return sized(1 + (view.getUint16(4, true) | (data[6]! << 16)), 1 + (view.getUint16(7, true) | (data[9]! << 16)));
  if (type === 'VP8 ') return sized(view.getUint16(6, true) & 0x3fff, view.getUint16(8, true) & 0x3fff);
  if (type === 'VP8L') {
    const bits = view.getUint32(1, true);
    return sized(1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff));
  }
  return {};
}

export function headerOfGif(source: ByteSource): FoundHeader {
  const screen = source.bytes(6, 4);
  return screen ? sized(viewOf(screen).getUint16(0, true), viewOf(screen).getUint16(2, true)) : {};
}

/** HEIC and AVIF: turned by their own properties; the EXIF orientation repeats it for other programs and is not applied. */
export function headerOfHeif(source: ByteSource): FoundHeader {
  const heif = readHeif(source);
  if (!heif) return {};
  const exif = heif.exif ? headerOfExif(source, heif.exif.at) : {};
  return { ...exif, ...sized(heif.codedSize?.widthPx, heif.codedSize?.heightPx), orientation: heif.orientation };
}

function sized(widthPx: number | undefined, heightPx: number | undefined): FoundHeader {
  return widthPx && heightPx ? { storedWidthPx: widthPx, storedHeightPx: heightPx } : {};
}

function viewOf(data: Uint8Array): DataView {
  return new DataView(data.buffer, data.byteOffset, data.byteLength);
}
