/** @file A HEIF picture sequence (ISO/IEC 23008-12, 7) without a still beside it, from the coded picture of a still HEIC. */
import { findBox, walkBoxes } from '../../../electron/core/formats/bmff-walk.ts';
import { sourceOfBytes } from '../../../electron/core/formats/byte-source.ts';
import { box, full, u16, u32 } from './boxes.ts';

/** `still`: one item in one extent at the end of the file, as libheif writes it. */
export function sequenceOf(still: Buffer, widthPx: number, heightPx: number): Buffer {
  const source = sourceOfBytes(still);
  const mdat = findBox(walkBoxes(source), 'mdat')!;
  const hvcC = still.indexOf('hvcC') - 4;
  const configuration = still.subarray(hvcC, hvcC + still.readUInt32BE(hvcC));
  const sample = still.subarray(mdat.body, mdat.end);
  const entry = box(
    'hvc1',
    ...[Buffer.alloc(6), u16(1), Buffer.alloc(16), u16(widthPx, heightPx), u32(0x480000, 0x480000, 0), u16(1)],
    ...[Buffer.alloc(32), u16(24, 0xffff), configuration],
  );
  const layOut = (sampleAt: number) => {
    const table = box(
      'stbl',
      full('stsd', u32(1), entry),
      full('stts', u32(1, 1, 1)),
      full('stsc', u32(1, 1, 1, 1)),
      full('stsz', u32(0, 1, sample.length)),
      full('stco', u32(1, sampleAt)),
    );
    const data = box('dinf', full('dref', u32(1), full('url ', Buffer.alloc(0))));
    const media = box(
      'mdia',
      full('mdhd', u32(0, 0, 30, 1), Buffer.alloc(4)),
      full('hdlr', u32(0), Buffer.from('pict'), Buffer.alloc(13)),
      box('minf', full('vmhd', Buffer.alloc(8)), data, table),
    );
    const matrix = u32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);
    const head = full(
      'tkhd',
      u32(0, 0, 1, 0, 1, 0, 0),
      Buffer.alloc(8),
      matrix,
      u32(widthPx * 65536, heightPx * 65536),
    );
    const movie = full('mvhd', u32(0, 0, 30, 1, 0x10000), Buffer.alloc(12), matrix, Buffer.alloc(24), u32(2));
    return Buffer.concat([
      box('ftyp', Buffer.from('hevc\0\0\0\0hevcmsf1iso8')),
      box('moov', movie, box('trak', head, media)),
    ]);
  };
  return Buffer.concat([layOut(layOut(0).length + 8), box('mdat', sample)]);
}
