/** @file Walks the fields of a protobuf message without knowing its schema and without copying; for ONNX files of any size and any origin. */
import { Reader } from 'protobufjs';

export interface WireField {
  readonly number: number;
  /** 0 varint, 1 fixed64, 2 length-delimited, 5 fixed32. */
  readonly wireType: number;
  /** Varints below 2^53; 0 for other types. */
  readonly value: number;
  /** Content of a length-delimited field, a view into the message; empty for other types. */
  readonly content: Uint8Array;
  /** The whole field with its tag, a view into the message. */
  readonly whole: Uint8Array;
}

const nothing = new Uint8Array(0);

/** The fields of a message in file order. Throws RangeError or Error where the bytes are no protobuf. */
export function* wireFields(message: Uint8Array): Generator<WireField> {
  const reader = Reader.create(message);
  while (reader.pos < reader.len) {
    const start = reader.pos;
    const tag = reader.uint32();
    const wireType = tag & 7;
    let value = 0;
    let content: Uint8Array = nothing;
    if (wireType === 0) value = Number(reader.int64());
    else if (wireType === 2) {
      const length = reader.uint32();
      if (length > reader.len - reader.pos) throw new RangeError('a field ends beyond the end of the file');
      content = message.subarray(reader.pos, reader.pos + length);
      reader.pos += length;
    } else if (wireType === 1 || wireType === 5) reader.skipType(wireType);
    else throw new RangeError(`unknown wire type ${wireType}`);
    yield { number: tag >>> 3, wireType, value, content, whole: message.subarray(start, reader.pos) };
  }
}

/** A length-delimited field with new content. */
export function delimitedField(number: number, pieces: readonly Uint8Array[]): Uint8Array[] {
  const length = pieces.reduce((sum, piece) => sum + piece.byteLength, 0);
  return [Uint8Array.from([...varint((number << 3) | 2), ...varint(length)]), ...pieces];
}

/** Base-128 bytes of a whole number below 2^53. */
export function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
  return bytes;
}
