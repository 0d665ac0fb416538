import { copyFile, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { metadata as metadataSchema } from '../../../electron/contract/photo.ts';
import { streamFirstSight } from '../../../electron/core/library/first-sight.ts';
import { displayName, joinPath } from '../../../electron/core/library/paths.ts';
import { isSayable } from '../../../electron/core/metadata/exiftool-path.ts';
import {
  createExifTool,
  createMetadataReader,
  type MetadataResult,
} from '../../../electron/core/metadata/metadata-reader.ts';
import { inEnglish } from '../../support/in-english.ts';
import { describeShared } from '../../support/shared.ts';
import { jpeg, put, tempFolder } from '../library/temp-folder.ts';

const exiftool = createExifTool({ processes: 2 });
const reader = createMetadataReader({ exiftool });
afterAll(() => exiftool.end());

async function readAll(root: string): Promise<Map<string, MetadataResult>> {
  const results = new Map<string, MetadataResult>();
  for await (const sights of streamFirstSight({ root: Buffer.from(root) })) {
    for (const { file, look } of sights) {
      const path = joinPath(Buffer.from(root), file.relPath);
      const result = await reader.read({ path, picture: look.header });
      results.set(file.relPath.toString('latin1'), result);
    }
  }
  return results;
}

const metadataOf = (result: MetadataResult | undefined) => {
  if (!result?.ok) throw new Error(result?.message ?? 'not read');
  return result.metadata;
};

describe('createMetadataReader', () => {
  it('keeps what XMP states as true or false', async () => {
    const root = await tempFolder();
    for (const [name, ...args] of [
      ['viewer.jpg', '-XMP-GPano:UsePanoramaViewer=True'],
      ['flat.jpg', '-XMP-GPano:UsePanoramaViewer=False'],
      ['tagged.jpg', '-XMP-photomech:Tagged=Yes'],
      ['bad.jpg', '-XMP-xmpDM:Good=False'],
    ] as const) {
      const file = await put(root, name, await jpeg({ widthPx: 60, heightPx: 40 }));
      await exiftool.write(file.toString(), {}, { writeArgs: ['-overwrite_original', ...args] });
    }
    const results = await readAll(root);
    const stated = ['viewer.jpg', 'flat.jpg', 'tagged.jpg', 'bad.jpg'].map((name) => {
      const { panorama, fileFlag } = metadataOf(results.get(name));
      return [panorama, fileFlag];
    });
    expect(stated).toEqual([
      [true, null],
      [false, null],
      [false, 'pick'],
      [false, 'reject'],
    ]);
  });

  it('reads what other programs wrote into the file', async () => {
    const root = await tempFolder();
    const file = (await put(root, 'a.jpg', await jpeg({ widthPx: 60, heightPx: 40, orientation: 6 }))).toString();
    const area = { X: 0.25, Y: 0.5, W: 0.1, H: 0.2, Unit: 'normalized' };
    const args = [
      '-overwrite_original',
      '-XMP-xmpDM:Pick=-1',
      '-XMP:Rating=2',
      '-XMP:Label=Blue',
      '-EXIF:GPSLatitude=48.2',
      '-EXIF:GPSLatitudeRef=N',
      '-EXIF:GPSLongitude=16.4',
      '-EXIF:GPSLongitudeRef=E',
      '-struct',
    ];
    await exiftool.write(
      file,
      {
        RegionInfo: {
          AppliedToDimensions: { W: 60, H: 40, Unit: 'pixel' },
          RegionList: [{ Area: area, Name: 'Ann', Type: 'Face' }],
        },
      },
      { writeArgs: args },
    );
    const result = (await readAll(root)).get('a.jpg');
    const found = metadataOf(result);
    expect(found).toMatchObject({
      fileRating: 2,
      fileLabel: 'Blue',
      fileFlag: 'reject',
      camera: 'Test 1',
      make: 'Maker',
    });
    expect(found.gps!.latitude).toBeCloseTo(48.2, 4);
    const { box, name } = found.regions[0]!;
    expect(
      [name, box.x + box.w / 2, box.y + box.h / 2].map((v) => (typeof v === 'number' ? Number(v.toFixed(6)) : v)),
    ).toEqual(['Ann', 0.5, 0.25]);
    expect(result).toMatchObject({ captureTime: { takenAt: '2024-05-01T10:00:00.000' } });
  });

  it('reads files of every hostile name and writes nothing', async () => {
    const root = await tempFolder();
    const names = [
      'line\nbreak.jpg',
      'tab\tand cr\r.jpg',
      '-delete_original.jpg',
      '%d%f.jpg',
      '#comment.jpg',
      '$(touch x);|.jpg',
      '😀.jpg',
      ' lead.jpg',
      'trail.jpg ',
    ].map((name) => Buffer.from(name));
    names.push(
      Buffer.from([0xc3, 0x28, 0xff, 0x2e, 0x6a, 0x70, 0x67]),
      Buffer.concat([Buffer.alloc(251, 'x'), Buffer.from('.jpg')]),
    );
    for (const [index, name] of names.entries())
      await put(root, name, await jpeg({ seed: index, model: `Camera ${index}` }));
    const found = await readAll(root);
    for (const [index, name] of names.entries()) {
      expect(metadataOf(found.get(name.toString('latin1'))).camera, displayName(name)).toBe(`Camera ${index}`);
    }
    expect(await readdir(root)).toHaveLength(names.length);
    expect(names.map(isSayable)).toEqual([false, false, true, true, true, true, true, true, false, false, true]);
  });

  it('says what is missing when ExifTool does not start, and does not throw', async () => {
    const broken = createExifTool({ exiftoolPath: '/no/such/exiftool' });
    const result = await createMetadataReader({ exiftool: broken }).read({
      path: Buffer.from('/tmp/a.jpg'),
      picture: { orientation: 1, storedWidthPx: 0, storedHeightPx: 0 },
    });
    expect(inEnglish(result)).toMatchObject({
      ok: false,
      reason: 'no-exiftool',
      message: expect.stringContaining('Everything else works'),
    });
    await broken.end();
  });

  it('reports a file that is gone as unreadable, and stops when told to', async () => {
    const request = {
      path: Buffer.from('/no/such/a.jpg'),
      picture: { orientation: 1, storedWidthPx: 0, storedHeightPx: 0 },
    };
    expect(await reader.read(request)).toMatchObject({ ok: false, reason: 'unreadable' });
    await expect(reader.read(request, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describeShared('metadata of real files', (shared) => {
  it('agrees with the expected numbers of every photo', async () => {
    const expected: Record<string, unknown>[] = JSON.parse(
      await readFile(path.join(shared, 'photos/expected.json'), 'utf8'),
    );
    const found = await readAll(path.join(shared, 'photos'));
    // The expected number is the maker's code; EXIF says ISO 200.
    const otherIso = new Set(['Pentax ist D.jpg']);
    for (const row of expected) {
      const name = String(row.file);
      const tags = metadataOf(found.get(Buffer.from(name).toString('latin1')));
      expect(metadataSchema.safeParse(tags).error, name).toBeUndefined();
      const trimmed = (value: unknown) => (value === undefined ? null : String(value).trim());
      expect([tags.make, tags.camera], name).toEqual([trimmed(row.Make), trimmed(row.Model)]);
      if (row.FNumber !== undefined) expect(tags.fNumber, name).toBeCloseTo(Number(row.FNumber), 3);
      // The expected times are Kodak's own where it has any, coarser than EXIF's: within 7 %.
      if (row.ExposureTime !== undefined)
        expect(Math.abs(tags.exposureTime! / Number(row.ExposureTime) - 1), name).toBeLessThan(0.07);
      if (row.FocalLength !== undefined) expect(tags.focalLength, name).toBeCloseTo(Number(row.FocalLength), 2);
      if (row.ISO !== undefined && !otherIso.has(name))
        expect(tags.iso, name).toBe(Number(String(row.ISO).split(' ').at(-1)));
      if (row.ProfileDescription !== undefined) expect(tags.iccProfile, name).toBe(row.ProfileDescription);
    }
  });

  it('finds lens, focus point, drive and place where the formats have them', async () => {
    const found = await readAll(path.join(shared, 'formats'));
    expect(found.size).toBe(15);
    for (const [name, result] of found)
      expect(metadataSchema.safeParse(metadataOf(result)).error, name).toBeUndefined();
    const m50 = metadataOf(found.get('CanonRaw.cr3'));
    expect(m50).toMatchObject({
      camera: 'Canon EOS M50',
      lens: 'Canon EF-M 15-45mm f/3.5-6.3 IS STM',
      iso: 12800,
      driveMode: 'Single',
    });
    // 392 right of the centre and 327 below it, of 6000 x 4000.
    expect([m50.focusPoint!.x, m50.focusPoint!.y].map((v) => Number(v.toFixed(4)))).toEqual([0.5653, 0.5817]);
    expect(metadataOf(found.get('Canon-R6-pruned.CR3'))).toMatchObject({
      driveMode: 'Continuous, Low',
      focusPoint: null,
    });
    expect(metadataOf(found.get('Stonehenge.heic')).gps!.latitude).toBeCloseTo(51.178, 3);
    expect(metadataOf(found.get('IMG_3578.heic'))).toMatchObject({ iccProfile: 'Display P3', make: 'Apple' });
  });

  it('reads face regions that a phone wrote, upright', async () => {
    const root = await tempFolder();
    await copyFile(path.join(shared, 'photos/Issue 177.jpg'), path.join(root, 'a.jpg'));
    const { regions } = metadataOf((await readAll(root)).get('a.jpg'));
    expect(
      regions.map(({ box, kind }) => [
        kind,
        Number((box.x + box.w / 2).toFixed(3)),
        Number((box.y + box.h / 2).toFixed(3)),
      ]),
    ).toEqual([
      ['Face', 0.731, 0.491],
      ['Face', 0.306, 0.571],
    ]);
  });
});
