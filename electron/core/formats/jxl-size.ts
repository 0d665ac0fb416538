/** @file Size of a JPEG XL picture (ISO/IEC 18181-1, 6.1 "SizeHeader" and 6.2 "ImageMetadata"): bits, least significant first. */
import { findBox, walkBoxes } from './bmff-walk.ts';
import type { ByteSource } from './byte-source.ts';

const aspectRatios = [
  [0, 0],
  [1, 1],
  [12, 10],
  [4, 3],
  [3, 2],
  [16, 9],
  [5, 4],
  [2, 1],
] as const;
const headBytes = 64;

/** As coded, and the EXIF orientation that turns it; null when the bytes are no codestream. */
export function readJxlSize(source: ByteSource): { widthPx: number; heightPx: number; orientation: number } | null {
  const at = codestreamAt(source);
  const data = at === null ? null : source.bytes(at, Math.min(headBytes, source.size - at));
  if (data?.[0] !== 0xff || data[1] !== 0x0a) return null;
  const read = bitReader(data.subarray(2));
  const isSmall = read(1) === 1;
  const side = () => (isSmall ? 8 * (read(5) + 1) : 1 + read([9, 13, 18, 30][read(2)]!));
  const heightPx = side();
  const [across, down] = aspectRatios[read(3)]!;
  const widthPx = across === 0 ? side() : Math.floor((heightPx * across) / down);
  const isDefault = read(1) === 1;
  const hasExtra = !isDefault && read(1) === 1;
  return { widthPx, heightPx, orientation: hasExtra ? read(3) + 1 : 1 };
}

/** Bare, or in the first "jxlc" or "jxlp" box; the latter starts with its number. */
function codestreamAt(source: ByteSource): number | null {
  const head = source.bytes(0, 2);
  if (!head || head[0] === 0xff) return head ? 0 : null;
  const boxes = walkBoxes(source);
  const whole = findBox(boxes, 'jxlc');
  const part = findBox(boxes, 'jxlp');
  return whole ? whole.body : part ? part.body + 4 : null;
}

function bitReader(data: Uint8Array): (bits: number) => number {
  let position = 0;
  return (bits) => {
    let value = 0;
    for (let i = 0; i < bits; i++, position++) value += (((data[position >> 3] ?? 0) >> (position & 7)) & 1) * 2 ** i;
    return value;
  };
}
