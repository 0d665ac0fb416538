/** @file Two photos of a shoot in the app, of every kind of pixels: a number or a reason, never NaN. See test/cli/bad-input.test.ts for all metrics. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
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

test('kinds of pixels have a number or a reason', async () => {
  const folder = path.join(tempFolder('odd'), 'odd');
  mkdirSync(folder);
  for (const [name, make] of Object.entries(files)) writeFileSync(path.join(folder, name), await make());
  for (const name of Object.keys(files)) age(path.join(folder, name));
  const engine = await testEngine({ background: 'none' });
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
  for (const name of ['rough.jpg', 'cmyk.jpg', 'sixteen.png', 'alpha.png', 'grey.png', 'float.tif', 'flat.png']) {
    const { psnr, ssim, because } = await between('plain.png', name);
    expect([name, because]).toEqual([name, null]);
    expect(Number.isFinite(ssim) && (psnr === null || Number.isFinite(psnr)), name).toBe(true);
  }
  expect((await between('plain.png', 'rough.jpg')).ssim).toBeLessThan(0.99);
  expect(await between('flat.png', 'flat.png')).toEqual({ psnr: null, ssim: 1, isSame: true, because: null });
  expect(await between('plain.png', 'one.png')).toMatchObject({ ssim: null, because: 'size' });
  expect(await between('one.png', 'one.png')).toMatchObject({ ssim: null, because: 'small', isSame: true });
});
