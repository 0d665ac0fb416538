import { readdirSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, it } from 'vitest';
import { picturesOf } from '../../../electron/core/culling/alike/pictures.ts';
import { buildStacks } from '../../../electron/core/culling/build-stacks.ts';
import type { StackInput } from '../../../electron/core/culling/sets/stack-input.ts';
import { packLook } from '../../../electron/core/measures/look.ts';
import { measurePicture } from '../../../electron/core/measures/measure-picture.ts';
import { createExifTool, createMetadataReader } from '../../../electron/core/metadata/metadata-reader.ts';
import { describeShared, sharedDir } from '../../support/shared.ts';
import { photoId } from './make-inputs.ts';

const exiftool = createExifTool({ processes: 2 });
const reader = createMetadataReader({ exiftool });
afterAll(() => exiftool.end());

/** "kind: names" of each stack. */
async function stacksOf(folder: string): Promise<string[]> {
  const dir = path.join(sharedDir!, 'cases/field', folder);
  const names = readdirSync(dir).sort();
  const looks = new Map<number, Uint8Array>();
  const inputs: StackInput[] = [];
  for (const [index, name] of names.entries()) {
    const file = path.join(dir, name);
    const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const { measures, look } = measurePicture({ data, widthPx: info.width, heightPx: info.height });
    const read = await reader.read({
      path: Buffer.from(file),
      picture: { orientation: 1, storedWidthPx: info.width, storedHeightPx: info.height },
    });
    if (!read.ok) throw new Error(read.message);
    const id = photoId(index + 1);
    looks.set(id, packLook(look));
    inputs.push({ ...read.metadata, id, name, takenAt: read.captureTime.takenAt, dhash: measures.dhash });
  }
  const stacks = buildStacks(
    inputs,
    0.5,
    picturesOf((id) => looks.get(id) ?? null),
  );
  return stacks.map(
    ({ kind, photoIds }) => `${kind}: ${photoIds.map((id) => path.parse(names[id - 1]!).name).join(' ')}`,
  );
}

const numbered = (stem: string, from: number, to: number, digits = 1): string =>
  Array.from({ length: to - from + 1 }, (_, i) => `${stem}${String(from + i).padStart(digits, '0')}`).join(' ');

describeShared('sets that photographers reported', () => {
  it.each([
    ['02-focus-stack', [`focus-stack: ${numbered('IMG_', 7000, 7005)}`]],
    ['03-panorama', [`panorama: ${numbered('overlap85_', 0, 8, 2)}`, `panorama: ${numbered('overlap30_', 0, 3, 2)}`]],
    [
      '04-brackets',
      [
        `bracket: ${numbered('longexposure_nr_', 0, 2)}`,
        `bracket: ${numbered('byhand6s_', 0, 2)}`,
        `bracket: ${numbered('window2_', 0, 1)}`,
        `bracket: ${numbered('repeated7_', 0, 6)}`,
        `bracket: ${numbered('capped7_', 0, 6)}`,
      ],
    ],
    ['10-autoiso', [`burst: ${numbered('IMG_', 8000, 8005)}`]],
    ['11-panning/fast', [`burst: ${numbered('BIF_', 0, 6, 4)}`]],
    ['11-panning/slow', [`burst: ${numbered('BIF_', 0, 6, 4)}`]],
    ['12-twobodies', [`burst: ${numbered('AAA_', 100, 103)}`, `burst: ${numbered('BBB_', 100, 103)}`]],
  ])('%s', async (folder, expected) => {
    expect(await stacksOf(folder)).toEqual(expected);
  });
});
