/** @file Header facts of Canon's CRW (CIFF 1.0): heaps inside heaps, each with its directory at its end. */
import type { ByteSource } from '../../formats/byte-source.ts';
import { captureTimeOfSeconds } from './capture-time.ts';
import type { FoundHeader } from './header-facts.ts';
import { viewOf } from './header-of-camera-raw.ts';

const makeAndModel = 0x080a;
const capturedAt = 0x180e;
const imageInfo = 0x1810;
const thumbnail = 0x2008;
const maxDepth = 4;
const maxEntries = 256;
const turns: Record<number, number> = { 0: 1, 90: 6, 180: 3, 270: 8 };

interface Heap {
  source: ByteSource;
  littleEndian: boolean;
  found: FoundHeader;
}

export function headerOfCiff(source: ByteSource): FoundHeader {
  const head = source.bytes(0, 6);
  if (!head) return {};
  const littleEndian = head[0] === 0x49;
  const heap: Heap = { source, littleEndian, found: {} };
  walkHeap(heap, viewOf(head).getUint32(2, littleEndian), source.size, 0);
  return heap.found;
}

function walkHeap(heap: Heap, start: number, end: number, depth: number): void {
  const { source, littleEndian } = heap;
  const pointer = end - start > 6 ? source.bytes(end - 4, 4) : null;
  if (!pointer || depth > maxDepth) return;
  const directory = start + viewOf(pointer).getUint32(0, littleEndian);
  const countBytes = source.bytes(directory, 2);
  if (!countBytes || directory >= end) return;
  const count = Math.min(viewOf(countBytes).getUint16(0, littleEndian), maxEntries);
  for (let i = 0; i < count; i++) {
    const at = directory + 2 + i * 10;
    const entry = source.bytes(at, 10);
    if (!entry) return;
    const view = viewOf(entry);
    const tag = view.getUint16(0, littleEndian);
    const inDirectory = (tag & 0xc000) === 0x4000;
    const length = inDirectory ? 8 : view.getUint32(2, littleEndian);
    const valueAt = inDirectory ? at + 2 : start + view.getUint32(6, littleEndian);
    if (valueAt + length > source.size) continue;
    const type = tag & 0x3800;
    if (!inDirectory && (type === 0x2800 || type === 0x3000)) walkHeap(heap, valueAt, valueAt + length, depth + 1);
    else takeRecord(heap, tag & 0x3fff, valueAt, length);
  }
}

function takeRecord(heap: Heap, tag: number, at: number, length: number): void {
  const { source, littleEndian, found } = heap;
  if (tag === thumbnail) {
    found.thumbnail = { offset: at, length };
    return;
  }
  const data =
    tag === makeAndModel || tag === capturedAt || tag === imageInfo ? source.bytes(at, Math.min(length, 64)) : null;
  if (!data) return;
  const view = viewOf(data);
  if (tag === makeAndModel) {
    const [make, model] = String.fromCharCode(...data).split('\0');
    found.make = make?.trim() || null;
    found.model = model?.trim() || null;
  } else if (tag === capturedAt && data.length >= 4) {
    found.takenAt = captureTimeOfSeconds(view.getUint32(0, littleEndian));
  } else if (tag === imageInfo && data.length >= 16) {
    found.storedWidthPx = view.getUint32(0, littleEndian);
    found.storedHeightPx = view.getUint32(4, littleEndian);
    found.orientation = turns[view.getInt32(12, littleEndian)] ?? 1;
  }
}
