/**
 * @file Bytes for the format walkers, without the walkers knowing where they come from.
 *
 * [Note: Walk again]
 * Walkers (TIFF, BMFF, JPEG segments) are plain synchronous functions over a ByteSource. Over a file, only some windows of it
 * are in memory; asking for bytes outside them throws NeedBytes, the driver reads that window and walks again from the
 * start. A walk costs microseconds and a header rarely needs a second window, so this is cheaper and far simpler than an
 * asynchronous walker, and the same walker serves a Buffer, a file handle and a test. Reads, bytes and walks are all
 * bounded: once the budget is spent, missing bytes look like the end of the file, and every walker ends.
 */

export interface ByteSource {
  /** Bytes in the whole file. */
  readonly size: number;
  /** `length` bytes at `offset`, or null when any of them lies outside the file. A view, not a copy: do not write to it. */
  bytes(offset: number, length: number): Uint8Array | null;
}

/** Thrown by a windowed source, caught by the driver only. Not an error. */
class NeedBytes {
  readonly offset: number;
  readonly length: number;
  constructor(offset: number, length: number) {
    this.offset = offset;
    this.length = length;
  }
}

export interface ReadBudget {
  /** Reads after the head. */
  maxReads: number;
  /** Bytes read after the head, over all reads. */
  maxBytes: number;
  /** Smallest read: neighbours are usually wanted next. */
  windowBytes: number;
}

const headerBudget: ReadBudget = { maxReads: 24, maxBytes: 4 << 20, windowBytes: 16 << 10 };

interface Window {
  start: number;
  data: Uint8Array;
}

/** A file that is completely in memory. */
export function sourceOfBytes(data: Uint8Array): ByteSource {
  return { size: data.length, bytes: (offset, length) => slice({ start: 0, data }, offset, length) };
}

/**
 * Runs `parse` over a file of which `head` (its first bytes) is at hand, reading more by `read` where the parser asks.
 * `read` returns fewer bytes at the end of the file and may reject: its errors pass through untouched, so an I/O error is
 * never mistaken for a bad picture.
 */
export async function parseWithReads<T>(
  file: { size: number; head: Uint8Array; read: (offset: number, length: number) => Promise<Uint8Array> },
  parse: (source: ByteSource) => T,
  budget: ReadBudget = headerBudget,
): Promise<T> {
  const walk = createWalk(file.size, file.head, budget);
  for (;;) {
    const step = walk.attempt(parse);
    if (step.done) return step.value;
    walk.add(step.need.offset, await file.read(step.need.offset, step.need.length));
  }
}

/** The same, for synchronous reads (small slices on a warm file cache, and the decoder child). */
export function parseWithReadsSync<T>(
  file: { size: number; head: Uint8Array; read: (offset: number, length: number) => Uint8Array },
  parse: (source: ByteSource) => T,
  budget: ReadBudget = headerBudget,
): T {
  const walk = createWalk(file.size, file.head, budget);
  for (;;) {
    const step = walk.attempt(parse);
    if (step.done) return step.value;
    walk.add(step.need.offset, file.read(step.need.offset, step.need.length));
  }
}

type Step<T> = { done: true; value: T } | { done: false; need: { offset: number; length: number } };

function createWalk(size: number, head: Uint8Array, budget: ReadBudget) {
  const windows: Window[] = [{ start: 0, data: head }];
  let readsLeft = budget.maxReads;
  let bytesLeft = budget.maxBytes;
  const source: ByteSource = {
    size,
    bytes(offset, length) {
      if (!inFile(offset, length, size)) return null;
      for (const window of windows) {
        const found = slice(window, offset, length);
        if (found) return found;
      }
      if (readsLeft <= 0 || length > bytesLeft) return null;
      throw new NeedBytes(offset, length);
    },
  };
  return {
    attempt<T>(parse: (source: ByteSource) => T): Step<T> {
      try {
        return { done: true, value: parse(source) };
      } catch (thrown) {
        if (!(thrown instanceof NeedBytes)) throw thrown;
        const wanted = Math.max(thrown.length, Math.min(budget.windowBytes, bytesLeft));
        return { done: false, need: { offset: thrown.offset, length: Math.min(wanted, size - thrown.offset) } };
      }
    },
    add(start: number, data: Uint8Array): void {
      readsLeft -= 1;
      bytesLeft -= data.length;
      // A read that came back empty (the file shrank under us) must not be asked for again.
      if (data.length === 0) readsLeft = 0;
      windows.push({ start, data });
    },
  };
}

function inFile(offset: number, length: number, size: number): boolean {
  return offset >= 0 && length >= 0 && Number.isSafeInteger(offset) && offset + length <= size;
}

function slice(window: Window, offset: number, length: number): Uint8Array | null {
  const from = offset - window.start;
  if (!inFile(from, length, window.data.length)) return null;
  return window.data.subarray(from, from + length);
}
