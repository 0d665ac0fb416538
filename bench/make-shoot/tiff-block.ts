/** @file Writes little-endian TIFF structures (TIFF 6.0, EXIF 2.32): enough for an EXIF block and a small DNG. */

export type TiffValue =
  | { tag: number; type: 'ascii'; text: string }
  | { tag: number; type: 'byte' | 'undefined'; bytes: Uint8Array }
  | { tag: number; type: 'short' | 'long'; numbers: number[] }
  | { tag: number; type: 'rational' | 'srational'; numbers: number[] }
  /** Offsets of further directories, filled in when written. */
  | { tag: number; type: 'directory'; directories: TiffValue[][] }
  /** Offset of bytes stored elsewhere in the file, filled in when written. */
  | { tag: number; type: 'blob'; bytes: Uint8Array };

const typeCodes = {
  byte: 1,
  ascii: 2,
  short: 3,
  long: 4,
  rational: 5,
  undefined: 7,
  srational: 10,
  directory: 4,
  blob: 4,
} as const;

/** A whole TIFF: header, chained directories, their values and blobs. Offsets count from the header. */
export function buildTiff(chain: TiffValue[][]): Buffer {
  const parts: Buffer[] = [];
  let length = 8;
  const append = (bytes: Uint8Array): number => {
    const at = length;
    const padded = bytes.length % 2 === 0 ? Buffer.from(bytes) : Buffer.concat([bytes, Buffer.alloc(1)]);
    parts.push(padded);
    length += padded.length;
    return at;
  };
  const writeDirectory = (values: TiffValue[]): { at: number; nextField: Buffer } => {
    const sorted = [...values].sort((a, b) => a.tag - b.tag);
    const entries = Buffer.alloc(2 + sorted.length * 12 + 4);
    entries.writeUInt16LE(sorted.length, 0);
    sorted.forEach((value, i) => {
      const offset = 2 + i * 12;
      const { count, bytes } = encode(value, append, writeDirectory);
      entries.writeUInt16LE(value.tag, offset);
      entries.writeUInt16LE(typeCodes[value.type], offset + 2);
      entries.writeUInt32LE(count, offset + 4);
      if (bytes.length <= 4) bytes.copy(entries, offset + 8);
      else entries.writeUInt32LE(append(bytes), offset + 8);
    });
    // The directory goes out as it is: its last four bytes are patched when the next one is known.
    const at = length;
    parts.push(entries);
    length += entries.length;
    return { at, nextField: entries.subarray(entries.length - 4) };
  };
  const header = Buffer.from([0x49, 0x49, 42, 0, 0, 0, 0, 0]);
  let link: Buffer = header.subarray(4);
  for (const values of chain) {
    const { at, nextField } = writeDirectory(values);
    link.writeUInt32LE(at);
    link = nextField;
  }
  return Buffer.concat([header, ...parts]);
}

function encode(
  value: TiffValue,
  append: (bytes: Uint8Array) => number,
  writeDirectory: (values: TiffValue[]) => { at: number },
): { count: number; bytes: Buffer } {
  switch (value.type) {
    case 'ascii': {
      const bytes = Buffer.from(`${value.text}\0`, 'latin1');
      return { count: bytes.length, bytes };
    }
    case 'byte':
    case 'undefined':
      return { count: value.bytes.length, bytes: Buffer.from(value.bytes) };
    case 'short':
      return { count: value.numbers.length, bytes: Buffer.from(Uint16Array.from(value.numbers).buffer) };
    case 'long':
      return { count: value.numbers.length, bytes: Buffer.from(Uint32Array.from(value.numbers).buffer) };
    case 'rational':
    case 'srational':
      return { count: value.numbers.length, bytes: Buffer.concat(value.numbers.map(rational)) };
    case 'directory': {
      const offsets = value.directories.map((directory) => writeDirectory(directory).at);
      return { count: offsets.length, bytes: Buffer.from(Uint32Array.from(offsets).buffer) };
    }
    case 'blob':
      return { count: 1, bytes: Buffer.from(Uint32Array.of(append(value.bytes)).buffer) };
  }
}

/** One over a whole number for short times, otherwise ten-thousandths. */
function rational(number: number): Buffer {
  const bytes = Buffer.alloc(8);
  const short = number > 0 && number < 0.5;
  bytes.writeInt32LE(short ? 1 : Math.round(number * 10_000), 0);
  bytes.writeInt32LE(short ? Math.round(1 / number) : 10_000, 4);
  return bytes;
}
