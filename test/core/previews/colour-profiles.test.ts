/** @file A profile counts by what it does to colours. Names are free: Android's Display P3 is called "sRGB" in several ways. */

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jpegWithProfile } from '../../../electron/core/previews/decoder/attach-profile.ts';
import { isSrgbProfile } from '../../../electron/core/previews/decoder/colour/is-srgb.ts';
import { makeProfile, srgbDecode } from '../../../electron/core/previews/decoder/colour/make-profile.ts';
import { describeShared } from '../../support/shared.ts';
import { makeTiff } from './make-tiff.ts';
import { type OpenPreviews, openPreviews } from './open-previews.ts';
import { asymmetric, type Corners, cornersOf, deltaE, jpegOf, quarters, type Rgb } from './test-pictures.ts';

let open: OpenPreviews;
beforeAll(async () => {
  open = await openPreviews();
});
afterAll(() => open.close());

type Columns = { red: [number, number, number]; green: [number, number, number]; blue: [number, number, number] };
const srgb: Columns = {
  red: [0.43607, 0.22249, 0.01392],
  green: [0.38515, 0.71687, 0.09708],
  blue: [0.14307, 0.06061, 0.7141],
};
const p3: Columns = {
  red: [0.51512, 0.2412, -0.00105],
  green: [0.29198, 0.69225, 0.04189],
  blue: [0.1571, 0.06657, 0.78407],
};
const proPhoto: Columns = {
  red: [0.79767, 0.28804, 0],
  green: [0.13519, 0.71188, 0],
  blue: [0.03134, 0.00009, 0.82491],
};
const rec2020: Columns = {
  red: [0.67348, 0.27904, -0.00193],
  green: [0.16566, 0.67535, 0.02998],
  blue: [0.12505, 0.04561, 0.79686],
};
const linear = (value: number) => value;
const gamma = (power: number) => (value: number) => value ** power;

const profiles: [name: string, profile: Uint8Array, isSrgb: boolean][] = [
  ['sRGB by another name', makeProfile({ name: 'Camera RGB Profile', ...srgb, decode: srgbDecode }), true],
  [
    'Display P3 called sRGB',
    makeProfile({ name: 'DCI-P3 D65 Gamut with sRGB Transfer', ...p3, decode: srgbDecode }),
    false,
  ],
  ['linear sRGB', makeProfile({ name: 'GIMP built-in Linear sRGB', ...srgb, decode: linear }), false],
  ['sRGB primaries with gamma 1.8', makeProfile({ name: 'sRGB', ...srgb, decode: gamma(1.8) }), false],
  ['sRGB primaries with gamma 2.2', makeProfile({ name: 'sRGB', ...srgb, decode: gamma(2.2) }), false],
  ['ProPhoto called sRGB', makeProfile({ name: 'sRGB ProPhoto', ...proPhoto, decode: gamma(1.8) }), false],
  ['BT.2020 called sRGB', makeProfile({ name: 'Rec2020 (sRGB curve)', ...rec2020, decode: srgbDecode }), false],
];

describe('sRGB or not', () => {
  it.each(profiles)('%s', (_name, profile, isSrgb) => expect(isSrgbProfile(profile)).toBe(isSrgb));

  it('the sRGB of libvips is sRGB, its P3 and its CMYK are not; rubbish is not', async () => {
    const pixels = sharp(quarters(16, 16), { raw: { width: 16, height: 16, channels: 3 } });
    const iccOf = async (name: string) =>
      (await sharp(await pixels.clone().withIccProfile(name).jpeg().toBuffer()).metadata()).icc!;
    expect(isSrgbProfile(await iccOf('srgb'))).toBe(true);
    expect(isSrgbProfile(await iccOf('p3'))).toBe(false);
    expect(isSrgbProfile(await iccOf('cmyk'))).toBe(false);
    expect(isSrgbProfile(Buffer.from('sRGB sRGB RGB '.repeat(50)))).toBe(false);
    expect(isSrgbProfile(profiles[0]![1].subarray(0, 200))).toBe(false);
  });
});

/** What lcms must come to, by the definition of a matrix profile. */
function expected(profile: Columns, decode: (value: number) => number): Corners {
  const inverse = [
    [3.1341359, -1.6173863, -0.4906619],
    [-0.9787955, 1.9162544, 0.0334427],
    [0.0719553, -0.2289769, 1.405386],
  ];
  return asymmetric.map((colour) => {
    const [r, g, b] = colour.map((value) => decode(value / 255)) as [number, number, number];
    const xyz = [0, 1, 2].map((i) => profile.red[i]! * r + profile.green[i]! * g + profile.blue[i]! * b);
    return inverse.map((row) => {
      const v = Math.min(
        1,
        Math.max(
          0,
          row.reduce((sum, factor, i) => sum + factor * xyz[i]!, 0),
        ),
      );
      return Math.round(255 * (v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055));
    }) as unknown as Rgb;
  }) as unknown as Corners;
}

describe('every tier is converted alike', () => {
  const cases: [string, Uint8Array, Corners][] = [
    ['p3', profiles[1]![1], expected(p3, srgbDecode)],
    ['linear', profiles[2]![1], expected(srgb, linear)],
    ['gamma', profiles[3]![1], expected(srgb, gamma(1.8))],
    ['prophoto', profiles[5]![1], expected(proPhoto, gamma(1.8))],
    ['rec2020', profiles[6]![1], expected(rec2020, srgbDecode)],
  ];
  const tiersOf = async (name: string, bytes: Buffer, corners: Corners) => {
    const developed = await open.previews.develop(await open.add(name, bytes), { tiers: ['thumb', 'nav', 'full'] });
    expect(developed.state).toBe('ready');
    for (const { tier, file } of developed.tiers) {
      const shown = await cornersOf(file);
      shown.forEach((colour, i) => {
        expect(deltaE(colour, corners[i]!), `${name} ${tier} ${colour}`).toBeLessThan(4);
      });
    }
  };

  it.each(cases)('JPEG in %s', async (name, profile, corners) => {
    await tiersOf(`${name}.jpg`, jpegWithProfile(await jpegOf(400, 300), profile), corners);
  });

  it.each(cases)('16-bit TIFF in %s', async (name, profile, corners) => {
    const sample = (x: number, y: number) =>
      asymmetric[(x < 40 ? 0 : 1) + (y < 30 ? 0 : 2)]!.map((value) => value / 255);
    await tiersOf(
      `${name}.tif`,
      makeTiff({ widthPx: 80, heightPx: 60, photometric: 2, bits: 16, sample, profile }),
      corners,
    );
  });

  it('a profile in two segments is put together before it is judged', async () => {
    const [, profile, ,] = profiles[1]!;
    const jpeg = await jpegOf(400, 300);
    const segment = (number: number, part: Uint8Array) => {
      const head = Buffer.from(`\xff\xe2\0\0ICC_PROFILE\0${String.fromCharCode(number)}\x02`, 'latin1');
      head.writeUInt16BE(2 + 14 + part.length, 2);
      return Buffer.concat([head, part]);
    };
    const half = profile.length >> 1;
    const split = Buffer.concat([
      jpeg.subarray(0, 2),
      segment(2, profile.subarray(half)),
      segment(1, profile.subarray(0, half)),
      jpeg.subarray(2),
    ]);
    await tiersOf('split.jpg', split, expected(p3, srgbDecode));
  });
});

describeShared('phones and GIMP', (shared) => {
  it.each(['android-p3-google.jpg', 'samsung-p3.jpg'])(
    '%s: the red of P3 is the red of sRGB in every tier',
    async (name) => {
      const bytes = await readFile(path.join(shared, 'cases/files', name));
      const developed = await open.previews.develop(await open.add(name, bytes), { tiers: ['thumb', 'nav', 'full'] });
      for (const { file } of developed.tiers) {
        const corner = await sharp(file).extract({ left: 2, top: 2, width: 1, height: 1 }).raw().toBuffer();
        expect(deltaE([corner[0]!, corner[1]!, corner[2]!], [255, 0, 0])).toBeLessThan(4);
      }
    },
  );

  it('linear light is as bright as it was meant', async () => {
    const bytes = await readFile(path.join(shared, 'cases/files/gimp-linear-16bit.tif'));
    const developed = await open.previews.develop(await open.add('linear.tif', bytes), { tiers: ['full'] });
    const { channels } = await sharp(developed.tiers[0]!.file).stats();
    [75, 72, 69].forEach((mean, i) => {
      expect(Math.abs(channels[i]!.mean - mean)).toBeLessThan(2);
    });
  });
});
