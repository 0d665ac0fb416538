/**
 * @file The XMP packet inside a picture, where each format keeps it (XMP Specification Part 3). Read without ExifTool: an export asks for thousands at
 * once. Formats that hold none, and packets that cannot be found, are null: then there is nothing that a sidecar could hide.
 */
import { open } from 'node:fs/promises';
import { inflateSync } from 'node:zlib';
import { findBox, walkBoxes } from '../formats/bmff-walk.ts';
import { type ByteSource, parseWithReads } from '../formats/byte-source.ts';
import { xmpInHeif } from '../formats/heif-items.ts';
import { walkJpeg } from '../formats/jpeg-walk.ts';
import { sniffBytes, sniffFormat } from '../formats/sniff-format.ts';
import { ifdAt, walkTiff } from '../formats/tiff-walk.ts';

const budget = { maxReads: 64, maxBytes: 20 << 20, windowBytes: 16 << 10 };
const xmpTag = 0x2bc;
/** In CR3, as in any BMFF file of Adobe's. */
const xmpUuid = 'be7acfcb97a942e89c71999491e3afac';
const jpegMark = 'http://ns.adobe.com/xap/1.0/\0';
const pngKeyword = 'XML:com.adobe.xmp\0';

type Place = { at: number; length: number; isDeflated?: boolean } | null;

/** `path`: absolute. Throws the system's error where the file cannot be read. */
export async function readEmbeddedXmp(path: Buffer): Promise<Buffer | null> {
  const packet = await readPacket(path);
  return packet && trimmed(packet);
}

/** As `readEmbeddedXmp`, for whoever replaces the packet: 'in parts' where it refers to further parts of the file, or is no UTF-8 text. */
export async function readWholeXmp(path: Buffer): Promise<Buffer | 'in parts' | null> {
  const packet = await readPacket(path);
  if (packet?.includes('HasExtendedXMP')) return 'in parts';
  return packet && (trimmed(packet) ?? 'in parts');
}

async function readPacket(path: Buffer): Promise<Buffer | null> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const read = async (offset: number, length: number) => {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, offset);
      return buffer.subarray(0, bytesRead);
    };
    const head = await read(0, Math.min(size, 64 << 10));
    const sniffed = sniffFormat(head.subarray(0, sniffBytes));
    if (!sniffed) return null;
    const packet = await parseWithReads(
      { size, head, read },
      (source) => {
        const place = placeOf(source, sniffed.format);
        const bytes = place && source.bytes(place.at, place.length);
        return bytes && (place.isDeflated ? inflated(bytes) : bytes);
      },
      budget,
    );
    return packet ? Buffer.from(packet) : null;
  } finally {
    await handle.close();
  }
}

function placeOf(source: ByteSource, format: string): Place {
  switch (format) {
    case 'jpeg':
      return inJpeg(source, 0);
    case 'raf': {
      const at = source.bytes(84, 4);
      return at ? inJpeg(source, Buffer.from(at).readUInt32BE()) : null;
    }
    case 'heic':
    case 'avif':
      return xmpInHeif(source);
    case 'cr3': {
      const box = findBox(walkBoxes(source), 'uuid', xmpUuid);
      return box ? { at: box.body, length: box.end - box.body } : null;
    }
    case 'png':
      return inPng(source);
    case 'webp':
      return inWebp(source);
    default: {
      const tiff = walkTiff(source);
      const entry = tiff && ifdAt(tiff, '0')?.entries.get(xmpTag);
      return entry ? { at: entry.at, length: entry.byteLength } : null;
    }
  }
}

/** Only the first, standard packet: what large values are moved out of it (extended XMP) belongs to the picture alone. */
function inJpeg(source: ByteSource, start: number): Place {
  for (const { marker, at, length } of walkJpeg(source, start)?.segments ?? []) {
    if (marker !== 0xe1 || length < jpegMark.length) continue;
    const mark = source.bytes(at, jpegMark.length);
    if (mark && Buffer.from(mark).toString('latin1') === jpegMark)
      return { at: at + jpegMark.length, length: length - jpegMark.length };
  }
  return null;
}

function inPng(source: ByteSource): Place {
  for (let at = 8, chunks = 0; chunks < 512; chunks++) {
    const head = source.bytes(at, 8);
    if (!head) return null;
    const length = Buffer.from(head).readUInt32BE();
    const type = Buffer.from(head).toString('latin1', 4);
    const text = ['iTXt', 'zTXt', 'tEXt'].includes(type) ? source.bytes(at + 8, Math.min(length, longestStart)) : null;
    const start = text && startOfText(type, Buffer.from(text).toString('latin1'));
    if (start) return { at: at + 8 + start.at, length: length - start.at, isDeflated: start.isDeflated };
    at += 12 + length;
  }
  return null;
}

const longestStart = pngKeyword.length + 4;

/** Where the packet begins in a text chunk (PNG, 11.3.3): by the standard in iTXt; libspng writes zTXt. Null for any other text. */
function startOfText(type: string, text: string): { at: number; isDeflated: boolean } | null {
  if (!text.startsWith(pngKeyword)) return null;
  const at = pngKeyword.length;
  if (type === 'tEXt') return { at, isDeflated: false };
  // The method, which is 0.
  if (type === 'zTXt') return { at: at + 1, isDeflated: true };
  // Whether it is compressed, the method, and two empty strings for language and translation.
  return text.slice(at + 1) === '\0\0\0' ? { at: at + 4, isDeflated: text[at] === '\x01' } : null;
}

function inWebp(source: ByteSource): Place {
  for (let at = 12, chunks = 0; chunks < 512; chunks++) {
    const head = source.bytes(at, 8);
    if (!head) return null;
    const length = Buffer.from(head).readUInt32LE(4);
    if (Buffer.from(head).toString('latin1', 0, 4) === 'XMP ') return { at: at + 8, length };
    at += 8 + length + (length & 1);
  }
  return null;
}

/** Null for what is not zlib's, or too much for a packet. */
function inflated(bytes: Uint8Array): Uint8Array | null {
  try {
    return inflateSync(bytes, { maxOutputLength: 16 << 20 });
  } catch {
    return null;
  }
}

/** Without the blanks that leave room for an edit in place, and without the reference to a part that stays in the picture. */
function trimmed(packet: Buffer): Buffer | null {
  const text = packet.toString('utf8').replace(/\0+$/, '');
  if (!Buffer.from(text).equals(packet.subarray(0, Buffer.byteLength(text)))) return null;
  return Buffer.from(
    text
      .replace(/\s{64,}(<\?xpacket end=)/, '\n$1')
      .replace(/\s+(?:xmlns:)?xmpNote:HasExtendedXMP="[^"]*"/, '')
      .replace(/<xmpNote:HasExtendedXMP>[^<]*<\/xmpNote:HasExtendedXMP>/, ''),
  );
}
