import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { parseWithReadsSync, sourceOfBytes } from '../../../electron/core/formats/byte-source.ts';
import { type Sniffed, sniffBytes, sniffFormat } from '../../../electron/core/formats/sniff-format.ts';
import { captureOffset, captureTime } from '../../../electron/core/library/header/capture-time.ts';
import type { HeaderFacts } from '../../../electron/core/library/header/header-facts.ts';
import { parseHeader } from '../../../electron/core/library/header/parse-header.ts';
import { createExifTool } from '../../../electron/core/metadata/metadata-reader.ts';
import { describeShared } from '../../support/shared.ts';
import { jpeg, rawFile } from './temp-folder.ts';

function headerOf(data: Buffer): { sniffed: Sniffed; header: HeaderFacts; reads: number } {
  const sniffed = sniffFormat(data.subarray(0, sniffBytes))!;
  let reads = 0;
  const file = {
    size: data.length,
    head: data.subarray(0, 64 << 10),
    read: (offset: number, length: number) => {
      reads += 1;
      return data.subarray(offset, offset + length);
    },
  };
  return { sniffed, header: parseWithReadsSync(file, (source) => parseHeader(source, sniffed)), reads };
}

describe('capture times', () => {
  it.each([
    ['2024:05:01 10:20:30', null, '2024-05-01T10:20:30.000'],
    ['2024:05:01 10:20:30', '9', '2024-05-01T10:20:30.900'],
    ['2024:05:01 10:20:30', '031', '2024-05-01T10:20:30.031'],
    ['2024:05:01 10:20:30', '123456', '2024-05-01T10:20:30.123'],
    ['2024:05:01 10:20:30', ' 5 ', '2024-05-01T10:20:30.500'],
    ['2024:05:01 10:20:30', 'x', '2024-05-01T10:20:30.000'],
    ['2024:02:29 00:00:00', null, '2024-02-29T00:00:00.000'],
    ['2024-05-01T10:20:30.25+02:00', null, '2024-05-01T10:20:30.250'],
    ['2023:02:29 00:00:00', null, null],
    ['0000:00:00 00:00:00', null, null],
    ['    :  :     :  :  ', null, null],
    ['2024:13:01 10:20:30', null, null],
    ['2024:05:01 24:20:30', null, null],
  ])('%s with %s is %s', (text, subSeconds, expected) => {
    expect(captureTime(text, subSeconds)).toBe(expected);
  });

  it('keeps offsets only where they are offsets', () => {
    expect(['+02:00', '-09:30', 'Z', '+2', '   :  ', '+25:00'].map(captureOffset)).toEqual([
      '+02:00',
      '-09:30',
      '+00:00',
      null,
      null,
      null,
    ]);
  });
});

describe('parseHeader', () => {
  it('reads what a camera writes into a JPEG', async () => {
    const data = await jpeg({ takenAt: '2024:05:01 10:00:00', subSeconds: '37', widthPx: 48, heightPx: 32 });
    expect(headerOf(data).header).toMatchObject({
      takenAt: '2024-05-01T10:00:00.370',
      takenOffset: null,
      make: 'Maker',
      model: 'Test 1',
      orientation: 1,
      widthPx: 48,
      heightPx: 32,
    });
  });

  it('gives the stored and the upright size for all eight orientations', async () => {
    for (let orientation = 1; orientation <= 8; orientation++) {
      const { header } = headerOf(await jpeg({ orientation, widthPx: 48, heightPx: 32 }));
      const upright = orientation >= 5 ? [32, 48] : [48, 32];
      expect([header.orientation, header.storedWidthPx, header.storedHeightPx]).toEqual([orientation, 48, 32]);
      expect([header.widthPx, header.heightPx]).toEqual(upright);
    }
  });

  it.each(['png', 'webp', 'avif'] as const)('reads size and capture time of %s', async (format) => {
    const data = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#123' } })
      .withExif({ IFD2: { DateTimeOriginal: '2020:01:02 03:04:05', SubSecTimeOriginal: '6' } })
      .toFormat(format, format === 'avif' ? { effort: 0 } : {})
      .toBuffer();
    expect(headerOf(data).header).toMatchObject({ takenAt: '2020-01-02T03:04:05.600', widthPx: 40, heightPx: 30 });
  });

  it('takes the sensor’s size from a RAW, not its preview’s', () => {
    const { sniffed, header } = headerOf(rawFile({ widthPx: 6000, heightPx: 4000 }));
    expect(sniffed).toEqual({ kind: 'raw', format: 'nef' });
    expect(header).toMatchObject({
      takenAt: '2024-05-01T10:00:00.000',
      widthPx: 6000,
      heightPx: 4000,
      model: 'Test 1',
    });
  });

  it('survives every truncation and 3,000 mutations of a small picture', async () => {
    const data = await jpeg();
    const sniffed: Sniffed = { kind: 'jpeg', format: 'jpeg' };
    for (let length = 0; length < data.length; length += 3)
      parseHeader(sourceOfBytes(data.subarray(0, length)), sniffed);
    let state = 7;
    const random = () => {
      state = (state * 1103515245 + 12345) & 0x7fffffff;
      return state;
    };
    for (let i = 0; i < 3000; i++) {
      const mutated = Buffer.from(data);
      for (let k = 0; k < 4; k++) mutated[random() % Math.min(600, mutated.length)] = random() & 255;
      const header = parseHeader(sourceOfBytes(mutated), sniffed);
      expect(header.orientation >= 1 && header.orientation <= 8).toBe(true);
    }
  });
});

describeShared('parseHeader against ExifTool', (shared) => {
  const exiftool = createExifTool({ processes: 1 });
  afterAll(() => exiftool.end());

  const wanted =
    'ImageWidth ImageHeight Orientation DateTimeOriginal SubSecTimeOriginal OffsetTimeOriginal Make Model ThumbnailOffset ThumbnailLength';
  const readArgs = ['-n', ...wanted.split(' ').map((name) => `-${name}`)];
  /** Dummy previews and masked borders in the samples: where ExifTool's size is not the picture's. */
  const otherSizes: Record<string, [number, number]> = {
    'DNG.dng': [3456, 2304], // DefaultCropSize; 3516 x 2328 with the sensor's borders
    'FujiFilm.raf': [4256, 1424], // ExifTool: the 8 x 8 JPEG put in place of the preview
    'SigmaDP2.x3f': [2640, 1760], // the same
    'CanonRaw.cr2': [3456, 2304], // ExifTool: the first directory's reduced picture
  };

  async function compare(folder: string, name: string): Promise<void> {
    const file = path.join(folder, name);
    const { header, reads } = headerOf(readFileSync(file));
    const tags: Record<string, unknown> = { ...(await exiftool.readRaw(file, { readArgs, useMWG: false })) };
    const text = (key: string) => (tags[key] === undefined ? null : String(tags[key]).trim());
    const size = otherSizes[name] ?? [tags.ImageWidth, tags.ImageHeight];
    const subSeconds = tags.SubSecTimeOriginal === undefined ? null : String(tags.SubSecTimeOriginal);
    expect({ ...header, thumbnail: null, widthPx: 0, heightPx: 0 }, name).toEqual({
      takenAt: captureTime(text('DateTimeOriginal'), subSeconds),
      takenOffset: text('OffsetTimeOriginal'),
      make: text('Make'),
      model: text('Model'),
      orientation: tags.Orientation ?? 1,
      storedWidthPx: size[0],
      storedHeightPx: size[1],
      thumbnail: null,
      widthPx: 0,
      heightPx: 0,
    });
    if (header.thumbnail && tags.ThumbnailOffset !== undefined) {
      expect(header.thumbnail, name).toEqual({ offset: tags.ThumbnailOffset, length: tags.ThumbnailLength });
    }
    expect(reads, name).toBeLessThanOrEqual(2);
  }

  it('agrees on every format', async () => {
    const folder = path.join(shared, 'formats');
    for (const name of readdirSync(folder)) await compare(folder, name);
  });

  it('agrees on every photo, thumbnails included', async () => {
    const folder = path.join(shared, 'photos');
    const names = readdirSync(folder).filter((name) => name.endsWith('.jpg'));
    for (const name of names) await compare(folder, name);
    const withThumbnail = names.filter((name) => {
      const data = readFileSync(path.join(folder, name));
      const { thumbnail } = headerOf(data).header;
      return thumbnail && data.readUInt16BE(thumbnail.offset) === 0xffd8;
    });
    expect(withThumbnail.length).toBeGreaterThanOrEqual(15);
  });

  it('finds CR3 thumbnails, which are JPEGs', () => {
    const data = readFileSync(path.join(shared, 'formats/Canon-R6-pruned.CR3'));
    const { thumbnail } = headerOf(data).header;
    expect(data.subarray(thumbnail!.offset, thumbnail!.offset + 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
  });

  it('never throws on mutated samples of any format', () => {
    const folder = path.join(shared, 'formats');
    let state = 3;
    const random = () => {
      state = (state * 1103515245 + 12345) & 0x7fffffff;
      return state;
    };
    for (const name of readdirSync(folder)) {
      const data = readFileSync(path.join(folder, name)).subarray(0, 96 << 10);
      const sniffed = sniffFormat(data.subarray(0, sniffBytes))!;
      for (let i = 0; i < 200; i++) {
        const mutated = Buffer.from(data);
        for (let k = 0; k < 8; k++) mutated[random() % Math.min(4096, mutated.length)] = random() & 255;
        parseHeader(sourceOfBytes(mutated), sniffed);
        sniffFormat(mutated.subarray(0, sniffBytes));
      }
    }
  });
});
