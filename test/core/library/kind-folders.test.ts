/** @file RAWs and JPEGs in folders of their own, scanned for real: one photo each, whichever folder comes first and whichever arrives later. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { age, smallJpeg } from '../../support/small-shoot.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { idsOf, openAndSettle, testEngine } from '../../support/test-engine.ts';

const takenAt = '2026:05:16 14:00:00';

/** As much of a DNG as a header needs: little-endian TIFF with make, model, size and DNGVersion. */
function tinyDng(seed: number): Buffer {
  const entries: [number, number, number, Buffer][] = [
    [0x100, 4, 1, u32(600)],
    [0x101, 4, 1, u32(400)],
    [0x10f, 2, 5, Buffer.from('Test\0')],
    [0x110, 2, 7, Buffer.from('Camera\0')],
    [0x132, 2, 20, Buffer.from(`${takenAt}\0`)],
    [0xc612, 1, 4, Buffer.from([1, 4, 0, 0])],
  ];
  const head = Buffer.from('49492a0008000000', 'hex');
  const directory = Buffer.alloc(2 + entries.length * 12 + 4);
  directory.writeUInt16LE(entries.length, 0);
  const values: Buffer[] = [];
  let at = 8 + directory.length;
  entries.forEach(([tag, type, count, value], i) => {
    const offset = 2 + i * 12;
    directory.writeUInt16LE(tag, offset);
    directory.writeUInt16LE(type, offset + 2);
    directory.writeUInt32LE(count, offset + 4);
    if (value.length <= 4) value.copy(directory, offset + 8);
    else {
      directory.writeUInt32LE(at, offset + 8);
      values.push(value);
      at += value.length;
    }
  });
  return Buffer.concat([head, directory, ...values, Buffer.alloc(2_000, seed)]);
}
const u32 = (value: number) => Buffer.from(Uint32Array.of(value).buffer);

async function write(folder: string, names: string[]): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const [i, name] of names.entries()) {
    const file = path.join(folder, name);
    writeFileSync(file, /dng$/i.test(name) ? tinyDng(i + 1) : await smallJpeg({ seed: i + 1, takenAt }));
    age(file);
  }
}

const raws = ['IMG_1.DNG', 'IMG_2.DNG', 'IMG_3.DNG'];
const jpegs = ['IMG_1.JPG', 'IMG_2.JPG', 'IMG_3.JPG'];

async function filesOf(root: string): Promise<string[]> {
  const engine = await testEngine({ background: 'none' });
  const { id } = await openAndSettle(engine, root);
  const details = await Promise.all((await idsOf(engine, id)).map((one) => engine.client.photos.detail({ id: one })));
  return details
    .map(({ files }) =>
      files
        .map(({ name }) => name)
        .toSorted()
        .join('+'),
    )
    .toSorted();
}
const pairs = ['IMG_1.DNG+IMG_1.JPG', 'IMG_2.DNG+IMG_2.JPG', 'IMG_3.DNG+IMG_3.JPG'];

test.each([
  ['RAW', 'JPG'],
  ['raw', 'JPG'],
  ['', 'jpg'],
  ['RAW', ''],
])('RAWs in "%s", JPEGs in "%s"', async (rawFolder, jpegFolder) => {
  const root = tempFolder('kinds');
  await write(path.join(root, rawFolder), raws);
  await write(path.join(root, jpegFolder), jpegs);
  expect(await filesOf(root)).toEqual(pairs);
});

test('the JPEGs arrive later', async () => {
  const root = tempFolder('kinds');
  await write(path.join(root, 'RAW'), raws);
  const engine = await testEngine({ background: 'none' });
  const { id } = await openAndSettle(engine, root);
  const before = await idsOf(engine, id);
  await write(path.join(root, 'JPG'), jpegs);
  await openAndSettle(engine, root);
  expect(await idsOf(engine, id)).toEqual(before);
  expect((await engine.client.photos.detail({ id: before[0]! })).files).toHaveLength(2);
});
