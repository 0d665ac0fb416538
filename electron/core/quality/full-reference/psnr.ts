/** @file Peak signal-to-noise ratio. */
import type { Pixels } from '../../pixels/pixels.ts';

/** dB, over red, green and blue together, 8 bits; more is closer. Identical pictures: null (infinite). */
export function psnr(reference: Pixels, test: Pixels): number | null {
  let sum = 0;
  for (let i = 0; i < reference.data.length; i++) sum += (reference.data[i]! - test.data[i]!) ** 2;
  return sum === 0 ? null : 10 * Math.log10((255 * 255 * reference.data.length) / sum);
}
