import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { Turn } from '../../../electron/contract/decision.ts';
import { previewVersionOf, turnOfVersion } from '../../../electron/contract/preview-version.ts';
import { turnJpeg } from '../../../electron/core/previews/turn-jpeg.ts';

/** 48x32, white in its upper left corner. */
const picture = () =>
  sharp({ create: { width: 48, height: 32, channels: 3, background: '#000' } }).composite([
    { input: { create: { width: 16, height: 16, channels: 3, background: '#fff' } }, left: 0, top: 0 },
  ]);

/** Size as shown, and which corner is white. */
async function shown(jpeg: Buffer) {
  const { data, info } = await sharp(jpeg).autoOrient().raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => data[(y * info.width + x) * info.channels]! > 128;
  const [right, bottom] = [info.width - 4, info.height - 4];
  const corners = {
    'upper left': at(4, 4),
    'upper right': at(right, 4),
    'lower left': at(4, bottom),
    'lower right': at(right, bottom),
  };
  return [info.width, info.height, ...Object.entries(corners).flatMap(([name, is]) => (is ? [name] : []))];
}

test('a JPEG is shown turned by quarters clockwise, its compressed data untouched', async () => {
  const jpeg = await picture().jpeg().toBuffer();
  const turned = async (turn: Turn) => shown(turnJpeg(jpeg, turn));
  expect(await turned(0)).toEqual([48, 32, 'upper left']);
  expect(await turned(1)).toEqual([32, 48, 'upper right']);
  expect(await turned(2)).toEqual([48, 32, 'lower right']);
  expect(await turned(3)).toEqual([32, 48, 'lower left']);
  const scan = (bytes: Buffer) => bytes.subarray(bytes.indexOf(Buffer.from([0xff, 0xda])));
  expect(scan(turnJpeg(jpeg, 1)).equals(scan(jpeg))).toBe(true);
});

test('its own Exif is replaced, colour profiles stay; what is no JPEG is left alone', async () => {
  const jpeg = await picture().withMetadata({ orientation: 1 }).withIccProfile('p3').jpeg().toBuffer();
  const turned = turnJpeg(jpeg, 1);
  expect(await shown(turned)).toEqual([32, 48, 'upper right']);
  const { icc, orientation } = await sharp(turned).metadata();
  expect([icc?.length, orientation]).toEqual([(await sharp(jpeg).metadata()).icc?.length, 6]);
  const png = await picture().png().toBuffer();
  expect(turnJpeg(png, 1)).toBe(png);
  const cut = jpeg.subarray(0, 30);
  expect(() => turnJpeg(cut, 1)).not.toThrow();
});

test('an address names the turn it asks for', () => {
  expect(previewVersionOf('0123456789abcdef', 6, 0)).toBe('0123456789ab-6');
  for (const turn of [0, 1, 2, 3] as const)
    expect(turnOfVersion(previewVersionOf('0123456789abcdef', 8, turn))).toBe(turn);
  expect([turnOfVersion(null), turnOfVersion('x'), turnOfVersion('a-1-t9')]).toEqual([0, 0, 0]);
});
