/** @file Pictures that metrics are not made for: kinds of pixels, flat ones, tiny ones, light that is no number. */
import sharp from 'sharp';
import { plasma } from './plasma.ts';

/** Powers of two, whose Fourier transforms take no time. */
const [width, height] = [256, 256];
const plain = () => sharp(plasma(width, height), { raw: { width, height, channels: 3 } });
const flat = (w: number, h: number, grey: number) =>
  sharp({ create: { width: w, height: h, channels: 3, background: { r: grey, g: grey, b: grey } } });
/** Light as it is, from no light to more than white; and what is no number in it. */
const floats = (hostile: boolean) => {
  const data = Float32Array.from(plasma(width, height), (value) => value / 255);
  if (hostile) for (let i = 0; i < data.length; i += 97) data[i] = [Number.NaN, Infinity, -Infinity, 1e30][i % 4]!;
  const input = { raw: { width, height, channels: 3 as const } };
  return sharp(data, input).toColourspace('scrgb').tiff({ compression: 'none', predictor: 'none' });
};
/** By name; sharp writes each. */
export const oddPictures = {
  'plain.png': () => plain().png(),
  'again.png': () => plain().png({ compressionLevel: 1 }),
  'alpha.png': () => plain().ensureAlpha(0.5).png(),
  'clear.png': () => plain().ensureAlpha(0).png(),
  'grey.png': () => plain().greyscale().png(),
  'sixteen.png': () => plain().toColourspace('rgb16').png(),
  'cmyk.jpg': () => plain().toColourspace('cmyk').jpeg({ quality: 95 }),
  'float.tif': () => floats(false),
  'nan.tif': () => floats(true),
  'flat.png': () => flat(width, height, 119).png(),
  'black.png': () => flat(width, height, 0).png(),
  'white.png': () => flat(width, height, 255).png(),
  'one.png': () => flat(1, 1, 90).png(),
  'three.png': () => plain().extract({ left: 0, top: 0, width: 3, height: 3 }).png(),
  'ten.png': () => plain().extract({ left: 0, top: 0, width: 10, height: 64 }).png(),
  'line.png': () => plain().extract({ left: 0, top: 0, width, height: 1 }).png(),
} as const;
