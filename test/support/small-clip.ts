/** @file An MP4 with everything but pictures: boxes that say how long, how large and when (ISO/IEC 14496-12). */

const box = (type: string, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
};
const u32 = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [i, value] of values.entries()) bytes.writeUInt32BE(value >>> 0, i * 4);
  return bytes;
};
const one = 0x0001_0000;
/** Upright, and a quarter turn to the right. */
const matrices = { upright: [one, 0, 0, 0, one, 0], turned: [0, one, 0, -one, 0, 0] };
/** QuickTime counts from 1904. */
const epoch = 2_082_844_800;

export interface SmallClip {
  seconds: number;
  widthPx: number;
  heightPx: number;
  turn?: keyof typeof matrices;
  /** "2026-06-14T14:22:07" */
  takenAt: string;
  /** Differs per clip. */
  seed?: number;
}

export function smallClip({ seconds, widthPx, heightPx, turn = 'upright', takenAt, seed = 1 }: SmallClip): Buffer {
  const when = Date.parse(`${takenAt}Z`) / 1000 + epoch;
  const [a, b, u, c, d, v] = matrices[turn] as [number, number, number, number, number, number];
  const matrix = u32(a, b, u, c, d, v, 0, 0, 0x4000_0000);
  const duration = Math.round(seconds * 1000);
  const movie = box('mvhd', u32(0, when, when, 1000, duration, one, 0x0100_0000, 0, 0), matrix, Buffer.alloc(28));
  const size = u32(widthPx * 65_536, heightPx * 65_536);
  const track = box('tkhd', u32(7, when, when, 1, 0, duration, 0, 0, 0, 0), matrix, size);
  const media = box('mdat', Buffer.alloc(40_000, seed));
  return Buffer.concat([
    box('ftyp', Buffer.from('isom'), u32(512), Buffer.from('isomiso2avc1mp41')),
    media,
    box('moov', movie, box('trak', track)),
  ]);
}
