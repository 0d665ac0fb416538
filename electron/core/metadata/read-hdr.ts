/** @file Whether a file holds an HDR picture: from its head, since ExifTool has no word for ISO 21496-1. */
import { open } from 'node:fs/promises';
import { parseWithReads } from '../formats/byte-source.ts';
import { findHdr, type Hdr } from '../formats/find-hdr.ts';
import { sniffBytes, sniffFormat } from '../formats/sniff-format.ts';
import { readFully } from '../work/read-fully.ts';

const headBytes = 64 << 10;

/** `path`: absolute. Throws the system's error where the file cannot be read. */
export async function readHdr(path: Buffer): Promise<Hdr | null> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const read = (offset: number, length: number) => readFully(handle, offset, length);
    const head = await read(0, Math.min(size, headBytes));
    const sniffed = sniffFormat(head.subarray(0, sniffBytes));
    return sniffed && (await parseWithReads({ size, head, read }, (source) => findHdr(source, sniffed.format)));
  } finally {
    await handle.close();
  }
}
