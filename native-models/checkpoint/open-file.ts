/** @file Random access to a file that may be larger than memory allows to hold. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

export interface RandomAccessFile {
  readonly path: string;
  readonly sizeBytes: number;
  /** Exactly these bytes, freshly allocated; throws RangeError when the file does not have them. */
  read(offset: number, length: number): Uint8Array;
  close(): void;
}

/** Opens a file for reading. Reads are synchronous: converters run in a process of their own. */
export function openFile(path: string): RandomAccessFile {
  const descriptor = openSync(path, 'r');
  const sizeBytes = fstatSync(descriptor).size;
  return {
    path,
    sizeBytes,
    read(offset, length) {
      if (offset < 0 || length < 0 || offset + length > sizeBytes) {
        throw new RangeError(`${path}: bytes ${offset} to ${offset + length} lie outside the file's ${sizeBytes}`);
      }
      const bytes = new Uint8Array(length);
      let done = 0;
      while (done < length) {
        const count = readSync(descriptor, bytes, done, length - done, offset + done);
        if (count === 0) throw new RangeError(`${path} became shorter while it was read`);
        done += count;
      }
      return bytes;
    },
    close: () => closeSync(descriptor),
  };
}
