/** @file The EXIF fields of a frame, for the JPEG and for its RAW-like companion. */
import { exifTaken } from './camera-time.ts';
import type { FramePlan } from './plan-shoot.ts';
import { buildTiff, type TiffValue } from './tiff-block.ts';

/** IFD0: who made it and how it lies; the exposure's directory hangs below. */
function cameraValues(plan: FramePlan): TiffValue[] {
  return [
    { tag: 0x010f, type: 'ascii', text: plan.camera.make },
    { tag: 0x0110, type: 'ascii', text: plan.camera.model },
    { tag: 0x0112, type: 'short', numbers: [1] },
    { tag: 0x0131, type: 'ascii', text: 'make-shoot' },
    { tag: 0x0132, type: 'ascii', text: exifTaken(plan.takenMs).dateTime },
    { tag: 0x8769, type: 'directory', directories: [exposureValues(plan)] },
  ];
}

function exposureValues({ camera, takenMs, index }: FramePlan): TiffValue[] {
  const { dateTime, subSec } = exifTaken(takenMs);
  return [
    { tag: 0x829a, type: 'rational', numbers: [camera.exposureTime] },
    { tag: 0x829d, type: 'rational', numbers: [camera.fNumber] },
    { tag: 0x8827, type: 'short', numbers: [camera.iso] },
    { tag: 0x9000, type: 'undefined', bytes: Buffer.from('0232') },
    { tag: 0x9003, type: 'ascii', text: dateTime },
    { tag: 0x9004, type: 'ascii', text: dateTime },
    { tag: 0x9204, type: 'srational', numbers: [camera.exposureCompensation] },
    { tag: 0x920a, type: 'rational', numbers: [camera.focalLength] },
    { tag: 0x9290, type: 'ascii', text: subSec },
    { tag: 0x9291, type: 'ascii', text: subSec },
    { tag: 0xa001, type: 'short', numbers: [1] },
    { tag: 0xa420, type: 'ascii', text: index.toString(16).padStart(32, '0') },
    { tag: 0xa431, type: 'ascii', text: camera.serial },
    { tag: 0xa434, type: 'ascii', text: camera.lens },
  ];
}

/** A JPEG with its APP1 EXIF block put in front; `thumbnail` (a small JPEG) goes into IFD1 as cameras do. */
export function withExif(jpeg: Uint8Array, plan: FramePlan, thumbnail: Uint8Array): Buffer {
  const second: TiffValue[] = [
    { tag: 0x0103, type: 'short', numbers: [6] },
    { tag: 0x0201, type: 'blob', bytes: thumbnail },
    { tag: 0x0202, type: 'long', numbers: [thumbnail.length] },
  ];
  const block = buildTiff([cameraValues(plan), second]);
  const length = block.length + 8;
  if (length > 0xffff) throw new Error(`EXIF block of ${plan.file} is larger than a JPEG segment`);
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xe1, length >> 8, length & 0xff]);
  return Buffer.concat([head, Buffer.from('Exif\0\0', 'latin1'), block, jpeg.subarray(2)]);
}
