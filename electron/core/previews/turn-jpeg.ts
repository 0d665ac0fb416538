/**
 * @file A JPEG shown turned, without touching a pixel: the orientation tag in front of the same compressed data. What shows it (browser, contact sheet)
 * turns it while decoding. Previews are upright already, so the tag says the turn alone.
 */
import type { Turn } from '../../contract/decision.ts';

/** EXIF's number for a turn by quarters clockwise. */
const orientations = [1, 6, 3, 8] as const;

const marker = { start: 0xd8, app0: 0xe0, app1: 0xe1, scan: 0xda } as const;

/** An Exif segment with nothing but the orientation: big-endian TIFF, one entry of type SHORT. */
function orientationSegment(orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*', 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(0x0112, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, marker.app1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** The same picture, turned; as it is where it is not turned or is no JPEG. An Exif segment of its own is left out: two would contradict each other. */
export function turnJpeg(jpeg: Buffer, turn: Turn): Buffer {
  if (turn === 0 || jpeg[0] !== 0xff || jpeg[1] !== marker.start) return jpeg;
  const kept: Buffer[] = [];
  let jfif: Buffer | null = null;
  let at = 2;
  while (at + 4 <= jpeg.length && jpeg[at] === 0xff && jpeg[at + 1] !== marker.scan) {
    const end = at + 2 + jpeg.readUInt16BE(at + 2);
    const segment = jpeg.subarray(at, end);
    const kind = jpeg[at + 1];
    // JFIF asks to stand first.
    if (kind === marker.app0 && jfif === null) jfif = segment;
    else if (!(kind === marker.app1 && segment.toString('latin1', 4, 8) === 'Exif')) kept.push(segment);
    at = end;
  }
  const start = jpeg.subarray(0, 2);
  return Buffer.concat([
    start,
    ...(jfif ? [jfif] : []),
    orientationSegment(orientations[turn]),
    ...kept,
    jpeg.subarray(at),
  ]);
}
