/** @file Items and properties of HEIF pictures (ISO/IEC 23008-12): where the Exif block lies, and the primary picture's size and turn. */
import { type Box, childrenStart, findBox, u16, u32, walkBoxes } from './bmff-walk.ts';
import { type ByteSource, sourceOfBytes } from './byte-source.ts';

export interface HeifPicture {
  /** Size as coded ("ispe" of the primary item); null where it is not stated. */
  codedSize: { widthPx: number; heightPx: number } | null;
  /** Turn and mirror of the primary item as an EXIF orientation: these properties, not the EXIF tag, turn a HEIF picture. */
  orientation: number;
  /** Absolute place of the Exif item's TIFF header. */
  exif: { at: number; length: number } | null;
  /** "colr" properties of the primary item, or of its first tile where a grid has none. */
  colour: HeifColour;
}

export interface HeifColour {
  /** Absolute place of an ICC profile. */
  icc: { at: number; length: number } | null;
  /** By the numbers of ITU-T H.273. */
  codePoints: { primaries: number; transfer: number } | null;
}

const maxItems = 4096;

/** Null when there is no "meta" box with a primary item. */
export function readHeif(source: ByteSource): HeifPicture | null {
  const meta = findBox(walkBoxes(source), 'meta');
  if (!meta) return null;
  const boxes = walkBoxes(source, childrenStart(meta), meta.end);
  const primary = primaryItem(source, findBox(boxes, 'pitm'));
  if (primary === null) return null;
  const properties = itemProperties(source, findBox(boxes, 'iprp'), primary);
  if (!properties.colour.icc && !properties.colour.codePoints) {
    const tile = firstTile(source, findBox(boxes, 'iref'), primary);
    if (tile !== null) properties.colour = itemProperties(source, findBox(boxes, 'iprp'), tile).colour;
  }
  const exifItem = itemOfType(source, findBox(boxes, 'iinf'), 'Exif');
  const idat = findBox(boxes, 'idat');
  const place = exifItem === null ? null : itemPlace(source, findBox(boxes, 'iloc'), exifItem, idat);
  return { ...properties, exif: place && tiffInExifItem(source, place) };
}

/** The place of the XMP packet: a "mime" item whose bytes are XML. Null where there is none. */
export function xmpInHeif(source: ByteSource): { at: number; length: number } | null {
  const meta = findBox(walkBoxes(source), 'meta');
  if (!meta) return null;
  const boxes = walkBoxes(source, childrenStart(meta), meta.end);
  const item = itemOfType(source, findBox(boxes, 'iinf'), 'mime');
  const place = item === null ? null : itemPlace(source, findBox(boxes, 'iloc'), item, findBox(boxes, 'idat'));
  return place && source.bytes(place.at, 1)?.[0] === 0x3c ? place : null;
}

/** The file with the thumbnail of its primary picture as the primary one (a "thmb" reference, 23008-12, 6.4.4). Null where it has none. A copy. */
export function withThumbnailAsPrimary(bytes: Uint8Array): Uint8Array | null {
  const source = sourceOfBytes(bytes);
  const meta = findBox(walkBoxes(source), 'meta');
  const boxes = meta ? walkBoxes(source, childrenStart(meta), meta.end) : [];
  const named = findBox(boxes, 'pitm');
  const head = named && full(source, named);
  const primary = primaryItem(source, named);
  const thumbnail = primary === null ? null : thumbnailOf(source, findBox(boxes, 'iref'), primary);
  if (!head || thumbnail === null) return null;
  const copy = Uint8Array.from(bytes);
  const view = new DataView(copy.buffer);
  if (head.version === 0) view.setUint16(head.at, thumbnail);
  else view.setUint32(head.at, thumbnail);
  return copy;
}

/** Whether the file holds an item of this type, shown or not. */
export function hasItemOfType(source: ByteSource, meta: Box, type: string): boolean {
  return itemOfType(source, findBox(walkBoxes(source, childrenStart(meta), meta.end), 'iinf'), type) !== null;
}

function full(source: ByteSource, box: Box): { version: number; at: number } | null {
  const head = source.bytes(box.body, 4);
  return head ? { version: head[0]!, at: box.body + 4 } : null;
}

function primaryItem(source: ByteSource, box: Box | undefined): number | null {
  const head = box && full(source, box);
  if (!head) return null;
  const id = source.bytes(head.at, head.version === 0 ? 2 : 4);
  return id ? (head.version === 0 ? u16(id, 0) : u32(id, 0)) : null;
}

function itemOfType(source: ByteSource, box: Box | undefined, type: string): number | null {
  const head = box && full(source, box);
  if (!head) return null;
  const entries = walkBoxes(source, head.at + (head.version === 0 ? 2 : 4), box.end);
  for (const entry of entries) {
    const infe = full(source, entry);
    if (!infe || infe.version < 2) continue;
    const wide = infe.version > 2;
    const data = source.bytes(infe.at, wide ? 10 : 8);
    if (!data) continue;
    const typeAt = wide ? 6 : 4;
    if (String.fromCharCode(...data.subarray(typeAt, typeAt + 4)) === type) return wide ? u32(data, 0) : u16(data, 0);
  }
  return null;
}

/** First extent of an item. */
function itemPlace(
  source: ByteSource,
  box: Box | undefined,
  item: number,
  idat: Box | undefined,
): { at: number; length: number } | null {
  const head = box && full(source, box);
  if (!head || head.version > 2) return null;
  const data = source.bytes(head.at, Math.min(box.end - head.at, 64 << 10));
  if (!data || data.length < 4) return null;
  const sizes = { offset: data[0]! >> 4, length: data[0]! & 15, base: data[1]! >> 4, index: data[1]! & 15 };
  const wide = head.version === 2;
  let at = 2;
  const take = (bytes: number): number => {
    let value = 0;
    for (let i = 0; i < bytes; i++) value = value * 256 + (data[at + i] ?? 0);
    at += bytes;
    return value;
  };
  const count = Math.min(take(wide ? 4 : 2), maxItems);
  for (let i = 0; i < count && at < data.length; i++) {
    const id = take(wide ? 4 : 2);
    const method = head.version > 0 ? take(2) & 15 : 0;
    take(2); // data reference
    const base = take(sizes.base);
    const extents = take(2);
    for (let e = 0; e < extents && at < data.length; e++) {
      if (head.version > 0) take(sizes.index);
      const offset = take(sizes.offset);
      const length = take(sizes.length);
      if (id !== item || e > 0) continue;
      if (method === 0) return { at: base + offset, length };
      if (method === 1 && idat) return { at: idat.body + base + offset, length };
      return null;
    }
  }
  return null;
}

/** The item starts with the distance to its TIFF header (23008-12, A.2.1). */
function tiffInExifItem(source: ByteSource, place: { at: number; length: number }) {
  const head = source.bytes(place.at, 4);
  if (!head) return null;
  const skip = 4 + u32(head, 0);
  return skip < place.length ? { at: place.at + skip, length: place.length - skip } : null;
}

function itemProperties(source: ByteSource, box: Box | undefined, item: number) {
  const result = {
    codedSize: null as HeifPicture['codedSize'],
    orientation: 1,
    colour: { icc: null, codePoints: null } as HeifColour,
  };
  if (!box) return result;
  const boxes = walkBoxes(source, box.body, box.end);
  const container = findBox(boxes, 'ipco');
  const properties = container ? walkBoxes(source, container.body, container.end) : [];
  let turns = 0;
  let mirror: number | null = null;
  for (const index of associations(source, findBox(boxes, 'ipma'), item)) {
    const property = properties[index - 1];
    if (property?.type === 'ispe') {
      const data = source.bytes(property.body + 4, 8);
      if (data) result.codedSize = { widthPx: u32(data, 0), heightPx: u32(data, 4) };
    } else if (property?.type === 'irot') {
      turns = (source.bytes(property.body, 1)?.[0] ?? 0) & 3;
    } else if (property?.type === 'imir') {
      mirror = (source.bytes(property.body, 1)?.[0] ?? 0) & 1;
    } else if (property?.type === 'colr') {
      takeColour(source, property, result.colour);
    }
  }
  result.orientation = orientationOf(turns, mirror);
  return result;
}

/** A "colr" box (14496-12, 12.1.5): "prof" and "rICC" hold a profile, "nclx" numbers. An item may have one of each. */
export function takeColour(source: ByteSource, box: Box, colour: HeifColour): void {
  const type = source.bytes(box.body, 4);
  const name = type ? String.fromCharCode(...type) : '';
  if (name === 'prof' || name === 'rICC') colour.icc = { at: box.body + 4, length: box.end - box.body - 4 };
  const numbers = name === 'nclx' ? source.bytes(box.body + 4, 4) : null;
  if (numbers) colour.codePoints = { primaries: u16(numbers, 0), transfer: u16(numbers, 2) };
}

/** First item that a derived one (grid, overlay) is made of: its "dimg" reference (23008-12, 6.6.2). */
function firstTile(source: ByteSource, box: Box | undefined, item: number): number | null {
  return references(source, box, 'dimg').find(({ from }) => from === item)?.to[0] ?? null;
}

function thumbnailOf(source: ByteSource, box: Box | undefined, item: number): number | null {
  return references(source, box, 'thmb').find(({ to }) => to.includes(item))?.from ?? null;
}

function references(source: ByteSource, box: Box | undefined, type: string): { from: number; to: number[] }[] {
  const head = box && full(source, box);
  if (!head) return [];
  const idBytes = head.version > 0 ? 4 : 2;
  return walkBoxes(source, head.at, box.end).flatMap((reference) => {
    const length = Math.min(reference.end - reference.body, 2 * idBytes + 4 * maxItems);
    const data = reference.type === type ? source.bytes(reference.body, length) : null;
    if (!data || data.length < idBytes + 2) return [];
    const idAt = (at: number) => (idBytes === 4 ? u32(data, at) : u16(data, at));
    const count = Math.min(u16(data, idBytes), Math.floor((data.length - idBytes - 2) / idBytes));
    return [{ from: idAt(0), to: Array.from({ length: count }, (_, k) => idAt(idBytes + 2 + k * idBytes)) }];
  });
}

/** Property indices of an item, 1-based, in the order they apply. */
function associations(source: ByteSource, box: Box | undefined, item: number): number[] {
  const head = box && full(source, box);
  if (!head) return [];
  const flags = source.bytes(box.body + 3, 1)?.[0] ?? 0;
  const data = source.bytes(head.at, Math.min(box.end - head.at, 64 << 10));
  if (!data || data.length < 4) return [];
  const wideIndex = (flags & 1) === 1;
  const idBytes = head.version < 1 ? 2 : 4;
  const count = Math.min(u32(data, 0), maxItems);
  let at = 4;
  for (let i = 0; i < count && at + idBytes < data.length; i++) {
    const id = idBytes === 2 ? u16(data, at) : u32(data, at);
    const length = data[at + idBytes]!;
    at += idBytes + 1;
    const step = wideIndex ? 2 : 1;
    if (id === item) {
      return Array.from({ length }, (_, k) =>
        wideIndex ? u16(data, at + k * 2) & 0x7fff : (data[at + k] ?? 0) & 0x7f,
      ).filter((index) => index > 0);
    }
    at += length * step;
  }
  return [];
}

/**
 * Quarter turns anticlockwise, then a mirror (axis 0 exchanges top and bottom, 1 left and right; libheif and libavif read
 * the standard so), as an EXIF orientation.
 */
function orientationOf(turns: number, mirror: number | null): number {
  const turned = [1, 8, 3, 6][turns]!;
  if (mirror === null) return turned;
  const topBottom: Record<number, number> = { 1: 4, 8: 5, 3: 2, 6: 7 };
  const leftRight: Record<number, number> = { 1: 2, 8: 7, 3: 4, 6: 5 };
  return (mirror === 0 ? topBottom : leftRight)[turned]!;
}
