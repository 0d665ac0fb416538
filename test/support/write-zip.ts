/** @file A zip writer for stored entries of any size: what NumPy and PyTorch write, without holding it in memory. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';

export interface ZipPiece {
  readonly name: string;
  readonly data: Uint8Array;
}

/** Writes the entries as they are produced. The data of each starts at a multiple of 64 bytes, as PyTorch has it. */
export function writeZip(path: string, pieces: Iterable<ZipPiece>): void {
  const descriptor = openSync(path, 'w');
  const directory: Buffer[] = [];
  let offset = 0;
  const write = (bytes: Uint8Array) => {
    for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done, bytes.length - done);
    offset += bytes.length;
  };
  try {
    for (const { name, data } of pieces) {
      const nameBytes = Buffer.from(name);
      const padding = (64 - ((offset + 30 + nameBytes.length + 4) % 64)) % 64;
      const common = Buffer.alloc(26);
      common.writeUInt16LE(20, 0);
      common.writeUInt32LE(crc32(data), 10);
      common.writeUInt32LE(data.length, 14);
      common.writeUInt32LE(data.length, 18);
      common.writeUInt16LE(nameBytes.length, 22);
      const entryOffset = Buffer.alloc(4);
      entryOffset.writeUInt32LE(offset);
      directory.push(Buffer.from('PK\x01\x02'), Buffer.of(20, 0), common, Buffer.alloc(10), entryOffset, nameBytes);
      const extra = Buffer.alloc(4 + padding);
      extra.write('FB');
      extra.writeUInt16LE(padding, 2);
      common.writeUInt16LE(extra.length, 24);
      write(Buffer.concat([Buffer.from('PK\x03\x04'), common, nameBytes, extra]));
      common.writeUInt16LE(0, 24);
      write(data);
    }
    const start = offset;
    const end = Buffer.alloc(22);
    end.write('PK\x05\x06');
    const count = directory.length / 6;
    end.writeUInt16LE(count, 8);
    end.writeUInt16LE(count, 10);
    end.writeUInt32LE(
      directory.reduce((sum, part) => sum + part.length, 0),
      12,
    );
    end.writeUInt32LE(start, 16);
    for (const part of directory) write(part);
    write(end);
  } finally {
    closeSync(descriptor);
  }
}
