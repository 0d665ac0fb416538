/** @file Files that were cut short or hold a damaged block, other than JPEG and TIFF: shown as far as they go, with a badge, or called damaged in clear words. */
import { readFileSync } from 'node:fs';
import type { MagickFormat } from '@imagemagick/magick-wasm';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { magickLibrary } from '../../../electron/core/previews/decoder/magick-library.ts';
import { padCut, stretchWebp } from '../../../electron/core/previews/decoder/pad-cut.ts';
import { type OpenPreviews, openPreviews } from './open-previews.ts';
import { asymmetric, cornersOf, deltaE, jpegOf, noiseJpeg, quarters } from './test-pictures.ts';

const size = { width: 160, height: 120 };
let open: OpenPreviews;
let magick: Awaited<ReturnType<typeof magickLibrary>>;
let noise: Buffer;
beforeAll(async () => {
  open = await openPreviews({ decoder: { processes: 1 } });
  magick = await magickLibrary();
  // Coloured quarters at the top, then grain, which takes the space.
  const { data } = await sharp(await noiseJpeg(160, 120))
    .raw()
    .toBuffer({ resolveWithObject: true });
  quarters(160, 120).copy(data, 0, 0, 160 * 60 * 3);
  noise = await sharp(data, { raw: { ...size, channels: 3 } })
    .png()
    .toBuffer();
});
afterAll(() => open.close());

const byMagick = (format: string, of = noise): Buffer =>
  magick.ImageMagick.read(of, (image) => image.write(format as MagickFormat, (data) => Buffer.from(data)));
const cut = (bytes: Buffer, share = 0.6) => bytes.subarray(0, Math.floor(bytes.length * share));

async function develop(name: string, bytes: Uint8Array) {
  return open.previews.develop(await open.add(name, bytes), { tiers: ['full'], measures: true });
}
async function expectInPart(name: string, bytes: Buffer, firstCorner = true): Promise<void> {
  const developed = await develop(name, bytes);
  expect(developed, `${name} ${developed.problem}`).toMatchObject({ state: 'damaged', widthPx: 160, heightPx: 120 });
  if (!firstCorner) return;
  const [corner] = await cornersOf(developed.tiers[0]!.file);
  expect(deltaE(corner, asymmetric[0]), `${name} ${corner}`).toBeLessThan(20);
}

describe('cut short', () => {
  it('WebP with and without loss, PNG, GIF, JPEG 2000: what came first is shown', async () => {
    await expectInPart('a.webp', cut(await sharp(noise).webp({ quality: 90 }).toBuffer()));
    await expectInPart('b.webp', cut(await sharp(noise).webp({ lossless: true }).toBuffer()), false);
    await expectInPart('a.png', cut(noise));
    await expectInPart('a.gif', cut(await sharp(noise).gif().toBuffer(), 0.8), false);
    for (const format of ['JP2', 'J2K']) await expectInPart(`a.${format.toLowerCase()}`, cut(byMagick(format), 0.4));
  });

  it('BMP: rows are stored from the bottom, or by run lengths', async () => {
    const bmp = cut(byMagick('BMP3'));
    const developed = await develop('a.bmp', bmp);
    expect(developed).toMatchObject({ state: 'damaged', widthPx: 160, heightPx: 120 });
    expect((await cornersOf(developed.tiers[0]!.file))[0]).toEqual([0, 0, 0]);
  });

  it('HEIC: its last box says that it goes on', async () => {
    const heic = readFileSync(new URL('./heif-samples/plain.heic', import.meta.url));
    const developed = await develop('a.heic', cut(heic, 0.9));
    expect(developed, developed.problem ?? '').toMatchObject({ state: 'damaged' });
  });

  it('AVIF and JPEG XL decode whole or not at all: damaged, in words', async () => {
    const avif = await develop('a.avif', cut(await sharp(noise).avif({ effort: 0 }).toBuffer()));
    expect(avif).toMatchObject({ state: 'corrupt', problem: 'The file is damaged: its picture cannot be decoded.' });
    const jxl = await develop('a.jxl', cut(byMagick('JXL')));
    expect(jxl).toMatchObject({ state: 'corrupt' });
    expect(jxl.problem).toMatch(/damaged/);
  });

  it('a smaller picture inside is better than none', async () => {
    const inside = Buffer.concat([cut(byMagick('JXL')), await jpegOf(80, 60)]);
    const developed = await develop('inside.jxl', inside);
    expect(developed).toMatchObject({ state: 'damaged', widthPx: 80, heightPx: 60 });
    expect(developed.problem).toMatch(/smaller preview inside/);
  });
});

it('a lossy WebP with a damaged block', async () => {
  const webp = Buffer.from(await sharp(noise).webp({ quality: 90 }).toBuffer());
  webp.fill(0xa7, webp.length >> 1, (webp.length >> 1) + 400);
  const developed = await develop('block.webp', webp);
  expect(developed, developed.problem ?? '').toMatchObject({ widthPx: 160, heightPx: 120 });
  expect((await sharp(stretchWebp(webp)!, { failOn: 'none' }).metadata()).width).toBe(160);
});

it('what is whole, claims the impossible or is no such file gets no zeros', async () => {
  const webp = await sharp(noise).webp().toBuffer();
  expect(padCut(webp, 'webp')).toBeNull();
  for (const format of ['BMP3', 'JP2', 'J2K']) {
    const whole = byMagick(format);
    expect(padCut(whole, format === 'BMP3' ? 'bmp' : format.toLowerCase())?.length ?? 0, format).toBe(0);
  }
  const claims = Buffer.from(webp);
  claims.writeUInt32LE(0xfffffff0, 4);
  expect(padCut(claims, 'webp')).toBeNull();
  for (const format of ['bmp', 'webp', 'jp2', 'j2k', 'heic', 'avif', 'jpeg', 'nothing'])
    for (const length of [1, 11, 13, 60]) expect(padCut(Buffer.alloc(length, 0xff), format)).toBeNull();
});
