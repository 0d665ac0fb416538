/** @file Whether a picture holds more light than a plain screen shows, and in which way it says so. Of the head of the file alone. */
import { childrenStart, findBox, walkBoxes } from './bmff-walk.ts';
import type { ByteSource } from './byte-source.ts';
import { hasItemOfType, readHeif } from './heif-items.ts';
import { walkJpeg } from './jpeg-walk.ts';
import { readPngColour } from './png-colour.ts';

/**
 * gain-map: a picture for plain screens, with a second one that says how much brighter each place may be (ISO 21496-1, Ultra HDR, Adobe's, Apple's).
 * pq, hlg: brightness beyond white is in the picture itself (ITU-R BT.2100).
 */
export type Hdr = 'gain-map' | 'pq' | 'hlg';

const byTransfer: Readonly<Record<number, Hdr>> = { 16: 'pq', 18: 'hlg' };
const isoName = 'urn:iso:std:iso:ts:21496:-1';
const xmpName = 'http://ns.adobe.com/xap/1.0/';
/** Namespaces of Adobe and Google, and of Apple, in the XMP of the picture for plain screens. */
const xmpOfGainMaps = /hdr-gain-map\/1\.0|apple\.com\/HDRGainMap/;
const appleAuxiliary = 'urn:com:apple:photo:2020:aux:hdrgainmap';

/** `format` as `sniffFormat` names it. Null: nothing of that kind is said. */
export function findHdr(source: ByteSource, format: string): Hdr | null {
  if (format === 'jpeg') return hdrOfJpeg(source);
  if (format === 'heic' || format === 'avif') return hdrOfHeif(source);
  // JPEG XL keeps the map in a box of its own (ISO/IEC 18181-2).
  if (format === 'jxl') return findBox(walkBoxes(source), 'jhgm') ? 'gain-map' : null;
  const colour = format === 'png' ? readPngColour(source) : null;
  return colour?.by === 'code-points' ? (byTransfer[colour.transfer] ?? null) : null;
}

function hdrOfJpeg(source: ByteSource): Hdr | null {
  for (const { marker, at, length } of walkJpeg(source)?.segments ?? []) {
    const text = (most: number) => textAt(source, at, Math.min(length, most));
    if (marker === 0xe2 && text(isoName.length) === isoName) return 'gain-map';
    if (marker === 0xe1 && text(xmpName.length) === xmpName && xmpOfGainMaps.test(text(length))) return 'gain-map';
  }
  return null;
}

function hdrOfHeif(source: ByteSource): Hdr | null {
  const heif = readHeif(source);
  const stated = byTransfer[heif?.colour.codePoints?.transfer ?? 0];
  if (stated) return stated;
  const meta = findBox(walkBoxes(source), 'meta');
  if (!meta) return null;
  // "tmap": the item that puts picture and map together (ISO 21496-1, annex C).
  if (hasItemOfType(source, meta, 'tmap')) return 'gain-map';
  const properties = findBox(walkBoxes(source, childrenStart(meta), meta.end), 'iprp');
  const container = properties && findBox(walkBoxes(source, properties.body, properties.end), 'ipco');
  const isMap = (text: string) => text.startsWith(appleAuxiliary) || text.startsWith(isoName);
  return container &&
    walkBoxes(source, container.body, container.end).some(
      ({ type, body, end }) => type === 'auxC' && isMap(textAt(source, body + 4, Math.min(64, end - body - 4))),
    )
    ? 'gain-map'
    : null;
}

function textAt(source: ByteSource, at: number, length: number): string {
  const data = length > 0 ? source.bytes(at, length) : null;
  return data ? Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('latin1') : '';
}
