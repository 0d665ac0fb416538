/**
 * @file The directory of a zip archive, read from its end (PKWARE APPNOTE 6.3.10, sections 4.3.12 to 4.3.16).
 * Nothing in the archive is trusted: every offset and size is checked against the file.
 */
import { CheckpointError } from './checkpoint-error.ts';
import type { RandomAccessFile } from './open-file.ts';

const endSignature = 0x06054b50;
const zip64EndSignature = 0x06064b50;
const zip64LocatorSignature = 0x07064b50;
const centralSignature = 0x02014b50;
const endBytes = 22;
const maximumCommentBytes = 0xffff;
const maximumEntries = 20_000;
const maximumDirectoryBytes = 16 * 2 ** 20;
/** Deflate cannot pack more than 1032 bytes into one; whoever claims more is lying about sizes. */
const maximumDeflateRatio = 1032;

export interface ZipEntry {
  readonly name: string;
  readonly method: 'stored' | 'deflate';
  readonly crc32: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly headerOffset: number;
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** A 64-bit unsigned number that must be a safe integer. */
function readUint64(view: DataView, offset: number, path: string): number {
  const value = view.getBigUint64(offset, true);
  if (value > BigInt(Number.MAX_SAFE_INTEGER))
    throw new CheckpointError(`${path} is not a usable archive: absurd sizes`);
  return Number(value);
}

function findDirectory(file: RandomAccessFile): { offset: number; bytes: number; count: number } {
  const tailBytes = Math.min(file.sizeBytes, endBytes + maximumCommentBytes);
  const tailOffset = file.sizeBytes - tailBytes;
  const view = viewOf(file.read(tailOffset, tailBytes));
  let end = tailBytes - endBytes;
  while (end >= 0 && view.getUint32(end, true) !== endSignature) end--;
  if (end < 0) {
    throw new CheckpointError(
      `${file.path} is cut short or is no zip archive: its directory is missing. Fetch it again.`,
    );
  }
  const found = {
    count: view.getUint16(end + 10, true),
    bytes: view.getUint32(end + 12, true),
    offset: view.getUint32(end + 16, true),
  };
  const locatorOffset = tailOffset + end - 20;
  if (locatorOffset < 0) return found;
  const locator = viewOf(file.read(locatorOffset, 20));
  if (locator.getUint32(0, true) !== zip64LocatorSignature) return found;
  const recordOffset = readUint64(locator, 8, file.path);
  if (recordOffset + 56 > file.sizeBytes)
    throw new CheckpointError(`${file.path} is damaged: its directory lies outside it`);
  const record = viewOf(file.read(recordOffset, 56));
  if (record.getUint32(0, true) !== zip64EndSignature)
    throw new CheckpointError(`${file.path} is damaged: wrong directory record`);
  return {
    count: readUint64(record, 32, file.path),
    bytes: readUint64(record, 40, file.path),
    offset: readUint64(record, 48, file.path),
  };
}

/** The 64-bit sizes of the zip64 extra field, in the order in which the 32-bit ones are all ones. */
function zip64Values(view: DataView, start: number, length: number, path: string): number[] {
  let offset = start;
  while (offset + 4 <= start + length) {
    const id = view.getUint16(offset, true);
    const size = view.getUint16(offset + 2, true);
    if (id === 1 && offset + 4 + size <= start + length) {
      return Array.from({ length: Math.min(3, size >> 3) }, (_, index) =>
        readUint64(view, offset + 4 + 8 * index, path),
      );
    }
    offset += 4 + size;
  }
  return [];
}

/** All entries by name. Throws `CheckpointError` for anything that a checkpoint has no reason to be. */
export function readZipDirectory(file: RandomAccessFile): Map<string, ZipEntry> {
  const { path } = file;
  const directory = findDirectory(file);
  if (directory.count > maximumEntries || directory.bytes > maximumDirectoryBytes) {
    throw new CheckpointError(`${path} is not a usable archive: its directory is implausibly large`);
  }
  if (directory.offset + directory.bytes > file.sizeBytes) {
    throw new CheckpointError(`${path} is cut short: its directory points outside it. Fetch it again.`);
  }
  const bytes = file.read(directory.offset, directory.bytes);
  const view = viewOf(bytes);
  const entries = new Map<string, ZipEntry>();
  let offset = 0;
  let packedTotal = 0;
  for (let index = 0; index < directory.count; index++) {
    if (offset + 46 > bytes.length || view.getUint32(offset, true) !== centralSignature) {
      throw new CheckpointError(`${path} is damaged: entry ${index + 1} of its directory is unreadable`);
    }
    const nameBytes = view.getUint16(offset + 28, true);
    const extraBytes = view.getUint16(offset + 30, true);
    const next = offset + 46 + nameBytes + extraBytes + view.getUint16(offset + 32, true);
    if (next > bytes.length) throw new CheckpointError(`${path} is damaged: its directory runs over its end`);
    const name = new TextDecoder().decode(bytes.subarray(offset + 46, offset + 46 + nameBytes));
    const wide = zip64Values(view, offset + 46 + nameBytes, extraBytes, path);
    const size = (at: number) => {
      const narrow = view.getUint32(at, true);
      return narrow === 0xffffffff ? (wide.shift() ?? narrow) : narrow;
    };
    const unpacked = size(offset + 24);
    const packedBytes = size(offset + 20);
    const headerOffset = size(offset + 42);
    const methodNumber = view.getUint16(offset + 10, true);
    if (view.getUint16(offset + 8, true) & 1) throw new CheckpointError(`${path}: "${name}" is encrypted`);
    if (methodNumber !== 0 && methodNumber !== 8) {
      throw new CheckpointError(`${path}: "${name}" is packed by method ${methodNumber}, which is not supported`);
    }
    const method = methodNumber === 0 ? 'stored' : 'deflate';
    const honest = method === 'stored' ? unpacked === packedBytes : unpacked <= packedBytes * maximumDeflateRatio + 64;
    packedTotal += packedBytes;
    if (!honest || headerOffset + 30 + packedBytes > file.sizeBytes || packedTotal > file.sizeBytes) {
      throw new CheckpointError(`${path}: the sizes that it states for "${name}" cannot be true`);
    }
    if (entries.has(name)) throw new CheckpointError(`${path} holds "${name}" twice`);
    entries.set(name, {
      name,
      method,
      crc32: view.getUint32(offset + 16, true),
      packedBytes,
      bytes: unpacked,
      headerOffset,
    });
    offset = next;
  }
  return entries;
}
