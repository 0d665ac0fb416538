/** @file Pictures made by formula for the measures' tests. */
import sharp from 'sharp';
import { paintScene } from '../../../bench/make-shoot/paint-scene.ts';
import { seededRandom } from '../../../bench/make-shoot/seeded-random.ts';
import type { Pixels } from '../../../electron/core/pixels/pixels.ts';

/** Every pixel from its place: [r, g, b]. */
export function picture(widthPx: number, heightPx: number, colour: (x: number, y: number) => [number, number, number]) {
  const data = new Uint8Array(widthPx * heightPx * 3);
  for (let y = 0; y < heightPx; y++) for (let x = 0; x < widthPx; x++) data.set(colour(x, y), (y * widthPx + x) * 3);
  return { data, widthPx, heightPx };
}

export const plain = (widthPx: number, heightPx: number, level: number): Pixels =>
  picture(widthPx, heightPx, () => [level, level, level]);

/** Gaussian noise of a standard deviation on a grey. */
export function noisyGrey(widthPx: number, heightPx: number, sigma: number): Pixels {
  const random = seededRandom(4);
  return picture(widthPx, heightPx, () => {
    const level = Math.round(128 + sigma * random.normal());
    return [level, level, level];
  });
}

export async function paintedPixels(seed: number): Promise<Pixels> {
  const data = await sharp(await paintScene(seed, 1200, 800))
    .removeAlpha()
    .raw()
    .toBuffer();
  return { data, widthPx: 1200, heightPx: 800 };
}

/** What a JPEG of that quality makes of a picture. */
export async function throughJpeg({ data, widthPx, heightPx }: Pixels, quality: number): Promise<Pixels> {
  const raw = { width: widthPx, height: heightPx, channels: 3 as const };
  const jpeg = await sharp(data, { raw }).jpeg({ quality }).toBuffer();
  return { data: await sharp(jpeg).raw().toBuffer(), widthPx, heightPx };
}

export async function blurred({ data, widthPx, heightPx }: Pixels, sigma: number): Promise<Pixels> {
  const raw = { width: widthPx, height: heightPx, channels: 3 as const };
  return { data: await sharp(data, { raw }).blur(sigma).raw().toBuffer(), widthPx, heightPx };
}
