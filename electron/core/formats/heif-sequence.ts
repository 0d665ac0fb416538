/**
 * @file Picture sequences of HEIF and AVIF (ISO/IEC 23008-12, 7): films of pictures, of which the first is shown. A sequence without a still
 * beside it becomes one: the first sample of the first picture track, with that track's own codec configuration and colour.
 */
import { type Box, findBox, readBrands, u16, u32, walkBoxes } from './bmff-walk.ts';
import type { ByteSource } from './byte-source.ts';
import { type HeifColour, readHeif, takeColour } from './heif-items.ts';

export interface HeifSequence {
  widthPx: number;
  heightPx: number;
  colour: HeifColour;
  /** Codec of the samples ("av01", "hvc1"), and its configuration box, whole. */
  codec: string;
  configuration: Box | null;
  /** Absolute place of the first sample. */
  sample: { at: number; length: number };
}

const sampleEntryBytes = 78;

/** Null where there is no track of pictures. */
export function readSequence(source: ByteSource): HeifSequence | null {
  const moov = findBox(walkBoxes(source), 'moov');
  const tracks = moov ? walkBoxes(source, moov.body, moov.end).filter(({ type }) => type === 'trak') : [];
  for (const track of tracks) {
    const found = readTrack(source, track);
    if (found) return found;
  }
  return null;
}

function readTrack(source: ByteSource, track: Box): HeifSequence | null {
  const inside = (box: Box | undefined, type: string) => box && findBox(walkBoxes(source, box.body, box.end), type);
  const table = inside(inside(inside(track, 'mdia'), 'minf'), 'stbl');
  const described = inside(table, 'stsd');
  const entry = described && walkBoxes(source, described.body + 8, described.end)[0];
  const head = entry && source.bytes(entry.body, sampleEntryBytes);
  const sample = table && firstSample(source, table);
  if (!entry || !head || !sample) return null;
  const boxes = walkBoxes(source, entry.body + sampleEntryBytes, entry.end);
  const colour: HeifColour = { icc: null, codePoints: null };
  for (const box of boxes) if (box.type === 'colr') takeColour(source, box, colour);
  const configuration = boxes.find(({ type }) => type === 'av1C' || type === 'hvcC') ?? null;
  return { widthPx: u16(head, 24), heightPx: u16(head, 26), colour, codec: entry.type, configuration, sample };
}

/** Size by "stsz", place by "stco" or "co64": the first sample begins the first chunk. */
function firstSample(source: ByteSource, table: Box): { at: number; length: number } | null {
  const boxes = walkBoxes(source, table.body, table.end);
  const [sizes, short, long] = ['stsz', 'stco', 'co64'].map((type) => findBox(boxes, type));
  const size = sizes && source.bytes(sizes.body + 4, 12);
  const place = short ? source.bytes(short.body + 8, 4) : long ? source.bytes(long.body + 8, 8) : null;
  if (!size || !place) return null;
  const length = u32(size, 0) || u32(size, 8);
  const at = place.length === 4 ? u32(place, 0) : u32(place, 0) * 2 ** 32 + u32(place, 4);
  return length > 0 && source.bytes(at, length) ? { at, length } : null;
}

/** An AVIF that still-picture decoders open; null where it is one already, or nothing in it can be made one. */
export function stillOfSequence(source: ByteSource): Uint8Array | null {
  const bytes = source.bytes(0, source.size)!;
  if (readHeif(source)) {
    if (readBrands(source)?.major === 'avif') return null;
    // A still is there; decoders look at the first brand alone.
    const renamed = Uint8Array.from(bytes);
    renamed.set(Buffer.from('avif'), 8);
    return renamed;
  }
  const sequence = readSequence(source);
  if (sequence?.codec !== 'av01' || !sequence.configuration) return null;
  return layOutStill(bytes, sequence);
}

function layOutStill(bytes: Uint8Array, sequence: HeifSequence): Buffer {
  const { sample, configuration, colour, widthPx, heightPx } = sequence;
  const pixels = bytes.subarray(sample.at, sample.at + sample.length);
  const colr = colour.icc
    ? box('colr', Buffer.from('prof'), bytes.subarray(colour.icc.at, colour.icc.at + colour.icc.length))
    : box(
        'colr',
        Buffer.from('nclx'),
        words(colour.codePoints?.primaries ?? 2, colour.codePoints?.transfer ?? 2, 6),
        Buffer.of(0x80),
      );
  const properties = [
    fullBox('ispe', longs(widthPx, heightPx)),
    bytes.subarray(configuration!.start, configuration!.end),
    colr,
  ];
  const layOut = (pixelsAt: number) =>
    Buffer.concat([
      box('ftyp', Buffer.from('avif\0\0\0\0avifmif1miaf')),
      fullBox(
        'meta',
        fullBox('hdlr', longs(0), Buffer.from('pict'), Buffer.alloc(13)),
        fullBox('pitm', words(1)),
        fullBox('iloc', Buffer.of(0x44, 0), words(1, 1, 0, 1), longs(pixelsAt, pixels.length)),
        fullBox('iinf', words(1), fullBox('infe', words(1, 0), Buffer.from('av01\0'), { version: 2 })),
        box('iprp', box('ipco', ...properties), fullBox('ipma', longs(1), words(1), Buffer.of(3, 1, 0x82, 3))),
      ),
    ]);
  const head = layOut(0).length + 8;
  return Buffer.concat([layOut(head), box('mdat', pixels)]);
}

function box(type: string, ...parts: Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}

function fullBox(type: string, ...parts: (Uint8Array | { version: number })[]): Buffer {
  const version = parts.find((part): part is { version: number } => !(part instanceof Uint8Array))?.version ?? 0;
  return box(type, Buffer.of(version, 0, 0, 0), ...parts.filter((part) => part instanceof Uint8Array));
}

const words = (...values: number[]): Buffer => {
  const data = Buffer.alloc(values.length * 2);
  values.forEach((value, i) => {
    data.writeUInt16BE(value, i * 2);
  });
  return data;
};
const longs = (...values: number[]): Buffer => {
  const data = Buffer.alloc(values.length * 4);
  values.forEach((value, i) => {
    data.writeUInt32BE(value, i * 4);
  });
  return data;
};
