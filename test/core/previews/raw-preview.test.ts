import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ExifTool } from 'exiftool-vendored';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawMakers } from '../../../bench/synthetic-raw/make-raw.ts';
import { sniffFormat } from '../../../electron/core/formats/sniff-format.ts';
import { locateEmbeddedPreview } from '../../../electron/core/previews/raw/locate-embedded-preview.ts';
import { chooseJpeg } from '../../../electron/core/previews/raw/raw-previews.ts';
import { describeShared } from '../../support/shared.ts';
import { jpegOf, randomNumbers } from './test-pictures.ts';

const exiftool = new ExifTool({ maxProcs: 1 });
let dir: string;
let jpegs: { full: Buffer; middle: Buffer; small: Buffer };

beforeAll(async () => {
  dir = await fs.mkdtemp(path.join(os.tmpdir(), 'chinagraph-raw-'));
  jpegs = { full: await jpegOf(3000, 2000), middle: await jpegOf(1620, 1080), small: await jpegOf(160, 120) };
});
afterAll(async () => {
  await exiftool.end();
  await fs.rm(dir, { recursive: true });
});

/** A file in memory that counts what is read of it. */
function counted(bytes: Buffer, size = bytes.length) {
  const file = {
    size,
    bytesRead: 0,
    read: async (offset: number, length: number) => {
      const data = bytes.subarray(offset, offset + length);
      file.bytesRead += length;
      return data;
    },
  };
  return file;
}

async function byExifTool(file: string, tag: string): Promise<Buffer | null> {
  const output = path.join(dir, `${path.basename(file)}-${tag}.jpg`);
  await exiftool.extractBinaryTag(tag, file, output).catch(() => undefined);
  return fs.readFile(output).catch(() => null);
}

describe('RAW previews of ten dialects, laid out as cameras do', () => {
  it.each(Object.keys(rawMakers))('%s: finds what ExifTool finds, byte for byte', async (format) => {
    const bytes = Buffer.concat([rawMakers[format]!(jpegs, 6), Buffer.alloc(50_000)]);
    const file = path.join(dir, `camera.${format}`);
    await fs.writeFile(file, bytes);
    expect(sniffFormat(bytes.subarray(0, 16 << 10), format)).toEqual({ kind: 'raw', format });
    const found = await locateEmbeddedPreview(counted(bytes), format);
    if (found === 'unsure') throw new Error('unsure');
    const largest = found.jpegs[0]!;
    expect([largest.widthPx, largest.heightPx]).toEqual(
      format === 'orf' || format === 'rw2' ? [1620, 1080] : [3000, 2000],
    );
    // The RAW's own tag; RAF keeps it in its JPEG, which has none here.
    expect(found.orientation).toBe(format === 'raf' ? null : 6);
    for (const jpeg of found.jpegs) {
      // The CR3's full-size track is no tag of ExifTool's where the track's other boxes are missing.
      if (format === 'cr3' && jpeg.tag === 'JpgFromRaw') continue;
      // ExifTool gives one of two PreviewImages of a DNG, the larger.
      if (format === 'dng' && jpeg !== largest) continue;
      const theirs = await byExifTool(file, jpeg.tag);
      expect(theirs?.equals(bytes.subarray(jpeg.offset, jpeg.offset + jpeg.length))).toBe(true);
    }
  });

  it.each(Object.keys(rawMakers))('%s of 26 MB: header and preview are at most 12 % of the file', async (format) => {
    const padded = {
      full: Buffer.concat([jpegs.full, Buffer.alloc(1_300_000)]),
      middle: Buffer.concat([jpegs.middle, Buffer.alloc(330_000)]),
      small: jpegs.small,
    };
    const file = counted(rawMakers[format]!(padded, 1), 26_000_000);
    const found = await locateEmbeddedPreview(file, format);
    const nav = found === 'unsure' ? null : chooseJpeg(found.jpegs, 'nav');
    expect(nav).not.toBeNull();
    expect(file.bytesRead + nav!.length).toBeLessThan(0.12 * file.size);
    expect(file.bytesRead).toBeLessThan(300_000);
  });

  it('serves each use with the smallest JPEG that is large enough and of the same shape', async () => {
    const found = await locateEmbeddedPreview(counted(rawMakers.arw!(jpegs, 1)), 'arw');
    if (found === 'unsure') throw new Error('unsure');
    expect(chooseJpeg(found.jpegs, 'full')?.widthPx).toBe(3000);
    expect(chooseJpeg(found.jpegs, 'nav')?.widthPx).toBe(1620);
    // 160x120 is too small and letterboxed.
    expect(chooseJpeg(found.jpegs, 'thumb')?.widthPx).toBe(1620);
  });

  it('skips lossless sensor data (SOF3), 12-bit JPEGs and claims that leave the file', async () => {
    const lossless = Buffer.from(jpegs.full);
    lossless[findFrame(lossless)] = 0xc3;
    const found = await locateEmbeddedPreview(counted(rawMakers.arw!({ ...jpegs, full: lossless }, 1)), 'arw');
    expect(found === 'unsure' ? [] : found.jpegs.map((jpeg) => jpeg.widthPx)).toEqual([1620, 160]);

    const deep = Buffer.from(jpegs.full);
    deep[findFrame(deep) + 3] = 12;
    const shallow = await locateEmbeddedPreview(counted(rawMakers.arw!({ ...jpegs, full: deep }, 1)), 'arw');
    expect(shallow === 'unsure' ? [] : shallow.jpegs.map((jpeg) => jpeg.widthPx)).toEqual([1620, 160]);

    const whole = rawMakers.srw!(jpegs, 1);
    const cut = await locateEmbeddedPreview(counted(whole.subarray(0, whole.length - 1000)), 'srw');
    expect(cut).toMatchObject({ jpegs: [], cutShort: true });
  });

  it('ends on 3,000 mutated headers, reading little', async () => {
    const random = randomNumbers(11);
    const formats = Object.keys(rawMakers);
    const tiny = { full: await jpegOf(700, 500), middle: await jpegOf(64, 48), small: await jpegOf(32, 24) };
    for (let i = 0; i < 3_000; i++) {
      const format = formats[i % formats.length]!;
      const bytes = rawMakers[format]!(tiny, 1);
      for (let flip = 0; flip < 4; flip++) bytes[Math.floor(random() * Math.min(bytes.length, 600))] = random() * 256;
      const file = counted(bytes);
      const found = await locateEmbeddedPreview(file, format);
      expect(file.bytesRead).toBeLessThan(3 << 20);
      if (found === 'unsure') continue;
      for (const jpeg of found.jpegs) expect(jpeg.offset + jpeg.length).toBeLessThanOrEqual(bytes.length);
    }
  });

  it('passes I/O errors on untouched: a slow card is not a corrupt photo', async () => {
    const failing = { size: 1e6, read: () => Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' })) };
    await expect(locateEmbeddedPreview(failing, 'cr2')).rejects.toMatchObject({ code: 'EIO' });
  });
});

/** Offset of the second byte of the start-of-frame marker. */
function findFrame(jpeg: Buffer): number {
  return jpeg.indexOf(Buffer.from([0xff, 0xc0])) + 1;
}

describeShared('RAW previews of real cameras', (sharedDir) => {
  const formats = path.join(sharedDir, 'formats');
  it('equal those of ExifTool wherever there is one', async () => {
    const compared: string[] = [];
    for (const name of await fs.readdir(formats)) {
      const bytes = await fs.readFile(path.join(formats, name));
      const sniffed = sniffFormat(bytes.subarray(0, 16 << 10), path.extname(name).slice(1).toLowerCase());
      if (sniffed?.kind !== 'raw') continue;
      const found = await locateEmbeddedPreview(counted(bytes), sniffed.format);
      for (const jpeg of found === 'unsure' ? [] : found.jpegs) {
        const theirs = await byExifTool(path.join(formats, name), jpeg.tag);
        expect(theirs?.equals(bytes.subarray(jpeg.offset, jpeg.offset + jpeg.length)), `${name} ${jpeg.tag}`).toBe(
          true,
        );
        compared.push(`${name} ${jpeg.tag}`);
      }
    }
    expect(compared).toEqual([
      'Canon-R6-pruned.CR3 PreviewImage',
      'Canon-R6-pruned.CR3 ThumbnailImage',
      'FujiFilm.raf PreviewImage',
      'Panasonic.rw2 JpgFromRaw',
      'SigmaDP2.x3f JpgFromRaw',
    ]);
  });
});
