import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawMakers } from '../../../bench/synthetic-raw/make-raw.ts';
import { jpegWithProfile } from '../../../electron/core/previews/decoder/attach-profile.ts';
import { adobeRgbProfile, displayP3Profile } from '../../../electron/core/previews/decoder/colour/make-profile.ts';
import { type OpenPreviews, openPreviews } from './open-previews.ts';
import { asymmetric, type Corners, cornersOf, deltaE, jpegOf, ofPixels, quarters, type Rgb } from './test-pictures.ts';

let open: OpenPreviews;
beforeAll(async () => {
  open = await openPreviews();
});
afterAll(() => open.close());

const [a, b, c, d] = asymmetric;
/** EXIF orientation: where the stored corners must appear. */
const upright: Record<number, Corners> = {
  1: [a, b, c, d],
  2: [b, a, d, c],
  3: [d, c, b, a],
  4: [c, d, a, b],
  5: [a, c, b, d],
  6: [c, a, d, b],
  7: [d, b, c, a],
  8: [b, d, a, c],
};

function expectCorners(actual: Corners, expected: Corners, most = 4): void {
  const differences = actual.map((colour, index) => deltaE(colour, expected[index]!));
  expect(Math.max(...differences), `${JSON.stringify(actual)} for ${JSON.stringify(expected)}`).toBeLessThan(most);
}

/** Every tier, with corners that must be the same in each. */
async function expectTiers(name: string, bytes: Buffer, expected: Corners, size: [number, number], most?: number) {
  const source = await open.add(name, bytes);
  const developed = await open.previews.develop(source, { tiers: ['thumb', 'nav', 'full'] });
  expect(developed).toMatchObject({ state: 'ready', problem: null, widthPx: size[0], heightPx: size[1] });
  expect(developed.tiers.map(({ tier }) => tier)).toEqual(['thumb', 'nav', 'full']);
  for (const tier of developed.tiers) {
    expectCorners(await cornersOf(tier.file), expected, most);
    const file = await sharp(tier.file).metadata();
    expect([file.format, file.width, file.height, file.orientation ?? 1]).toEqual([
      'jpeg',
      tier.widthPx,
      tier.heightPx,
      1,
    ]);
  }
  return developed;
}

describe('upright exactly once', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('JPEG with orientation %i', async (orientation) => {
    const jpeg = await sharp(await jpegOf(480, 320))
      .withMetadata({ orientation })
      .jpeg({ quality: 95 })
      .toBuffer();
    const size: [number, number] = orientation >= 5 ? [320, 480] : [480, 320];
    const { tiers } = await expectTiers(`o${orientation}.jpg`, jpeg, upright[orientation]!, size);
    expect([tiers[0]!.widthPx, tiers[0]!.heightPx]).toEqual(orientation >= 5 ? [213, 320] : [320, 213]);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'RAW with orientation %i, whose tag wins over the JPEG’s own',
    async (orientation) => {
      const own = await sharp(await jpegOf(1650, 1100))
        .withMetadata({ orientation: 3 })
        .jpeg({ quality: 95 })
        .toBuffer();
      const raw = rawMakers.srw!({ full: own, middle: own, small: own }, orientation);
      const size: [number, number] = orientation >= 5 ? [1100, 1650] : [1650, 1100];
      await expectTiers(`o${orientation}.srw`, raw, upright[orientation]!, size);
    },
  );

  it('measures and scored pixels are upright too', async () => {
    const jpeg = await sharp(await jpegOf(480, 320))
      .withMetadata({ orientation: 6 })
      .jpeg({ quality: 95 })
      .toBuffer();
    const source = await open.add('scored.jpg', jpeg);
    const file = `${open.dir}/scored.rgb`;
    const crops = [{ x: 0, y: 0, w: 1, h: 1 }];
    const developed = await open.previews.develop(source, {
      measures: true,
      scored: [{ longSidePx: 240, file }],
      crops,
    });
    expect(developed.scored).toEqual([{ file, widthPx: 160, heightPx: 240 }]);
    const data = await readFile(file);
    expect(data.length).toBe(160 * 240 * 3);
    expectCorners(await cornersOf(await ofPixels(data, 160, 240).png().toBuffer()), upright[6]!);
    expect(developed.measures?.dhash).toMatch(/^[0-9a-f]{32}$/);
    expect(developed.map!.rows).toBeGreaterThanOrEqual(developed.map!.columns);
    expect(developed.crops).toHaveLength(1);
  });
});

/** What a colour in a space of the given primaries must look like in sRGB (ICC maths, relative colorimetric, clipped). */
function toSrgb(colour: Rgb, toXyz: number[][], decode: (v: number) => number): Rgb {
  const linear = colour.map((value) => decode(value / 255));
  const xyz = toXyz.map((row) => row.reduce((sum, factor, i) => sum + factor * linear[i]!, 0));
  const rgb = srgbFromXyz.map((row) => row.reduce((sum, factor, i) => sum + factor * xyz[i]!, 0));
  return rgb.map((value) => {
    const v = Math.min(1, Math.max(0, value));
    return Math.round(255 * (v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055));
  }) as unknown as Rgb;
}
/** Lindbloom's matrices at D65. */
const srgbFromXyz = [
  [3.2404542, -1.5371385, -0.4985314],
  [-0.969266, 1.8760108, 0.041556],
  [0.0556434, -0.2040259, 1.0572252],
];
const adobeToXyz = [
  [0.5767309, 0.185554, 0.1881852],
  [0.2973769, 0.6273491, 0.0752741],
  [0.0270343, 0.0706872, 0.9911085],
];
const p3ToXyz = [
  [0.4865709, 0.2656677, 0.1982173],
  [0.2289746, 0.6917385, 0.0792869],
  [0, 0.0451134, 1.0439444],
];
const adobeDecode = (v: number) => v ** (563 / 256);
const srgbDecode = (v: number) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
const convert = (toXyz: number[][], decode: (v: number) => number) =>
  asymmetric.map((colour) => toSrgb(colour, toXyz, decode)) as unknown as Corners;

describe('sRGB through the profile', () => {
  it('Adobe RGB by profile', async () => {
    const jpeg = jpegWithProfile(await jpegOf(400, 300), adobeRgbProfile);
    await expectTiers('adobe-icc.jpg', jpeg, convert(adobeToXyz, adobeDecode), [400, 300], 3);
  });

  it('Adobe RGB by EXIF alone: uncalibrated, interoperability R03', async () => {
    // libvips calls the Exif directory IFD2 and interoperability IFD4.
    const exif = { IFD2: { ColorSpace: '65535' }, IFD4: { InteroperabilityIndex: 'R03' } };
    const jpeg = await sharp(await jpegOf(400, 300))
      .withExif(exif)
      .jpeg({ quality: 95 })
      .toBuffer();
    await expectTiers('adobe-exif.jpg', jpeg, convert(adobeToXyz, adobeDecode), [400, 300], 3);
  });

  it('Display P3', async () => {
    const jpeg = jpegWithProfile(await jpegOf(400, 300), displayP3Profile);
    await expectTiers('p3.jpg', jpeg, convert(p3ToXyz, srgbDecode), [400, 300], 3);
  });

  it('P3 by libvips’s own profile, in 16 bits', async () => {
    const png = await ofPixels(quarters(400, 300), 400, 300)
      .toColourspace('rgb16')
      .withIccProfile('p3')
      .png()
      .toBuffer();
    expect(await sharp(png).metadata()).toMatchObject({ depth: 'ushort', hasProfile: true });
    await expectTiers('p3-16.png', png, asymmetric, [400, 300], 3);
  });

  it('an sRGB profile changes nothing, and its JPEG is served as it is', async () => {
    const jpeg = await ofPixels(quarters(400, 300), 400, 300).withIccProfile('srgb').jpeg({ quality: 95 }).toBuffer();
    const { tiers } = await expectTiers('srgb.jpg', jpeg, asymmetric, [400, 300]);
    expect((await readFile(tiers.find(({ tier }) => tier === 'full')!.file)).equals(jpeg)).toBe(true);
    expect(tiers.find(({ tier }) => tier === 'nav')?.bytes).toBe(jpeg.length);
  });

  it('CMYK', async () => {
    const jpeg = await ofPixels(quarters(400, 300), 400, 300).withIccProfile('cmyk').jpeg({ quality: 95 }).toBuffer();
    expect((await sharp(jpeg).metadata()).channels).toBe(4);
    // A press cannot print these colours: the same direction, not the same place.
    await expectTiers('cmyk.jpg', jpeg, asymmetric, [400, 300], 45);
  });

  it('grey, alpha, palette and 16-bit TIFF become three channels', async () => {
    const grey = await ofPixels(quarters(400, 300), 400, 300).greyscale().png().toBuffer();
    const developed = await open.previews.develop(await open.add('grey.png', grey), {
      tiers: ['thumb'],
      measures: true,
    });
    expect(developed.state).toBe('ready');
    const [corner] = await cornersOf(developed.tiers[0]!.file);
    expect(Math.max(...corner) - Math.min(...corner)).toBeLessThan(3);

    const palette = await ofPixels(quarters(400, 300), 400, 300).png({ palette: true }).toBuffer();
    await expectTiers('palette.png', palette, asymmetric, [400, 300]);
    const tiff = await ofPixels(quarters(400, 300), 400, 300).toColourspace('rgb16').tiff().toBuffer();
    await expectTiers('deep.tif', tiff, asymmetric, [400, 300]);
    const clear = await ofPixels(quarters(400, 300), 400, 300).ensureAlpha(0).webp({ lossless: true }).toBuffer();
    await expectTiers(
      'clear.webp',
      clear,
      [
        [255, 255, 255],
        [255, 255, 255],
        [255, 255, 255],
        [255, 255, 255],
      ],
      [400, 300],
    );
  });

  it('shows the first frame of an animation', async () => {
    const frames = Buffer.concat([quarters(64, 48), Buffer.alloc(64 * 48 * 3, 255)]);
    const raw = { width: 64, height: 96, channels: 3, pageHeight: 48 } as const;
    const gif = await sharp(frames, { raw })
      .gif({ delay: [100, 100] })
      .toBuffer();
    await expectTiers('moves.gif', gif, asymmetric, [64, 48], 12);
    const webp = await sharp(frames, { raw })
      .webp({ lossless: true, delay: [100, 100] })
      .toBuffer();
    await expectTiers('moves.webp', webp, asymmetric, [64, 48], 6);
  });

  it('nav has a long side of 2048 and thumb of 320; nothing is enlarged', async () => {
    const large = await open.previews.develop(await open.add('large.jpg', await jpegOf(3000, 1500)), {
      tiers: ['thumb', 'nav'],
      measures: true,
    });
    expect(large.tiers.map(({ widthPx, heightPx }) => [widthPx, heightPx])).toEqual([
      [320, 160],
      [2048, 1024],
    ]);
    const small = await open.previews.develop(
      await open.add('small.png', await ofPixels(quarters(90, 60), 90, 60).png().toBuffer()),
      { tiers: ['thumb', 'nav', 'full'] },
    );
    expect(small.tiers.map(({ widthPx, heightPx }) => [widthPx, heightPx])).toEqual([
      [90, 60],
      [90, 60],
      [90, 60],
    ]);
  });
});
