/** @file The inner structure of JPEG segments (ITU-T T.81, B.2.2 to B.2.4), to tell a real one from bytes that happen to look like it. */

/** True where the bytes at `at` are a whole segment that makes sense by itself; `at` points to its 0xff. */
export function isWellFormedSegment(bytes: Uint8Array, at: number): boolean {
  const marker = bytes[at + 1]!;
  const length = (bytes[at + 2]! << 8) | bytes[at + 3]!;
  const end = at + 2 + length;
  if (length < 2 || end > bytes.length) return false;
  const body = at + 4;
  if (marker === 0xdb) return isTables(body, end, (p) => quantisationBytes(bytes, p));
  if (marker === 0xc4) return isTables(body, end, (p) => huffmanBytes(bytes, p, end));
  if (marker >= 0xc0 && marker <= 0xc2) return isFrame(bytes, body, length);
  if (marker === 0xda) return length === 6 + 2 * bytes[body]! && bytes[body]! >= 1 && bytes[body]! <= 4;
  if (marker === 0xdd) return length === 4;
  // Application data and comments have no structure of their own: another marker must follow.
  return (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe ? bytes[end] === 0xff && bytes[end + 1] !== 0 : false;
}

function isFrame(bytes: Uint8Array, body: number, length: number): boolean {
  const components = bytes[body + 5]!;
  const hasSize = bytes[body + 1]! + bytes[body + 2]! > 0 && bytes[body + 3]! + bytes[body + 4]! > 0;
  return length === 8 + 3 * components && components >= 1 && components <= 4 && hasSize && bytes[body] === 8;
}

/** Tables one behind the other, to the very end. `size` gives 0 for what is no table. */
function isTables(start: number, end: number, size: (at: number) => number): boolean {
  let at = start;
  while (at < end) {
    const bytes = size(at);
    if (bytes === 0) return false;
    at += bytes;
  }
  return at === end && end > start;
}

function quantisationBytes(bytes: Uint8Array, at: number): number {
  const head = bytes[at]!;
  if ((head & 15) > 3 || head >> 4 > 1) return 0;
  return 1 + 64 * (1 + (head >> 4));
}

function huffmanBytes(bytes: Uint8Array, at: number, end: number): number {
  if ((bytes[at]! & 15) > 3 || bytes[at]! >> 4 > 1 || at + 17 > end) return 0;
  let codes = 0;
  for (let i = 1; i <= 16; i++) codes += bytes[at + i]!;
  return codes > 256 ? 0 : 17 + codes;
}

/** T.81, K.3: what cameras used before they wrote tables of their own, and what films of JPEGs leave out. */
export function standardHuffmanTables(): Buffer {
  const dc = (counts: string) =>
    Buffer.concat([Buffer.from(counts, 'hex'), Buffer.from(Array.from({ length: 12 }, (_, i) => i))]);
  const tables = [
    [0x00, dc('00010501010101010100000000000000')],
    [0x01, dc('00030101010101010101010000000000')],
    [0x10, Buffer.from(acLuminance, 'hex')],
    [0x11, Buffer.from(acChrominance, 'hex')],
  ] as const;
  const body = Buffer.concat(tables.flatMap(([id, table]) => [Buffer.of(id), table]));
  const head = Buffer.from([0xff, 0xc4, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

const acLuminance =
  '0002010303020403050504040000017d0102030004110512213141061351610722711432' +
  '8191a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a43444546' +
  '4748494a535455565758595a636465666768696a737475767778797a838485868788898a9293949596' +
  '9798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1' +
  'e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa';
const acChrominance =
  '00020102040403040705040400010277000102031104052131061241510761711322328108' +
  '144291a1b1c109233352f0156272d10a162434e125f11718191a262728292a35363738393a43444546' +
  '4748494a535455565758595a636465666768696a737475767778797a82838485868788898a92939495' +
  '969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9da' +
  'e2e3e4e5e6e7e8e9eaf2f3f4f5f6f7f8f9fa';
