/** @file An open file to read from, by Node's callbacks: a FileHandle's promises cost as much processor time as the calls themselves, thousands of times a folder. */
import { type BigIntStats, close, fstat, open, read } from 'node:fs';

export interface OpenedFile {
  /** As FileHandle.read. */
  read(into: Uint8Array, at: number, length: number, position: number): Promise<{ bytesRead: number }>;
  stat(options: { bigint: true }): Promise<Pick<BigIntStats, 'size' | 'mtimeNs'>>;
  close(): Promise<void>;
}

/** For reading. Rejects with the system's error. */
export function openFile(path: Buffer): Promise<OpenedFile> {
  return new Promise((resolve, reject) => {
    open(path, 'r', (error, fd) => (error ? reject(error) : resolve(opened(fd))));
  });
}

function opened(fd: number): OpenedFile {
  return {
    read: (into, at, length, position) =>
      new Promise((resolve, reject) => {
        read(fd, into, at, length, position, (error, bytesRead) => (error ? reject(error) : resolve({ bytesRead })));
      }),
    stat: (options) =>
      new Promise((resolve, reject) => {
        fstat(fd, options, (error, stats) => (error ? reject(error) : resolve(stats)));
      }),
    close: () =>
      new Promise((resolve, reject) => {
        close(fd, (error) => (error ? reject(error) : resolve()));
      }),
  };
}
