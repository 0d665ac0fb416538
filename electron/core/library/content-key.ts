/**
 * @file A file's identity by content, cheap enough to take at first sight.
 *
 * [Note: Content key]
 * 128 bits of SHA-256 over the size, the first 64 kB, 16 kB from the middle and the last 64 kB. The head holds the capture
 * time, serial numbers and the embedded thumbnail; tail and middle are compressed picture data, which never repeats between
 * two exposures. Two different photos would have to agree in size and in 144 kB of such data; by chance, a million files
 * collide with a probability of 10^-27. What it does not notice: an edit that keeps the size and touches none of the three
 * samples, which is why size and mtime are compared first and the key only confirms. Files of up to 144 kB are hashed whole.
 * Cost: at most three reads, of which the head is read anyway for the header, and about 0.1 ms of hashing.
 */
import { createHash } from 'node:crypto';
import type { ContentKey } from '../../contract/ids.ts';

export const keyHeadBytes = 64 << 10;
const middleBytes = 16 << 10;
const tailBytes = 64 << 10;
/** Read of every file; files of up to so much are read whole. */
export const sampledBytes = keyHeadBytes + middleBytes + tailBytes;

/**
 * `head`: the first 64 kB or the whole file if it is shorter. `read` may reject (its errors pass through) or come back
 * short when the file shrinks meanwhile: then the key is null, and the file is to be looked at again.
 */
export async function contentKeyOf(file: {
  sizeBytes: number;
  head: Uint8Array;
  read: (offset: number, length: number) => Promise<Uint8Array>;
}): Promise<ContentKey | null> {
  const { sizeBytes, head, read } = file;
  const headLength = Math.min(sizeBytes, keyHeadBytes);
  if (head.length < headLength) return null;
  const hash = createHash('sha256').update(sizeTag(sizeBytes)).update(head.subarray(0, headLength));
  const rest =
    sizeBytes <= sampledBytes
      ? [{ offset: headLength, length: sizeBytes - headLength }]
      : [
          { offset: Math.floor(sizeBytes / 2), length: middleBytes },
          { offset: sizeBytes - tailBytes, length: tailBytes },
        ];
  for (const { offset, length } of rest) {
    if (length === 0) continue;
    const data = await read(offset, length);
    if (data.length < length) return null;
    hash.update(data);
  }
  return hash.digest('hex').slice(0, 32) as ContentKey;
}

function sizeTag(sizeBytes: number): Buffer {
  const tag = Buffer.alloc(8);
  tag.writeBigUInt64LE(BigInt(sizeBytes));
  return tag;
}
