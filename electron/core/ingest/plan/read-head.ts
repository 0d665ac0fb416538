/** @file The first look at a file of a card: when and by what it was taken, and its content key. Few small reads: cards are slow. */
import { open } from 'node:fs/promises';
import { parseWithReads } from '../../formats/byte-source.ts';
import { sniffBytes, sniffFormat } from '../../formats/sniff-format.ts';
import { contentKeyOf, keyHeadBytes } from '../../library/content-key.ts';
import { completeHeader, type HeaderFacts } from '../../library/header/header-facts.ts';
import { parseHeader } from '../../library/header/parse-header.ts';
import { extensionOf } from '../../library/paths.ts';
import { readFully } from '../../work/read-fully.ts';

/** Facts that are not stated are null, also where the file is no picture. Throws the system's error. */
export async function readHeader(path: Buffer, sizeBytes: number): Promise<HeaderFacts> {
  return withReads(path, async (read) => {
    const head = await read(0, Math.min(sizeBytes, keyHeadBytes));
    const sniffed = sniffFormat(head.subarray(0, sniffBytes), extensionOf(path));
    if (!sniffed) return completeHeader({});
    return parseWithReads({ size: sizeBytes, head, read }, (source) => parseHeader(source, sniffed));
  });
}

/** See [Note: Content key]; null where the file is shorter than it was. Throws the system's error. */
export async function contentKeyAt(path: Buffer, sizeBytes: number): Promise<string | null> {
  return withReads(path, async (read) => {
    const head = await read(0, Math.min(sizeBytes, keyHeadBytes));
    return contentKeyOf({ sizeBytes, head, read });
  });
}

type Read = (offset: number, length: number) => Promise<Buffer>;

async function withReads<T>(path: Buffer, use: (read: Read) => Promise<T>): Promise<T> {
  const handle = await open(path, 'r');
  try {
    return await use((offset, length) => readFully(handle, offset, length));
  } finally {
    await handle.close();
  }
}
