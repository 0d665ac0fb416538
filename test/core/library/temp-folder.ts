/** @file Real folders and small real pictures for library tests. */
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterEach } from 'vitest';
import { joinPath } from '../../../electron/core/library/paths.ts';

const made: string[] = [];

afterEach(async () => {
  await Promise.all(made.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

/** A folder that is gone after the test. */
export async function tempFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'chinagraph-test-'));
  made.push(folder);
  return folder;
}

/** A minute old, so that it counts as settled. */
export async function put(root: string, name: string | Buffer, data: Uint8Array, ageMs = 60_000): Promise<Buffer> {
  const file = joinPath(Buffer.from(root), Buffer.from(name));
  await mkdir(file.subarray(0, file.lastIndexOf(0x2f)), { recursive: true });
  await writeFile(file, data);
  const at = new Date(Date.now() - ageMs);
  await utimes(file, at, at);
  return file;
}

export interface Exposure {
  takenAt?: string;
  subSeconds?: string;
  model?: string;
  /** Makes the pixels, and so the content, differ. */
  seed?: number;
  widthPx?: number;
  heightPx?: number;
  orientation?: number;
}

/** A small JPEG as a camera would tag it. `takenAt`: "2024:05:01 10:00:00". */
export async function jpeg(exposure: Exposure = {}): Promise<Buffer> {
  const { takenAt = '2024:05:01 10:00:00', subSeconds, model = 'Test 1', seed = 1, orientation } = exposure;
  const ifd2 = { DateTimeOriginal: takenAt, ...(subSeconds && { SubSecTimeOriginal: subSeconds }) };
  const picture = sharp({
    create: {
      width: exposure.widthPx ?? 48,
      height: exposure.heightPx ?? 32,
      channels: 3,
      background: { r: (seed * 53) % 256, g: (seed * 101) % 256, b: (seed * 197) % 256 },
    },
  }).withExif({ IFD0: { Make: 'Maker', Model: model }, IFD2: ifd2 });
  return (orientation ? picture.withMetadata({ orientation }) : picture).jpeg().toBuffer();
}

/** A TIFF-based RAW (Nikon's structure): a small directory, and a sub-directory of sensor data. */
export function rawFile(exposure: Exposure = {}): Buffer {
  const { takenAt = '2024:05:01 10:00:00', model = 'Test 1', seed = 1, widthPx = 6000, heightPx = 4000 } = exposure;
  const texts: Buffer[] = [];
  const dataAt = 256;
  const place = (text: string) => {
    const at = dataAt + texts.reduce((sum, part) => sum + part.length, 0);
    texts.push(Buffer.from(`${text}\0`, 'latin1'));
    return { at, length: text.length + 1 };
  };
  const make = place('NIKON CORPORATION');
  const camera = place(model.padEnd(8));
  const date = place(takenAt);
  const ifd0: Tag[] = [
    [0xfe, 4, 1, 1],
    [0x10f, 2, make.length, make.at],
    [0x110, 2, camera.length, camera.at],
    [0x14a, 4, 1, 120],
    [0x9003, 2, date.length, date.at],
  ];
  const sub: Tag[] = [
    [0xfe, 4, 1, 0],
    [0x100, 4, 1, widthPx],
    [0x101, 4, 1, heightPx],
    [0x103, 3, 1, 34713],
    [0x106, 3, 1, 32803],
  ];
  const head = Buffer.alloc(dataAt);
  head.write('II*\0', 0, 'latin1');
  head.writeUInt32LE(8, 4);
  writeIfd(head, 8, ifd0);
  writeIfd(head, 120, sub);
  return Buffer.concat([head, ...texts, Buffer.alloc(4096, seed)]);
}

type Tag = [tag: number, type: number, count: number, value: number];

function writeIfd(target: Buffer, at: number, entries: Tag[]): void {
  target.writeUInt16LE(entries.length, at);
  entries.forEach(([tag, type, count, value], index) => {
    const entry = at + 2 + index * 12;
    target.writeUInt16LE(tag, entry);
    target.writeUInt16LE(type, entry + 2);
    target.writeUInt32LE(count, entry + 4);
    target.writeUInt32LE(value, entry + 8);
  });
}

/** Runs `work` as a user who may not read everything: root may, and tests often are root. */
export async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return work();
  process.seteuid?.(65534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}
