/** @file Pictures of every kind of pixels held against a plain one: a number or a reason, never NaN; and two photos of a shoot in the app. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { compareFiles } from '../../../electron/core/quality/compare-files.ts';
import { plasma } from '../../support/plasma.ts';
import { age } from '../../support/small-shoot.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { testEngine } from '../../support/test-engine.ts';

const [width, height] = [192, 176];
const plain = () => sharp(plasma(width, height), { raw: { width, height, channels: 3 } });
const flat = (w: number, h: number) => sharp({ create: { width: w, height: h, channels: 3, background: '#777' } });
const files: Readonly<Record<string, () => Promise<Buffer>>> = {
  'plain.png': () => plain().png().toBuffer(),
  'again.png': () => plain().png({ compressionLevel: 1 }).toBuffer(),
  'rough.jpg': () => plain().jpeg({ quality: 30 }).toBuffer(),
  'cmyk.jpg': () => plain().toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer(),
  'sixteen.png': () => plain().toColourspace('rgb16').png().toBuffer(),
  'alpha.png': () => plain().ensureAlpha(0.5).png().toBuffer(),
  'grey.png': () => plain().greyscale().png().toBuffer(),
  'float.tif': () => plain().toColourspace('scrgb').tiff({ compression: 'none' }).toBuffer(),
  'flat.png': () => flat(width, height).png().toBuffer(),
  'one.png': () => flat(1, 1).png().toBuffer(),
};

test('kinds of pixels have a number or a reason, in files and between photos', async () => {
  const folder = path.join(tempFolder('odd'), 'odd');
  mkdirSync(folder);
  for (const [name, make] of Object.entries(files)) writeFileSync(path.join(folder, name), await make());
  for (const name of Object.keys(files)) age(path.join(folder, name));
  const engine = await testEngine({ background: 'none' });
  const quick = ['psnr', 'ssim', 'ms-ssim', 'gmsd', 'vifp'];
  const at = (name: string) => Buffer.from(path.join(folder, name));
  const compare = (reference: string, test: string, names = quick) =>
    compareFiles(engine.pictures, { reference: at(reference), test: at(test) }, names, {
      ...{ equal: true, maps: false, signal: new AbortController().signal },
    });
  const ssimOf: Record<string, number> = {};
  for (const name of Object.keys(files)) {
    const { metrics: found, problem } = await compare('plain.png', name);
    expect(problem, name).toBeNull();
    for (const [metric, { value, because }] of found) {
      if (value === null) expect(because, `${metric} of ${name}`).toMatch(/identical|flat|needs sides/);
      else expect(Number.isFinite(value), `${metric} of ${name}`).toBe(true);
    }
    ssimOf[name] = found.get('ssim')?.value ?? Number.NaN;
  }
  expect(ssimOf['again.png']).toBe(1);
  expect(ssimOf['sixteen.png']).toBeGreaterThan(0.9999);
  expect(ssimOf['rough.jpg']).toBeLessThan(0.99);
  for (const [reference, test] of [
    ['flat.png', 'flat.png'],
    ['one.png', 'one.png'],
    ['flat.png', 'plain.png'],
  ] as const)
    for (const [metric, { value, because }] of (await compare(reference, test)).metrics)
      expect(value === null ? because !== null : Number.isFinite(value), `${metric} of ${reference}`).toBe(true);

  const { id: folderId } = await engine.client.shoots.open({ place: engine.places.tokenFor(Buffer.from(folder)) });
  await engine.whenListed(folderId);
  const { ids } = await engine.client.photos.ids({
    ...{ folderId, filter: {}, sort: { by: 'name', descending: false }, stacks: 'open' },
  });
  const cards = await engine.client.photos.cards({ ids });
  const id = (name: string) => cards.find((card) => card.name === name)!.id;
  const between = (reference: string, test: string) =>
    engine.client.photos.compare({ reference: id(reference), test: id(test) });
  expect(await between('plain.png', 'again.png')).toEqual({ psnr: null, ssim: 1, isSame: true, because: null });
  const rough = await between('plain.png', 'rough.jpg');
  expect(rough).toMatchObject({ isSame: false, because: null, ssim: ssimOf['rough.jpg'] });
  expect(rough.psnr).toBeGreaterThan(10);
  expect(await between('plain.png', 'one.png')).toMatchObject({ ssim: null, because: 'size' });
  expect(await between('one.png', 'one.png')).toMatchObject({ ssim: null, because: 'small', isSame: true });
});
