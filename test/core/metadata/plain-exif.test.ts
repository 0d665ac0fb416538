import { readdir } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { sourceOfBytes } from '../../../electron/core/formats/byte-source.ts';
import { createExifTool, createMetadataReader } from '../../../electron/core/metadata/metadata-reader.ts';
import { plainExif, readPlainExif } from '../../../electron/core/metadata/plain-exif.ts';
import { describeShared } from '../../support/shared.ts';
import { jpeg, put, tempFolder } from '../library/temp-folder.ts';

const exiftool = createExifTool({ processes: 2 });
const own = createMetadataReader({ exiftool });
const byExifTool = createMetadataReader({ exiftool, readPlain: async () => null });
afterAll(() => exiftool.end());

const picture = { orientation: 1, storedWidthPx: 48, storedHeightPx: 32 };
const readBoth = async (file: Buffer) => {
  const request = { path: file, picture, sidecars: [] };
  return { mine: await own.read(request), theirs: await byExifTool.read(request) };
};

/** A small JPEG whose only metadata is what ExifTool is told to write. */
async function written(args: readonly string[]): Promise<Buffer> {
  const bare = await sharp({ create: { width: 48, height: 32, channels: 3, background: '#567' } })
    .jpeg()
    .toBuffer();
  const file = await put(await tempFolder(), 'a.jpg', bare);
  await exiftool.write(file.toString(), {}, { writeArgs: ['-overwrite_original', ...args] });
  return file;
}

const body = ['-EXIF:Make=Maker', '-EXIF:Model=M 1'];
const plainFiles: Record<string, string[]> = {
  'the usual': [
    ...body,
    '-EXIF:ExposureTime=1/157',
    '-EXIF:FNumber=2.8',
    '-EXIF:ISO=1600',
    '-EXIF:FocalLength=50',
    '-EXIF:ExposureCompensation=-0.67',
    '-EXIF:DateTimeOriginal=2024:05:01 10:00:00',
    '-EXIF:SubSecTimeOriginal=085',
    '-EXIF:OffsetTimeOriginal=+02:00',
    '-EXIF:SerialNumber=1020304',
    '-EXIF:LensModel=CG 24-70mm F2.8',
    '-EXIF:ColorSpace=sRGB',
    '-EXIF:Software=Some Program 2.1',
  ],
  'a lens without numbers': [...body, '-EXIF:LensModel=Pocket Lens'],
  'a lens of dashes': [...body, '-EXIF:LensModel=----'],
  'a known maker': ['-EXIF:Make=NIKON CORPORATION', '-EXIF:Model=NIKON D90', '-EXIF:LensModel=50.0mm f/1.4'],
  'a known maker with a short lens name': ['-EXIF:Make=SONY', '-EXIF:Model=ILCE-7M3', '-EXIF:LensModel=FE 50'],
  'Adobe RGB and a rating': [...body, '-EXIF:ColorSpace=Adobe RGB', '-EXIF:Rating=4'],
  'uncalibrated colour': [...body, '-EXIF:ColorSpace=Uncalibrated'],
  'an exposure bracket': [...body, '-EXIF:ExposureMode=Auto bracket', '-EXIF:ExposureTime=30'],
  'a panorama': [...body, '-EXIF:CustomRendered=6'],
  'only a date of creation': [...body, '-EXIF:CreateDate=2024:05:01 10:00:00'],
  'a date that is none': [...body, '-EXIF:DateTimeOriginal=0000:00:00 00:00:00'],
  'what nothing is read from': [
    ...body,
    '-EXIF:ImageDescription=two words',
    '-EXIF:Artist=Ann',
    '-EXIF:Copyright=Ann 2024',
    '-EXIF:Flash=Fired',
    '-EXIF:MeteringMode=Spot',
    '-EXIF:ShutterSpeedValue=1/60',
    '-EXIF:ApertureValue=4',
    '-EXIF:FocalLengthIn35mmFormat=75',
    '-EXIF:OwnerName=Ann',
    '-Comment=a comment',
  ],
};

const otherFiles: Record<string, string[]> = {
  XMP: [...body, '-XMP:Rating=3'],
  IPTC: [...body, '-IPTC:Keywords=one'],
  GPS: [...body, '-GPSLatitude=48.2', '-GPSLatitudeRef=N', '-GPSLongitude=16.4', '-GPSLongitudeRef=E'],
  'an interoperability mark': [...body, '-EXIF:InteropIndex=R03'],
  'a focus area': [...body, '-EXIF:SubjectArea=10 10'],
  'text beyond ASCII': [...body, '-EXIF:LensModel=Objektiv für Österreich'],
  'a lens name that it spells in its own way': [...body, '-EXIF:LensModel=50.0 mm f/1.4'],
  'another one': [...body, '-EXIF:LensModel=24-70/F2.8'],
  'an impossible number': [...body, '-EXIF:FNumber=undef'],
};

describe('readPlainExif', () => {
  for (const [what, args] of Object.entries(plainFiles)) {
    it(`says what ExifTool says: ${what}`, async () => {
      const file = await written(args);
      const tags = await readPlainExif(file);
      expect(tags?.['EXIF:Model']).toBeDefined();
      const { mine, theirs } = await readBoth(file);
      expect(theirs.ok).toBe(true);
      expect(mine).toEqual(theirs);
    });
  }

  for (const [what, args] of Object.entries(otherFiles)) {
    it(`leaves to ExifTool: ${what}`, async () => {
      const file = await written(args);
      expect(await readPlainExif(file)).toBeNull();
      const { mine, theirs } = await readBoth(file);
      expect(mine).toEqual(theirs);
    });
  }

  it('leaves damaged EXIF to ExifTool: cut short at any byte, it is never half believed', async () => {
    const whole = await jpeg({ takenAt: '2024:05:01 10:00:00', subSeconds: '12' });
    const complete = plainExif(sourceOfBytes(whole));
    expect(complete).toMatchObject({ 'EXIF:Make': 'Maker', 'EXIF:SubSecTimeOriginal': '12' });
    const cut = Array.from({ length: 400 }, (_, at) => plainExif(sourceOfBytes(whole.subarray(0, at))));
    expect(cut.filter((tags) => tags !== null)).toEqual([]);
  });

  it('leaves a directory that lies nowhere to ExifTool', async () => {
    const lost = Buffer.from(await jpeg());
    const tiffAt = lost.indexOf('Exif\0\0', 0, 'latin1') + 6;
    const entry = lost.indexOf(Buffer.from([0x69, 0x87, 4, 0]), tiffAt);
    expect(entry).toBeGreaterThan(tiffAt);
    lost.writeUInt32LE(0x7fff_0000, entry + 8);
    expect(plainExif(sourceOfBytes(lost))).toBeNull();
  });

  it('leaves blank text to ExifTool', async () => {
    expect(plainExif(sourceOfBytes(await jpeg({ model: ' ' })))).toBeNull();
  });

  it('needs no ExifTool', async () => {
    const file = await put(await tempFolder(), 'a.jpg', await jpeg());
    const without = createMetadataReader({ exiftool: createExifTool({ exiftoolPath: '/nowhere/exiftool' }) });
    expect(await without.read({ path: file, picture, sidecars: [] })).toMatchObject({
      ok: true,
      metadata: { make: 'Maker', camera: 'Test 1' },
    });
    expect(await without.probe()).toMatchObject({ ok: false });
  });
});

describeShared('readPlainExif on camera files', (shared) => {
  it('agrees with ExifTool on every file, and leaves those with maker notes alone', async () => {
    const counts = { more: 0, plain: 0 };
    const folder = path.join(shared, 'photos');
    const names = (await readdir(folder)).filter((name) => /\.jpe?g$/i.test(name));
    for (const name of names) {
      const file = Buffer.from(path.join(folder, name));
      const { mine, theirs } = await readBoth(file);
      expect(mine, name).toEqual(theirs);
      const said = await exiftool.readRaw(file.toString(), { readArgs: ['-G0', '-MakerNotes:all', '-XMP:all'] });
      const hasMore = Object.keys(said).some((key) => /^(MakerNotes|XMP):/.test(key));
      if (hasMore) expect(await readPlainExif(file), name).toBeNull();
      counts[hasMore ? 'more' : 'plain'] += 1;
    }
    expect(counts.more).toBeGreaterThan(15);
    expect(counts.plain).toBeGreaterThan(0);
  });
});
