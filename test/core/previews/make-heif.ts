/** @file HEIF files of several items (ISO/IEC 23008-12) put together from the coded pictures of others: grids, depth, gain maps, thumbnails. */
import { findBox, walkBoxes } from '../../../electron/core/formats/bmff-walk.ts';
import { sourceOfBytes } from '../../../electron/core/formats/byte-source.ts';
import { box, full, u16, u32 } from './boxes.ts';

export interface HeifItem {
  /** "hvc1", "grid", "iden", "tmap" ... */
  type: string;
  data: Uint8Array;
  /** Boxes such as `sizeOf`, `turnOf`; a hidden item is no picture of its own. */
  properties: readonly Buffer[];
  isHidden?: boolean;
}

/** Coded picture and configuration of a still with one item at the end of its file, as libheif writes it. */
export function codedIn(still: Buffer): { data: Buffer; configuration: Buffer } {
  const mdat = findBox(walkBoxes(sourceOfBytes(still)), 'mdat')!;
  const at = still.indexOf('hvcC') - 4;
  return { data: still.subarray(mdat.body, mdat.end), configuration: still.subarray(at, at + still.readUInt32BE(at)) };
}

export const sizeOf = (widthPx: number, heightPx: number): Buffer => full('ispe', u32(widthPx, heightPx));
/** Quarter turns anticlockwise. */
export const turnOf = (turns: number): Buffer => box('irot', Buffer.of(turns));
export const auxiliary = (urn: string): Buffer => full('auxC', Buffer.from(`${urn}\0`));
/** Matrix 0: the numbers are green, blue and red themselves, as in most samples. */
export const coloursBy = (primaries: number, transfer: number, matrix = 0, isFullRange = true): Buffer =>
  box('colr', Buffer.from('nclx'), u16(primaries, transfer, matrix), Buffer.of(isFullRange ? 0x80 : 0));
/** The left upper part of a coded picture of 64 x 64, which is what the samples are. */
export const cutTo = (widthPx: number, heightPx: number): Buffer =>
  box('clap', u32(widthPx, 1, heightPx, 1, widthPx - 64, 2, heightPx - 64, 2));
export const gridOf = (columns: number, rows: number, widthPx: number, heightPx: number): Buffer =>
  Buffer.concat([Buffer.of(0, 0, rows - 1, columns - 1), u16(widthPx, heightPx)]);

/** Items are numbered from 1 in their order. `references`: type, from, to. */
export function heifOf(
  items: readonly HeifItem[],
  primary: number,
  references: readonly (readonly [type: string, from: number, to: readonly number[]])[] = [],
): Buffer {
  const properties = items.flatMap((item) => item.properties);
  const entries = items.map((item, i) => {
    const entry = full('infe', u16(i + 1, 0), Buffer.from(`${item.type}\0`));
    entry[8] = 2; // version
    entry[11] = item.isHidden ? 1 : 0;
    return entry;
  });
  let next = 1;
  const associations = items.map((item, i) =>
    Buffer.concat([u16(i + 1), Buffer.of(item.properties.length, ...item.properties.map(() => 0x80 | next++))]),
  );
  const layOut = (dataAt: number): Buffer => {
    let at = dataAt;
    const places = items.map(({ data }, i) => {
      const place = Buffer.concat([u16(i + 1, 0, 1), u32(at, data.length)]);
      at += data.length;
      return place;
    });
    return Buffer.concat([
      box('ftyp', Buffer.from('heic\0\0\0\0mif1heic')),
      full(
        'meta',
        full('hdlr', u32(0), Buffer.from('pict'), Buffer.alloc(13)),
        full('pitm', u16(primary)),
        full('iloc', Buffer.of(0x44, 0), u16(items.length), ...places),
        full('iinf', u16(items.length), ...entries),
        full('iref', ...references.map(([type, from, to]) => box(type, u16(from, to.length, ...to)))),
        box('iprp', box('ipco', ...properties), full('ipma', u32(items.length), ...associations)),
      ),
    ]);
  };
  return Buffer.concat([layOut(layOut(0).length + 8), box('mdat', ...items.map(({ data }) => data))]);
}
