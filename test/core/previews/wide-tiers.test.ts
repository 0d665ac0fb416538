/** @file Tiers in a picture's own colours, for screens that show more than sRGB: what a colour-managed browser makes of them is the picture's colour. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { FileKind } from '../../../electron/contract/photo.ts';
import { jpegWithProfile } from '../../../electron/core/previews/decoder/attach-profile.ts';
import { adobeRgbProfile, displayP3Profile } from '../../../electron/core/previews/decoder/colour/make-profile.ts';
import { developPicture } from '../../../electron/core/previews/decoder/develop-picture.ts';
import type { Tier } from '../../../electron/core/previews/decoder/protocol.ts';
import { mayBeWide } from '../../../electron/core/previews/may-be-wide.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const flat = (red: number, green: number, blue: number, sidePx = 64) =>
  sharp({ create: { width: sidePx, height: sidePx, channels: 3, background: { r: red, g: green, b: blue } } });
const red = () => flat(255, 0, 0).jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toBuffer();

async function develop(name: string, kind: FileKind, bytes: Uint8Array, tiers: Tier[]) {
  const dir = tempFolder('wide');
  const file = path.join(dir, name);
  writeFileSync(file, bytes);
  const developed = await developPicture(
    {
      id: 1,
      source: { path: Buffer.from(file), kind, format: kind, orientation: 1 },
      want: {
        tiers: tiers.map((tier) => ({ tier, file: path.join(dir, `${tier}.jpg`) })),
        ...{ measures: false, scored: [], crops: [] },
      },
      maxPixels: 1e8,
    },
    () => undefined,
  );
  if (developed === 'unsure') throw new Error('unsure');
  expect(developed.tiers.map(({ tier }) => tier).sort()).toEqual([...tiers].sort());
  return Object.fromEntries(developed.tiers.map((made) => [made.tier, readFileSync(made.file)]));
}

/** Numbers of the middle as they stand in the file, and whether a profile says what they mean. */
async function middle(jpeg: Buffer) {
  const { icc } = await sharp(jpeg).metadata();
  const { data, info } = await sharp(jpeg, { ignoreIcc: true }).raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * info.channels;
  return { colour: [...data.subarray(at, at + 3)], hasProfile: icc !== undefined };
}
const near = (colour: number[]) => colour.map((value) => expect.closeTo(value, -0.7));

test('Display P3: its numbers and its profile; the plain tier stays sRGB', async () => {
  const p3 = jpegWithProfile(await flat(200, 60, 50).jpeg({ quality: 95 }).toBuffer(), displayP3Profile);
  const wide = await develop('a.jpg', 'jpeg', p3, ['nav-wide', 'full-wide', 'cell-wide']);
  for (const tier of ['nav-wide', 'full-wide', 'cell-wide'] as const)
    expect(await middle(wide[tier]!)).toEqual({ colour: near([200, 60, 50]), hasProfile: true });
  const { nav } = await develop('a.jpg', 'jpeg', p3, ['nav']);
  const plain = await middle(nav!);
  expect(plain.hasProfile).toBe(false);
  expect(plain.colour[0]).toBeGreaterThan(210);
});

test('Adobe RGB by profile, 16-bit PNG, HEIC by its code points', async () => {
  const adobe = jpegWithProfile(await red(), adobeRgbProfile);
  const one = await develop('a.jpg', 'jpeg', adobe, ['nav-wide']);
  expect(await middle(one['nav-wide']!)).toEqual({ colour: near([254, 0, 0]), hasProfile: true });
  const deep = await flat(10, 200, 30).toColourspace('rgb16').withIccProfile('p3').png().toBuffer();
  const { channels, depth } = await sharp(deep).metadata();
  expect([channels, depth]).toEqual([3, 'ushort']);
  const two = await middle((await develop('b.png', 'png', deep, ['nav-wide']))['nav-wide']!);
  expect(two.hasProfile).toBe(true);
  const heic = readFileSync(fileURLToPath(new URL('./heif-samples/p3-nclx-10bit.heic', import.meta.url)));
  const three = await develop('c.heic', 'heic', heic, ['nav-wide']);
  const plain = await develop('c.heic', 'heic', heic, ['nav']);
  const [wide, srgb] = [await middle(three['nav-wide']!), await middle(plain.nav!)];
  expect([wide.hasProfile, srgb.hasProfile]).toEqual([true, false]);
  expect(wide.colour).not.toEqual(srgb.colour);
});

test('where there is nothing wider, the wide tier is the plain one', async () => {
  const bytes = await red();
  const { nav } = await develop('a.jpg', 'jpeg', bytes, ['nav']);
  const wide = await develop('a.jpg', 'jpeg', bytes, ['nav-wide']);
  expect(wide['nav-wide']).toEqual(nav);
});

test('is asked for by what the metadata names, never refused for a name that only sounds like sRGB', () => {
  const said = (iccProfile: string | null, colourSpace: string | null = null) => mayBeWide({ iccProfile, colourSpace });
  expect(said('sRGB IEC61966-2.1')).toBe(false);
  expect(said(null)).toBe(false);
  expect(said(null, 'Adobe RGB')).toBe(true);
  expect(said('Display P3')).toBe(true);
  expect(said('DCI-P3 D65 Gamut with sRGB Transfer')).toBe(true);
  expect(mayBeWide(null)).toBe(false);
});
