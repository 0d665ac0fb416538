/** @file The packet inside a picture, found without ExifTool, is the one that ExifTool finds: in every format that it can write one into. */
import { copyFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { ExifTool } from 'exiftool-vendored';
import { afterAll, expect, test } from 'vitest';
import { readEmbeddedXmp } from '../../../electron/core/xmp/embedded-xmp.ts';
import { describeShared } from '../../support/shared.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const exiftool = new ExifTool({ maxProcs: 1 });
afterAll(() => exiftool.end());

describeShared('pictures of every format', (sharedDir) => {
  const formats = path.join(sharedDir, 'formats');
  test('with a caption written by ExifTool, and without one', async () => {
    const folder = tempFolder('packets');
    const found: string[] = [];
    const lost: string[] = [];
    for (const name of readdirSync(formats)) {
      const file = path.join(folder, name);
      copyFileSync(path.join(formats, name), file);
      const wrote = await exiftool
        .write(file, { 'XMP-dc:Description': 'the harbour' } as object, { writeArgs: ['-overwrite_original'] })
        .then(
          () => true,
          () => false,
        );
      const packet = await readEmbeddedXmp(Buffer.from(file));
      const isFound = packet?.includes('the harbour') ?? false;
      if (wrote) (isFound ? found : lost).push(path.extname(name).toLowerCase());
    }
    // Formats of before 2010, where ExifTool finds a place and no other program is known to look.
    expect(lost).toEqual(['.crw', '.mrw', '.x3f']);
    expect(found).toEqual(expect.arrayContaining(['.cr2', '.cr3', '.dng', '.nef', '.raf', '.rw2', '.heic', '.avif']));
  });
});
