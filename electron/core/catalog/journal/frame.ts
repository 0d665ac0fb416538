/**
 * @file One journal record on disk: "CGJ1" | sequence u64 | payload length u32 | CRC-32 u32 of sequence, length and payload | payload.
 * Little-endian. The payload is UTF-8 JSON, preceded by one byte: bit 0 set for raw deflate; bits 1 and 2 say what part of a snapshot it is,
 * so that a start after a clean end need not decode anything.
 */
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

const magic = Buffer.from('CGJ1');
const headBytes = 20;
const deflateFromBytes = 4096;

/** Places in this list are on disk. */
const roles = ['record', 'snapshot-begin', 'snapshot-part', 'snapshot-end'] as const;
export type FrameRole = (typeof roles)[number];

export interface Frame {
  seq: number;
  role: FrameRole;
  /** Decodes the payload. */
  value(): unknown;
  /** Offset just behind it. */
  end: number;
}

export function encodeFrame(seq: number, value: unknown, role: FrameRole = 'record'): Buffer {
  const json = Buffer.from(JSON.stringify(value));
  const packed = json.length >= deflateFromBytes;
  const body = packed ? deflateRawSync(json, { level: 1 }) : json;
  const frame = Buffer.alloc(headBytes + 1 + body.length);
  magic.copy(frame);
  frame.writeBigUInt64LE(BigInt(seq), 4);
  frame.writeUInt32LE(1 + body.length, 12);
  frame[headBytes] = (packed ? 1 : 0) | (roles.indexOf(role) << 1);
  body.copy(frame, headBytes + 1);
  frame.writeUInt32LE(checksum(frame, 0, frame.length), 16);
  return frame;
}

function checksum(bytes: Buffer, start: number, end: number): number {
  return crc32(bytes.subarray(start + headBytes, end), crc32(bytes.subarray(start + 4, start + 16)));
}

/** The frame at `start`; null where there is none, or a torn or damaged one. */
function decodeFrame(bytes: Buffer, start: number): Frame | null {
  if (start + headBytes + 1 > bytes.length || magic.compare(bytes, start, start + 4) !== 0) return null;
  const length = bytes.readUInt32LE(start + 12);
  const end = start + headBytes + length;
  if (length < 1 || end > bytes.length || checksum(bytes, start, end) !== bytes.readUInt32LE(start + 16)) return null;
  const flags = bytes[start + headBytes]!;
  const body = bytes.subarray(start + headBytes + 1, end);
  return {
    seq: Number(bytes.readBigUInt64LE(start + 4)),
    role: roles[(flags >> 1) & 3]!,
    value: () => JSON.parse((flags & 1 ? inflateRawSync(body) : body).toString('utf8')),
    end,
  };
}

export interface FrameScan {
  frames: Frame[];
  /** Bytes up to the end of the last whole frame: where the next one is written. */
  goodBytes: number;
  /** A last record that was never finished: nothing acknowledged is in it. */
  tornBytes: number;
  /** Bytes between whole frames that are none: records were lost there. */
  damagedBytes: number;
}

/** Reads every whole frame, over damage and up to a torn end. */
export function scanFrames(bytes: Buffer): FrameScan {
  const frames: Frame[] = [];
  let position = 0;
  let goodBytes = 0;
  let damagedBytes = 0;
  while (position < bytes.length) {
    const frame = decodeFrame(bytes, position);
    if (frame) {
      damagedBytes += position - goodBytes;
      frames.push(frame);
      position = goodBytes = frame.end;
    } else {
      const next = bytes.indexOf(magic, position + 1);
      if (next < 0) break;
      position = next;
    }
  }
  return { frames, goodBytes, tornBytes: bytes.length - goodBytes, damagedBytes };
}
