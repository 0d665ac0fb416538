/** @file Which tag says when a picture was taken: the table of docs/capture-time.md, written and read by ExifTool. */
import { readFile } from 'node:fs/promises';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { buildTiff } from '../../../bench/make-shoot/tiff-block.ts';
import { takenAtMs } from '../../../electron/contract/taken-at.ts';
import { sourceOfBytes } from '../../../electron/core/formats/byte-source.ts';
import { sniffFormat } from '../../../electron/core/formats/sniff-format.ts';
import { firstTime } from '../../../electron/core/library/header/capture-time.ts';
import { parseHeader } from '../../../electron/core/library/header/parse-header.ts';
import { captureTimeOf } from '../../../electron/core/metadata/capture-time.ts';
import { createExifTool, createMetadataReader } from '../../../electron/core/metadata/metadata-reader.ts';
import { describeShared } from '../../support/shared.ts';
import { put, tempFolder } from '../library/temp-folder.ts';

const exiftool = createExifTool({ processes: 1 });
const reader = createMetadataReader({ exiftool });
afterAll(() => exiftool.end());

const bare = () => sharp({ create: { width: 48, height: 32, channels: 3, background: '#567' } });
const read = async (file: Buffer) => {
  const picture = { orientation: 1, storedWidthPx: 48, storedHeightPx: 32 };
  const result = await reader.read({ path: file, picture });
  return result.ok ? result.captureTime : result;
};
async function written(args: readonly string[], name = 'a.jpg'): Promise<Buffer> {
  const bytes = await (name.endsWith('.png') ? bare().png() : bare().jpeg()).toBuffer();
  const file = await put(await tempFolder(), name, bytes);
  await exiftool.write(file.toString(), {}, { writeArgs: ['-overwrite_original', ...args] });
  return file;
}
const header = async (file: Buffer) => {
  const bytes = await readFile(file);
  return parseHeader(sourceOfBytes(bytes), sniffFormat(bytes.subarray(0, 64), 'jpg')!);
};

/** Row by row; each states another minute. */
const rows = [
  ['-EXIF:DateTimeOriginal=2024:05:01 10:01:00'],
  ['-XMP-exif:DateTimeOriginal=2024:05:01 10:03:00'],
  ['-IPTC:DateCreated=2024:05:01', '-IPTC:TimeCreated=10:04:00+02:00'],
  ['-XMP-photoshop:DateCreated=2024:05:01 10:05:00'],
  ['-EXIF:CreateDate=2024:05:01 10:06:00'],
  ['-XMP-exif:DateTimeDigitized=2024:05:01 10:07:00'],
  ['-XMP-xmp:CreateDate=2024:05:01 10:08:00'],
  ['-IPTC:DigitalCreationDate=2024:05:01', '-IPTC:DigitalCreationTime=10:09:00+02:00'],
  ['-EXIF:ModifyDate=2024:05:01 10:10:00'],
] as const;

describe('the tag that says when', () => {
  it.each(rows.map((row, place) => [row[0].slice(1).split('=')[0]!, place] as const))(
    '%s counts before all rows below it, and alone',
    async (_, place) => {
      const wanted = /10:\d\d:\d\d/.exec(rows[place]!.join(' '))![0];
      expect(await read(await written(rows.slice(place).flat()))).toMatchObject({
        takenAt: `2024-05-01T${wanted}.000`,
      });
      expect(await read(await written(rows[place]!))).toMatchObject({ takenAt: `2024-05-01T${wanted}.000` });
    },
  );

  it("PNG's own text counts, and EXIF in a raw profile as ImageMagick keeps it", async () => {
    const text = await written(['-PNG:CreationTime=2024:05:01 10:09:30'], 'a.png');
    expect(await read(text)).toMatchObject({ takenAt: '2024-05-01T10:09:30.000' });
    const block = buildTiff([
      [
        {
          tag: 0x8769,
          type: 'directory',
          directories: [[{ tag: 0x9003, type: 'ascii', text: '2024:05:01 10:01:00' }]],
        },
      ],
    ]);
    const png = withRawProfile(
      await bare().png().toBuffer(),
      Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), block]),
    );
    expect(await read(await put(await tempFolder(), 'b.png', png))).toMatchObject({
      takenAt: '2024-05-01T10:01:00.000',
    });
  });

  it('is passed over where it is zero, blank or impossible', async () => {
    const file = await written([
      '-EXIF:DateTimeOriginal=0000:00:00 00:00:00',
      '-XMP-xmp:CreateDate=2024:05:01 10:08:00',
    ]);
    expect(await read(file)).toMatchObject({ takenAt: '2024-05-01T10:08:00.000' });
    const tags = { 'EXIF:DateTimeOriginal': '2024:02:30 10:00:00', 'EXIF:CreateDate': '    :  :     :  :  ' };
    expect(captureTimeOf({ ...tags, 'EXIF:ModifyDate': '2024:02:29 10:00:00' }).takenAt).toBe(
      '2024-02-29T10:00:00.000',
    );
    expect(captureTimeOf(tags)).toEqual({ takenAt: null, takenOffset: null });
  });

  it('states a day only where nothing states a time; minutes without seconds are a time', () => {
    const day = { 'XMP:DateTimeOriginal': '2024:05:01' };
    expect(captureTimeOf(day).takenAt).toBe('2024-05-01T00:00:00.000');
    expect(captureTimeOf({ ...day, 'XMP:CreateDate': '2024:05:02 10:08' }).takenAt).toBe('2024-05-02T10:08:00.000');
    expect(captureTimeOf({ 'IPTC:DateCreated': '2024:05:01' }).takenAt).toBe('2024-05-01T00:00:00.000');
  });

  it('brings fraction and zone; those of another date hold for the same second alone', async () => {
    const date = '2024:05:01 10:00:00';
    const file = await written([
      ...[`-EXIF:DateTimeOriginal=${date}`, `-EXIF:CreateDate=${date}`, `-EXIF:ModifyDate=2024:06:01 00:00:00`],
      ...['-EXIF:SubSecTimeDigitized=125', '-EXIF:OffsetTimeDigitized=+02:00', '-EXIF:SubSecTime=9'],
    ]);
    const wanted = { takenAt: '2024-05-01T10:00:00.125', takenOffset: '+02:00' };
    expect(await read(file)).toEqual(wanted);
    expect(await header(file)).toMatchObject(wanted);
    expect(firstTime([{ text: '2024-05-01T10:00:00.5Z' }])).toEqual({
      takenAt: '2024-05-01T10:00:00.500',
      takenOffset: '+00:00',
    });
  });

  it("is the same by the file's head where only EXIF says it", async () => {
    for (const row of [rows[0], rows[4]]) {
      const file = await written(row);
      expect((await header(file)).takenAt).toBe(((await read(file)) as { takenAt: string }).takenAt);
    }
  });

  it('is not the date of change where files are told apart', async () => {
    expect((await header(await written(rows[8]))).takenAt).toBeNull();
  });

  it('may be a leap second, which is sorted in its minute', () => {
    const leap = captureTimeOf({ 'EXIF:DateTimeOriginal': '2016:12:31 23:59:60' }).takenAt;
    expect(leap).toBe('2016-12-31T23:59:60.000');
    const order = ['2016-12-31T23:59:59.500', leap, '2017-01-01T00:00:00.000'].map(takenAtMs);
    expect(order).toEqual(order.toSorted((a, b) => a! - b!));
    expect(order.every(Number.isFinite)).toBe(true);
  });
});

describeShared('files whose time was lost', (shared) => {
  it.each([
    ['takenat-xmp-createdate.jpg', '2024-06-01T15:40:00.000'],
    ['takenat-leap-second.jpg', '2016-12-31T23:59:60.000'],
  ])('%s', async (name, takenAt) => {
    expect(await read(Buffer.from(`${shared}/cases/files/${name}`))).toMatchObject({ takenAt });
  });
});

/** A zTXt chunk after IHDR: the profile in hexadecimal, as ImageMagick writes it. */
function withRawProfile(png: Buffer, profile: Buffer): Buffer {
  const hex = profile.toString('hex').replace(/.{72}/g, '$&\n');
  const text = deflateSync(Buffer.from(`\nexif\n${String(profile.length).padStart(8)}\n${hex}\n`));
  const body = Buffer.concat([Buffer.from('zTXtRaw profile type exif\0\0', 'latin1'), text]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(body.length - 4, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  const afterHeader = 8 + 25;
  return Buffer.concat([png.subarray(0, afterHeader), chunk, png.subarray(afterHeader)]);
}
