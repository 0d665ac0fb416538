/** @file Previews behind maker notes. Nikon's is a TIFF of its own; Olympus's counts offsets from the note's first byte. */
import type { ByteSource } from '../../formats/byte-source.ts';
import { ifdAt, numberOf, type Tiff, tags, walkTiff } from '../../formats/tiff-walk.ts';
import type { Claim } from './embedded-jpeg.ts';

const nikonPreviewTag = 0x11;
const olympusSettingsTag = 0x2020;

/** "Nikon\0", two bytes of version, two of padding, then a TIFF header. */
export function claimNikonNote(source: ByteSource, at: number): Claim[] {
  if (!startsWith(source, at, 'Nikon\0')) return [];
  const note = walkTiff(source, { base: at + 10, children: new Map([[nikonPreviewTag, 'preview']]) });
  const preview = note && ifdAt(note, '0/preview');
  const offset = preview ? numberOf(note, preview.entries.get(tags.jpegOffset)) : null;
  const length = preview ? numberOf(note, preview.entries.get(tags.jpegLength)) : null;
  return offset === null || length === null ? [] : [{ offset: at + 10 + offset, length, tag: 'PreviewImage' }];
}

/** "OLYMPUS\0II\3\0" with its directory at 12, "OM SYSTEM\0\0\0II\4\0" at 16; older notes count from the file's TIFF header. */
export function claimOlympusNote(source: ByteSource, at: number, file: Tiff): Claim[] {
  const directoryAt = startsWith(source, at, 'OM SYSTEM\0') ? 16 : startsWith(source, at, 'OLYMPUS\0') ? 12 : 0;
  const base = directoryAt > 0 ? at : file.base;
  const firstIfd = directoryAt > 0 ? directoryAt : startsWith(source, at, 'OLYMP\0') ? at - file.base + 8 : 0;
  if (firstIfd === 0) return [];
  const children = new Map([[olympusSettingsTag, 'settings']]);
  const note = walkTiff(withHeader(source, base, firstIfd, file.littleEndian), { children });
  if (!note) return [];
  const claims: Claim[] = [];
  for (const { path, entries } of note.ifds) {
    const pairs: [number, number][] = path === '0/settings' ? [[0x101, 0x102]] : path === '0' ? oldPairs : [];
    for (const [offsetTag, lengthTag] of pairs) {
      const offset = numberOf(note, entries.get(offsetTag));
      const length = numberOf(note, entries.get(lengthTag));
      if (offset !== null && length !== null) claims.push({ offset: base + offset, length, tag: 'PreviewImage' });
    }
  }
  return claims;
}

const oldPairs: [number, number][] = [
  [0x88, 0x89],
  [0x1036, 0x1037],
];

/** The bytes from `base` on, with a TIFF header in front that names the first directory: what the TIFF walker can walk. */
function withHeader(source: ByteSource, base: number, firstIfd: number, littleEndian: boolean): ByteSource {
  const header = new Uint8Array(8);
  const view = new DataView(header.buffer);
  view.setUint16(0, littleEndian ? 0x4949 : 0x4d4d);
  view.setUint16(2, 42, littleEndian);
  view.setUint32(4, firstIfd, littleEndian);
  return {
    size: source.size - base,
    bytes: (offset, length) => (offset === 0 && length === 8 ? header : source.bytes(base + offset, length)),
  };
}

function startsWith(source: ByteSource, at: number, text: string): boolean {
  const data = source.bytes(at, text.length);
  return data !== null && String.fromCharCode(...data) === text;
}
