/** @file Reads entries of a zip archive, whole or (when stored) in part, through one file descriptor. */
import { crc32, inflateRawSync } from 'node:zlib';
import { CheckpointError } from './checkpoint-error.ts';
import { openFile } from './open-file.ts';
import { readZipDirectory, type ZipEntry } from './zip-directory.ts';

const localSignature = 0x04034b50;
/** No tensor of a model that fits into ONNX is larger. */
const maximumEntryBytes = 2 ** 31 - 1;

export interface ZipArchive {
  readonly path: string;
  readonly entries: ReadonlyMap<string, ZipEntry>;
  /** The whole entry, unpacked, its CRC-32 checked. */
  read(name: string): Uint8Array;
  /** Where an entry's packed bytes start in the file. */
  dataOffset(entry: ZipEntry): number;
  close(): void;
}

/** Opens an archive. Throws `CheckpointError` when it is not one, is cut short, or lies about its sizes. */
export function openZip(path: string): ZipArchive {
  const file = openFile(path);
  const open = (): ReadonlyMap<string, ZipEntry> => {
    try {
      return readZipDirectory(file);
    } catch (error) {
      file.close();
      throw error;
    }
  };
  const entries = open();

  const dataOffset = (entry: ZipEntry): number => {
    const header = file.read(entry.headerOffset, 30);
    const view = new DataView(header.buffer);
    if (view.getUint32(0, true) !== localSignature)
      throw new CheckpointError(`${path}: "${entry.name}" is not where it should be`);
    const offset = entry.headerOffset + 30 + view.getUint16(26, true) + view.getUint16(28, true);
    if (offset + entry.packedBytes > file.sizeBytes)
      throw new CheckpointError(`${path} is cut short inside "${entry.name}"`);
    return offset;
  };
  const unpack = (entry: ZipEntry, packed: Uint8Array): Uint8Array => {
    try {
      return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.bytes) });
    } catch (cause) {
      throw new CheckpointError(`${path}: "${entry.name}" cannot be unpacked`, { cause });
    }
  };

  return {
    path,
    entries,
    read(name) {
      const entry = entries.get(name);
      if (entry === undefined) throw new CheckpointError(`${path} has no "${name}"`);
      if (entry.bytes > maximumEntryBytes) throw new CheckpointError(`${path}: "${name}" is too large`);
      const packed = file.read(dataOffset(entry), entry.packedBytes);
      const bytes = entry.method === 'stored' ? packed : unpack(entry, packed);
      if (bytes.byteLength !== entry.bytes || crc32(bytes) !== entry.crc32) {
        throw new CheckpointError(`${path} is damaged: "${name}" does not match its checksum. Fetch it again.`);
      }
      return bytes;
    },
    dataOffset,
    close: () => file.close(),
  };
}
