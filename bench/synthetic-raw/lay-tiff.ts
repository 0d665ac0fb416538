/** @file Writes little-endian TIFF directories: enough of the format to build RAW files like a camera's. */

export type Value =
  | { short: number[] }
  | { long: number[] }
  | { text: string }
  /** Bytes of undefined type; with `as: 'offset'` a LONG that points at them. */
  | { bytes: Buffer; as?: 'offset' }
  | { directory: Directory };

export interface Directory {
  entries: [tag: number, value: Value][];
  next?: Directory;
}

/** The header, then directories and data in the order met; offsets count from the header's first byte. */
export function layTiff(first: Directory, header: Buffer): Buffer {
  const chunks: [at: number, data: Buffer][] = [[0, header]];
  let end = header.length;
  const put = (data: Buffer): number => {
    const at = end;
    chunks.push([at, data]);
    end += data.length + (data.length % 2);
    return at;
  };
  const lay = (directory: Directory): number => {
    const table = Buffer.alloc(2 + directory.entries.length * 12 + 4);
    const at = put(table);
    const entries = [...directory.entries].sort(([a], [b]) => a - b);
    table.writeUInt16LE(entries.length, 0);
    entries.forEach(([tag, value], index) => {
      const { type, count, data } = encode(value, put, lay);
      const entryAt = 2 + index * 12;
      table.writeUInt16LE(tag, entryAt);
      table.writeUInt16LE(type, entryAt + 2);
      table.writeUInt32LE(count, entryAt + 4);
      if (data.length <= 4) data.copy(table, entryAt + 8);
      else table.writeUInt32LE(put(data), entryAt + 8);
    });
    table.writeUInt32LE(directory.next ? lay(directory.next) : 0, table.length - 4);
    return at;
  };
  lay(first);
  const file = Buffer.alloc(end);
  for (const [at, data] of chunks) data.copy(file, at);
  return file;
}

function encode(
  value: Value,
  put: (data: Buffer) => number,
  lay: (directory: Directory) => number,
): { type: number; count: number; data: Buffer } {
  if ('short' in value) {
    const data = Buffer.alloc(value.short.length * 2);
    for (const [i, number] of value.short.entries()) data.writeUInt16LE(number, i * 2);
    return { type: 3, count: value.short.length, data };
  }
  if ('long' in value) return longs(value.long);
  if ('text' in value) {
    const data = Buffer.from(`${value.text}\0`, 'latin1');
    return { type: 2, count: data.length, data };
  }
  if ('directory' in value) return longs([lay(value.directory)]);
  if (value.as === 'offset') return longs([put(value.bytes)]);
  return { type: 7, count: value.bytes.length, data: value.bytes };
}

function longs(numbers: number[]): { type: number; count: number; data: Buffer } {
  const data = Buffer.alloc(numbers.length * 4);
  for (const [i, number] of numbers.entries()) data.writeUInt32LE(number, i * 4);
  return { type: 4, count: numbers.length, data };
}
