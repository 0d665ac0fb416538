/** @file A small folder of real JPEGs with capture times, made in a moment. */
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';

export interface SmallPhoto {
  name: string;
  /** "2026:06:14 14:22:07" */
  takenAt?: string;
  /** "2026-06-14T14:22:07", said by XMP alone. */
  xmpTakenAt?: string;
  /** Model; "Camera" unless said otherwise. */
  camera?: string;
  widthPx?: number;
  heightPx?: number;
  /** Differs per picture; the same seed gives the same bytes. */
  seed?: number;
}

/** Writes the pictures and ages them past the two seconds in which a file counts as still growing. */
export async function writeSmallShoot(folder: string, photos: readonly SmallPhoto[]): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const files: string[] = [];
  for (const [index, photo] of photos.entries()) {
    const file = path.join(folder, photo.name);
    writeFileSync(file, await smallJpeg({ seed: index + 1, ...photo }));
    age(file);
    files.push(file);
  }
  return files;
}

export function age(file: string, seconds = 60): void {
  const when = Date.now() / 1000 - seconds;
  utimesSync(file, when, when);
}

export async function smallJpeg({
  seed = 1,
  takenAt,
  xmpTakenAt,
  camera = 'Camera',
  widthPx = 480,
  heightPx = 320,
}: Omit<SmallPhoto, 'name'>): Promise<Buffer> {
  const pixels = Buffer.alloc(widthPx * heightPx * 3);
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      const at = (y * widthPx + x) * 3;
      const checker = ((x >> 4) + (y >> 4) + seed) % 2 ? 200 : 60;
      pixels[at] = (checker + x * seed) & 255;
      pixels[at + 1] = (checker + y) & 255;
      pixels[at + 2] = (checker + seed * 40) & 255;
    }
  }
  const image = sharp(pixels, { raw: { width: widthPx, height: heightPx, channels: 3 } }).jpeg({ quality: 88 });
  if (takenAt || xmpTakenAt) {
    image.withExif({
      IFD0: { Make: 'Test', Model: camera },
      ...(takenAt && { IFD2: { DateTimeOriginal: takenAt, SubSecTimeOriginal: '50' } }),
    });
  }
  if (xmpTakenAt) image.withXmp(xmpOf(xmpTakenAt));
  return image.toBuffer();
}

/** A JPEG without metadata, given an EXIF block of its own. */
export function withExifBlock(jpeg: Buffer, block: Buffer): Buffer {
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(block.length + 8, 4);
  return Buffer.concat([head, Buffer.from('Exif\0\0', 'latin1'), block, jpeg.subarray(2)]);
}

const xmpOf = (createDate: string): string =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreateDate="${createDate}"/></rdf:RDF></x:xmpmeta>`;

/** "IMG_0001.jpg" ... one second apart. */
export const numbered = (count: number): SmallPhoto[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `IMG_${String(index + 1).padStart(4, '0')}.jpg`,
    takenAt: `2026:06:14 14:${String(10 + Math.floor(index / 60)).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}`,
  }));
