/** @file CIE Lab at D50 in bytes, as ICC, TIFF and Photoshop store it, to sRGB. */
import { srgbEncode } from './make-profile.ts';

/** L 0..100 as 0..255, a and b with an offset of 128 (TIFF Technical Note 4). Three channels, in place. */
export function labToSrgb(data: Uint8Array): void {
  for (let i = 0; i < data.length; i += 3) {
    const y = ((data[i]! / 255) * 100 + 16) / 116;
    const X = 0.9642 * cube(y + (data[i + 1]! - 128) / 500);
    const Y = cube(y);
    const Z = 0.8249 * cube(y - (data[i + 2]! - 128) / 200);
    // XYZ at D50 to linear sRGB (Bradford).
    data[i] = level(3.1341359 * X - 1.6173863 * Y - 0.4906619 * Z);
    data[i + 1] = level(-0.9787955 * X + 1.9162544 * Y + 0.0334427 * Z);
    data[i + 2] = level(0.0719553 * X - 0.2289769 * Y + 1.405386 * Z);
  }
}

const cube = (t: number) => (t > 6 / 29 ? t ** 3 : 3 * (6 / 29) ** 2 * (t - 4 / 29));
const level = (light: number) => Math.round(255 * srgbEncode(Math.min(1, Math.max(0, light))));
