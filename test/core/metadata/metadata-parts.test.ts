import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { exiftoolPath } from 'exiftool-vendored';
import { expect, it } from 'vitest';
import { captureTimeOf } from '../../../electron/core/metadata/capture-time.ts';
import type { RawTags } from '../../../electron/core/metadata/raw-tags.ts';
import { toMetadata } from '../../../electron/core/metadata/to-metadata.ts';
import { wantedTagArgs } from '../../../electron/core/metadata/wanted-tags.ts';
import { describeShared } from '../../support/shared.ts';
import { jpeg, put, tempFolder } from '../library/temp-folder.ts';

const run = async (args: readonly string[]) => {
  const perl = process.platform === 'win32' ? [] : ['perl'];
  const [command, ...rest] = [...perl, await exiftoolPath(), ...args] as [string, ...string[]];
  return (await promisify(execFile)(command, rest, { maxBuffer: 2 ** 28 })).stdout;
};

/** With the whole file kept, as ExifTool does when nothing else is said. */
const keepingAll = wantedTagArgs.filter(
  (arg, i) =>
    !/^(IgnoreTags|RequestTags)=/.test(wantedTagArgs[i + 1] ?? arg) && !/^(IgnoreTags|RequestTags)=/.test(arg),
);

async function expectNothingLost(files: readonly string[]): Promise<ReturnType<typeof toMetadata>[]> {
  const [whole, parts] = await Promise.all(
    [keepingAll, wantedTagArgs].map(
      async (args) => JSON.parse(await run(['-m', '-q', ...args, '-json', ...files])) as RawTags[],
    ),
  );
  expect(parts).toHaveLength(files.length);
  const picture = { orientation: 1, storedWidthPx: 4000, storedHeightPx: 3000 };
  whole!.forEach((tags, i) => {
    const own = parts![i]!;
    // Structures may lack what a region says beyond its place and name.
    const bare = ({ 'XMP:RegionInfo': _, 'XMP:RegionInfoMP': __, ...others }: RawTags) => others;
    expect(bare(own)).toEqual(bare(tags));
    expect([toMetadata(own, picture), captureTimeOf(own)]).toEqual([toMetadata(tags, picture), captureTimeOf(tags)]);
  });
  return parts!.map((tags) => toMetadata(tags, picture));
}

it('Keeps regions of both kinds, lens, place and time that are put together from several tags', async () => {
  const file = (await put(await tempFolder(), 'a.jpg', await jpeg({ widthPx: 60, heightPx: 40 }))).toString();
  const area = '{X=0.25,Y=0.5,W=0.1,H=0.2,Unit=normalized}';
  const size = '{W=60,H=40,Unit=pixel}';
  const region = `{Area=${area},Name=Ada,Type=Face,Description=left}`;
  await run([
    '-overwrite_original',
    `-XMP-mwg-rs:RegionInfo={AppliedToDimensions=${size},RegionList=[${region}]}`,
    '-XMP-MP:RegionInfoMP={Regions=[{Rectangle=0.1\\, 0.2\\, 0.3\\, 0.4,PersonDisplayName=Bob}]}'.replaceAll(
      '\\,',
      '|,',
    ),
    '-XMP-aux:LensID=147',
    '-XMP-aux:Lens=50mm f/1.4',
    '-EXIF:Make=Canon',
    '-EXIF:FocalLength=50',
    '-EXIF:GPSLatitude=48.2',
    '-EXIF:GPSLatitudeRef=S',
    '-EXIF:GPSLongitude=16.4',
    '-EXIF:GPSLongitudeRef=W',
    '-IPTC:DateCreated=2024:05:06',
    '-IPTC:TimeCreated=07:08:09+02:00',
    file,
  ]);
  const [found] = await expectNothingLost([file]);
  expect(found).toMatchObject({
    regions: [{ name: 'Ada' }],
    make: 'Canon',
    gps: { latitude: -48.2, longitude: -16.4 },
  });
});

describeShared('Photos of many cameras', (shared) => {
  it('loses nothing by keeping the parts alone', async () => {
    const root = path.join(shared, 'photos');
    const names = (await readdir(root)).filter((name) =>
      /\.(jpe?g|nef|cr2|cr3|raf|rw2|dng|x3f|mrw|crw|heic)$/i.test(name),
    );
    await expectNothingLost(names.map((name) => path.join(root, name)));
  }, 120_000);
});
