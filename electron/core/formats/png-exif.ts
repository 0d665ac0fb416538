/** @file Where a PNG keeps its EXIF (PNG 3rd edition, 11.3.4.5): anywhere between its first and its last chunk, also behind the pixels. */
import type { ByteSource } from './byte-source.ts';

const maxChunks = 256;
/** Pixels may lie in thousands of chunks: EXIF behind them is looked for from the end. */
const tailBytes = 64 << 10;
const crcBytes = 4;

/** Absolute place of the TIFF header; null where there is none. */
export function findPngExif(source: ByteSource): { at: number; length: number } | null {
  let at = 8;
  for (let i = 0; i < maxChunks; i++) {
    const chunk = chunkAt(source, at);
    if (!chunk || chunk.type === 'IEND') return null;
    if (chunk.type === 'eXIf') return { at: at + 8, length: chunk.length };
    if (chunk.type === 'IDAT') return findBehindPixels(source);
    at += 12 + chunk.length;
  }
  return null;
}

/** A chunk of that name from which others lead to the end of the file. */
function findBehindPixels(source: ByteSource): { at: number; length: number } | null {
  const start = Math.max(0, source.size - tailBytes);
  const tail = source.bytes(start, source.size - start);
  const text = tail ? Buffer.from(tail.buffer, tail.byteOffset, tail.byteLength).toString('latin1') : '';
  for (let found = text.indexOf('eXIf'); found >= 4; found = text.indexOf('eXIf', found + 1)) {
    const at = start + found - 4;
    const chunk = chunkAt(source, at);
    if (chunk && leadsToEnd(source, at)) return { at: at + 8, length: chunk.length };
  }
  return null;
}

function leadsToEnd(source: ByteSource, start: number): boolean {
  let at = start;
  for (let i = 0; i < maxChunks; i++) {
    const chunk = chunkAt(source, at);
    if (!chunk) return false;
    if (chunk.type === 'IEND') return true;
    at += 8 + chunk.length + crcBytes;
  }
  return false;
}

function chunkAt(source: ByteSource, at: number): { type: string; length: number } | null {
  const head = source.bytes(at, 8);
  if (!head) return null;
  const length = new DataView(head.buffer, head.byteOffset, 8).getUint32(0);
  return { length, type: String.fromCharCode(...head.subarray(4)) };
}
