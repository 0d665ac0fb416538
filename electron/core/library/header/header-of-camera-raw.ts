/** @file Header facts of the RAW containers that are not TIFF: CR3, RAF, MRW, X3F. (CRW: header-of-ciff.) */
import { boxAtPath, childrenStart, findBox, walkBoxes } from '../../formats/bmff-walk.ts';
import type { ByteSource } from '../../formats/byte-source.ts';
import { ifdAt, numberOf, tags, walkTiff } from '../../formats/tiff-walk.ts';
import type { FoundHeader, HeaderFacts } from './header-facts.ts';
import { exifFacts, headerOfExif } from './header-of-tiff.ts';
import { headerOfJpeg } from './header-of-web-picture.ts';

const canonUuid = '85c0b687820f11e08111f4ce462b6a48';

/** CR3: Canon's uuid box in "moov" holds the first directory (CMT1), the EXIF directory (CMT2) and a thumbnail (THMB). */
export function headerOfCr3(source: ByteSource): FoundHeader {
  const moov = boxAtPath(source, ['moov']);
  const canon = moov && findBox(walkBoxes(source, childrenStart(moov), moov.end), 'uuid', canonUuid);
  if (!canon) return {};
  const boxes = walkBoxes(source, canon.body, canon.end);
  const first = findBox(boxes, 'CMT1');
  const exif = findBox(boxes, 'CMT2');
  const tiff = first && walkTiff(source, { base: first.body });
  const facts = tiff ? exifFacts(tiff) : {};
  const times = exif ? headerOfExif(source, exif.body) : {};
  const entries = tiff ? ifdAt(tiff, '0')?.entries : undefined;
  return {
    ...facts,
    takenAt: times.takenAt ?? null,
    takenOffset: times.takenOffset ?? null,
    storedWidthPx: (tiff && numberOf(tiff, entries?.get(tags.width))) ?? 0,
    storedHeightPx: (tiff && numberOf(tiff, entries?.get(tags.height))) ?? 0,
    thumbnail: thumbnailIn(source, findBox(boxes, 'THMB')),
  };
}

/** The JPEG after the box's 12 or 16 bytes of size and version. */
function thumbnailIn(source: ByteSource, box: { body: number; end: number } | undefined): HeaderFacts['thumbnail'] {
  if (!box) return null;
  for (const skip of [12, 16]) {
    const start = source.bytes(box.body + skip, 3);
    if (start?.[0] === 0xff && start[1] === 0xd8 && start[2] === 0xff && box.body + skip < box.end) {
      return { offset: box.body + skip, length: box.end - box.body - skip };
    }
  }
  return null;
}

/** RAF: a whole JPEG with EXIF (its offset at 84), and a directory of the sensor's own sizes (offset at 92). */
export function headerOfRaf(source: ByteSource): FoundHeader {
  const head = source.bytes(84, 16);
  if (!head) return {};
  const view = viewOf(head);
  const found = headerOfJpeg(source, view.getUint32(0));
  const sensor = rafSize(source, view.getUint32(8));
  const jpegArea = (found.storedWidthPx ?? 0) * (found.storedHeightPx ?? 0);
  if (sensor && sensor.storedWidthPx * sensor.storedHeightPx > jpegArea) return { ...found, ...sensor };
  return found;
}

/** Entries of tag, length, data; 0x111 is the cropped size as height, width. */
function rafSize(source: ByteSource, at: number): { storedWidthPx: number; storedHeightPx: number } | null {
  const head = source.bytes(at, 4);
  if (!head) return null;
  const count = Math.min(viewOf(head).getUint32(0), 256);
  let entry = at + 4;
  for (let i = 0; i < count; i++) {
    const tag = source.bytes(entry, 4);
    if (!tag) return null;
    const view = viewOf(tag);
    if (view.getUint16(0) === 0x111) {
      const size = source.bytes(entry + 4, 4);
      return size && { storedHeightPx: viewOf(size).getUint16(0), storedWidthPx: viewOf(size).getUint16(2) };
    }
    entry += 4 + view.getUint16(2);
  }
  return null;
}

/** MRW: blocks of tag, length, data; PRD has the picture's size, TTW a whole TIFF. */
export function headerOfMrw(source: ByteSource): FoundHeader {
  let found: FoundHeader = {};
  let at = 8;
  for (let i = 0; i < 16; i++) {
    const head = source.bytes(at, 8);
    if (!head) break;
    const type = String.fromCharCode(...head.subarray(1, 4));
    if (type === 'PRD') {
      const size = source.bytes(at + 8 + 12, 4);
      if (size) {
        const view = viewOf(size);
        found = { ...found, storedHeightPx: view.getUint16(0), storedWidthPx: view.getUint16(2) };
      }
    } else if (type === 'TTW') {
      return { ...headerOfExif(source, at + 8), ...found };
    }
    at += 8 + viewOf(head).getUint32(4);
  }
  return found;
}

const turns: Record<number, number> = { 0: 1, 90: 6, 180: 3, 270: 8 };

/** X3F: size and rotation in the header; EXIF inside the JPEG that the last directory points to. */
export function headerOfX3f(source: ByteSource): FoundHeader {
  const head = source.bytes(0, 64);
  if (!head) return {};
  const view = viewOf(head);
  const sizeAt = view.getUint16(6, true) >= 4 ? 40 : 28;
  const size = {
    storedWidthPx: view.getUint32(sizeAt, true),
    storedHeightPx: view.getUint32(sizeAt + 4, true),
    orientation: turns[view.getUint32(sizeAt + 8, true)] ?? 1,
  };
  const tail = source.bytes(source.size - 4, 4);
  const directory = tail ? viewOf(tail).getUint32(0, true) : 0;
  const count = source.bytes(directory + 8, 4);
  const entries = count ? Math.min(viewOf(count).getUint32(0, true), 20) : 0;
  for (let i = 0; i < entries; i++) {
    const entry = source.bytes(directory + 12 + i * 12, 12);
    if (!entry) break;
    if (String.fromCharCode(...entry.subarray(8, 12)) !== 'IMA2') continue;
    const found = headerOfJpeg(source, viewOf(entry).getUint32(0, true) + 28);
    if (found.model !== undefined) return { ...found, ...size };
  }
  return size;
}

export function viewOf(data: Uint8Array): DataView {
  return new DataView(data.buffer, data.byteOffset, data.byteLength);
}
