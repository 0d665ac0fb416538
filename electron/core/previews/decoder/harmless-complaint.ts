/** @file What libjpeg mutters about although not a pixel is wrong. */

const fewBytes = 16;

/** `bytes`: the JPEG. Filler between header segments, or before its end, and scan parameters that decoders ignore. */
export function isHarmless(error: unknown, bytes: Uint8Array): boolean {
  if (!(error instanceof Error)) return false;
  if (/Invalid SOS parameters/i.test(error.message)) return true;
  const match = /(\d+) extraneous bytes before marker 0x([0-9a-f]{2})/i.exec(error.message);
  if (!match) return false;
  const [skipped, marker] = [Number(match[1]), Number.parseInt(match[2]!, 16)];
  // Before a restart or another scan's marker it was picture data.
  if (marker >= 0xd0 && marker <= 0xd7) return false;
  return skipped <= fewBytes || (marker === 0xd9 && isFiller(bytes, skipped));
}

/** Some cameras fill the rest of their last block with one value. */
function isFiller(bytes: Uint8Array, count: number): boolean {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = view.lastIndexOf(Buffer.from([0xff, 0xd9]));
  const filler = view.subarray(Math.max(0, end - count), end);
  return end > 0 && filler.every((byte) => byte === filler[0]);
}
