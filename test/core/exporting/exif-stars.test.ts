/** @file A rating that stands in EXIF alone, as a camera's button or Windows writes it: what a new sidecar would hide. */
import path from 'node:path';
import { expect, test } from 'vitest';
import { createExifTool } from '../../../electron/core/metadata/metadata-reader.ts';
import { age, numbered, writeSmallShoot } from '../../support/small-shoot.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { idsOf, openAndSettle, testEngine } from '../../support/test-engine.ts';

test('is a conflict where other stars were given, and none where they agree', async () => {
  const folder = path.join(tempFolder('exif'), 'shoot');
  const exiftool = createExifTool({ processes: 1 });
  for (const file of await writeSmallShoot(folder, numbered(2))) {
    await exiftool.write(file, {}, { writeArgs: ['-overwrite_original', '-EXIF:Rating=4'] });
    age(file);
  }
  await exiftool.end();
  const engine = await testEngine();
  const { id: folderId } = await openAndSettle(engine, folder);
  const [a, b] = await idsOf(engine, folderId);
  await engine.client.decisions.apply({ ids: [a!], change: { stars: 2 } });
  await engine.client.decisions.apply({ ids: [b!], change: { stars: 4 } });
  const plan = (overwriteConflicts: boolean) =>
    engine.client.exporting.plan({
      folderId,
      selection: 'decided',
      action: { kind: 'xmp', profile: 'lightroom', scores: false, faceRegions: false, overwriteConflicts },
    });
  expect((await plan(false)).changes.map(({ what, details }) => [what, details])).toEqual([
    ['conflict', 'What is in the picture says 4 stars where you decided 2 stars. It was left as it is.'],
    ['create', expect.stringContaining('4 stars')],
  ]);
  expect((await plan(true)).counts).toEqual({ create: 2 });
});
