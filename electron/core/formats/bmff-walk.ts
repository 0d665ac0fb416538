/**
 * @file Boxes of ISO base media files (ISO/IEC 14496-12): CR3, HEIC, AVIF. Bounded: at most 512 boxes per level, depth is
 * the caller's. Never throws on bad bytes; a box that claims more than its parent ends the level.
 */
import type { ByteSource } from './byte-source.ts';

export interface Box {
  /** Four characters, Latin-1. */
  type: string;
  /** 32 hex digits for type "uuid", else empty. */
  uuid: string;
  /** Absolute offset of the box, of its payload, and of the byte after it. */
  start: number;
  body: number;
  end: number;
}

const maxBoxes = 512;

/** The boxes between two absolute offsets, in file order. */
export function walkBoxes(source: ByteSource, start = 0, end = source.size): Box[] {
  const boxes: Box[] = [];
  const limit = Math.min(end, source.size);
  let at = start;
  while (boxes.length < maxBoxes && at + 8 <= limit) {
    const box = readBox(source, at, limit);
    if (!box) break;
    boxes.push(box);
    at = box.end;
  }
  return boxes;
}

/** First box of a type (and uuid) among siblings. */
export function findBox(boxes: readonly Box[], type: string, uuid?: string): Box | undefined {
  return boxes.find((box) => box.type === type && (uuid === undefined || box.uuid === uuid));
}

/** Follows a path of types from the top level, skipping the 4 bytes of version and flags that "meta" carries. */
export function boxAtPath(source: ByteSource, path: readonly string[]): Box | undefined {
  let level = walkBoxes(source);
  let found: Box | undefined;
  for (const type of path) {
    found = findBox(level, type);
    if (!found) return undefined;
    level = type === path.at(-1) ? [] : walkBoxes(source, childrenStart(found), found.end);
  }
  return found;
}

/** Where a box's children start: "meta" is a full box in image files. */
export function childrenStart(box: Box): number {
  return box.type === 'meta' ? box.body + 4 : box.body;
}

/** Major brand and compatible brands of the "ftyp" box; null when the file does not start with one. */
export function readBrands(source: ByteSource): { major: string; compatible: string[] } | null {
  const box = readBox(source, 0, source.size);
  if (box?.type !== 'ftyp') return null;
  const length = Math.min(box.end - box.body, 8 + 4 * 64);
  const data = source.bytes(box.body, length);
  if (!data || length < 4) return null;
  const compatible: string[] = [];
  for (let i = 8; i + 4 <= length; i += 4) compatible.push(latin1(data, i, 4));
  return { major: latin1(data, 0, 4), compatible };
}

function readBox(source: ByteSource, at: number, limit: number): Box | null {
  const head = source.bytes(at, 8);
  if (!head) return null;
  let size = u32(head, 0);
  const type = latin1(head, 4, 4);
  let body = at + 8;
  if (size === 1) {
    const large = source.bytes(at + 8, 8);
    if (!large) return null;
    size = u32(large, 0) * 2 ** 32 + u32(large, 4);
    body = at + 16;
  } else if (size === 0) {
    size = limit - at;
  }
  let uuid = '';
  if (type === 'uuid') {
    const id = source.bytes(body, 16);
    if (!id) return null;
    uuid = [...id].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    body += 16;
  }
  const end = at + size;
  if (end < body) return null;
  // The last box of a truncated file is still worth its beginning.
  return { type, uuid, start: at, body, end: Math.min(end, limit) };
}

export function u32(data: Uint8Array, at: number): number {
  return ((data[at]! << 24) | (data[at + 1]! << 16) | (data[at + 2]! << 8) | data[at + 3]!) >>> 0;
}

export function u16(data: Uint8Array, at: number): number {
  return (data[at]! << 8) | data[at + 1]!;
}

function latin1(data: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...data.subarray(at, at + length));
}
