/** @file Enlarges pictures that are smaller than LIQE's window. */
import type { Picture } from '../../adapters/adapter-types.ts';

/** Bilinear with half-pixel centres, rounded to whole values. For enlarging only: it does not average when shrinking. */
export function upscaleBilinear(
  { data, widthPx, heightPx }: Picture,
  targetWidthPx: number,
  targetHeightPx: number,
): Picture {
  const result = new Uint8Array(targetWidthPx * targetHeightPx * 3);
  const axis = (targetPx: number, sourcePx: number) =>
    Array.from({ length: targetPx }, (_, index) => {
      const centre = Math.min(Math.max(((index + 0.5) * sourcePx) / targetPx - 0.5, 0), sourcePx - 1);
      const low = Math.floor(centre);
      return { low, high: Math.min(low + 1, sourcePx - 1), share: centre - low };
    });
  const across = axis(targetWidthPx, widthPx);
  const down = axis(targetHeightPx, heightPx);
  let target = 0;
  for (const y of down) {
    for (const x of across) {
      for (let channel = 0; channel < 3; channel++) {
        const at = (row: number, column: number) => data[(row * widthPx + column) * 3 + channel] as number;
        const upper = at(y.low, x.low) * (1 - x.share) + at(y.low, x.high) * x.share;
        const lower = at(y.high, x.low) * (1 - x.share) + at(y.high, x.high) * x.share;
        result[target++] = Math.round(upper * (1 - y.share) + lower * y.share);
      }
    }
  }
  return { data: result, widthPx: targetWidthPx, heightPx: targetHeightPx };
}
