/**
 * @file A checksum of the whole of a database while it is closed.
 *
 * [Note: Silent damage] SQLite's integrity_check sees structure, not payload: one in five small corruptions passes it. A file that was closed
 * cleanly must be byte for byte what it was; the seal says what that is. It is broken when the file is opened, and worth nothing beside a
 * write-ahead log, which only a crash leaves behind. cache.db has one too, to be spared a check of every page; another than the file's says no more there
 * than that it has to be checked, since an older release writes to it and knows no seal.
 */
import { closeSync, openSync, readFileSync, readSync, rmSync, statSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { writeDurably } from './durable-file.ts';

const seal = z.object({ bytes: z.number(), crc32: z.number() });
export const sealFile = (file: string): string => `${file}.seal`;

export function fileChecksum(file: string): { bytes: number; crc32: number } {
  const chunk = Buffer.alloc(1024 * 1024);
  const fd = openSync(file, 'r');
  let bytes = 0;
  let sum = 0;
  try {
    for (
      let read = readSync(fd, chunk, 0, chunk.length, 0);
      read > 0;
      read = readSync(fd, chunk, 0, chunk.length, bytes)
    ) {
      sum = crc32(chunk.subarray(0, read), sum);
      bytes += read;
    }
  } finally {
    closeSync(fd);
  }
  return { bytes, crc32: sum };
}

/** intact: as it was closed. changed: not what was closed. none: it was not closed, or never sealed. */
export function checkSeal(file: string): 'intact' | 'changed' | 'none' {
  if ((statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) return 'none';
  const written = readSeal(file);
  if (!written) return 'none';
  const now = fileChecksum(file);
  return now.bytes === written.bytes && now.crc32 === written.crc32 ? 'intact' : 'changed';
}

function readSeal(file: string): z.infer<typeof seal> | null {
  if (!statSync(sealFile(file), { throwIfNoEntry: false })) return null;
  try {
    return seal.parse(JSON.parse(readFileSync(sealFile(file), 'utf8')));
  } catch {
    // A damaged seal says nothing about the file; the slower checks do.
    return null;
  }
}

export function putSeal(file: string): void {
  writeDurably(sealFile(file), [Buffer.from(JSON.stringify(fileChecksum(file)))]);
}

export const breakSeal = (file: string): void => rmSync(sealFile(file), { force: true });
