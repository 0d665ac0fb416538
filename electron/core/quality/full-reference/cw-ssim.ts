/** @file Complex-wavelet structural similarity (Sampat, Wang, Gupta, Bovik, Markey 2009), as in the authors' cwssim_index.m: forgives small shifts. */
import { complexBands } from '../../../../native-models/signal/complex-bands.ts';
import { gaussianTaps } from '../../../../native-models/signal/filter.ts';
import type { Plane } from '../../../../native-models/signal/plane.ts';

const level = 4;
const orientations = 8;
const windowPx = 7;
/** The fourth level is an eighth as large and must hold the window. */
export const cwSsimMinPx = windowPx * 2 ** (level - 1);

/** Grey planes (0..255), sides of at least 56 pixels: 0..1, more is closer. Null where neither picture has structure of that size. */
export function cwSsim(reference: Plane, test: Plane): number | null {
  const a = complexBands(reference, level, orientations);
  const b = complexBands(test, level, orientations);
  let sum = 0;
  for (const [index, band] of a.entries()) {
    const similarity = bandSimilarity(band, b[index]!);
    if (similarity === null) return null;
    sum += similarity;
  }
  return sum / orientations;
}

type Band = ReturnType<typeof complexBands>[number];

function bandSimilarity(a: Band, b: Band): number | null {
  const { widthPx, heightPx } = a;
  const columns = widthPx - windowPx + 1;
  const rows = heightPx - windowPx + 1;
  // The middle counts more: a gaussian a quarter as wide as the band is high.
  const across = gaussianTaps(columns, heightPx / 4);
  const down = gaussianTaps(rows, heightPx / 4);
  let sum = 0;
  let hasStructure = false;
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      let [re, im, power] = [0, 0, 0];
      for (let dy = 0; dy < windowPx; dy++) {
        for (let dx = 0; dx < windowPx; dx++) {
          const i = (y + dy) * widthPx + x + dx;
          const [ar, ai, br, bi] = [a.re[i]!, a.im[i]!, b.re[i]!, b.im[i]!];
          re += ar * br + ai * bi;
          im += ai * br - ar * bi;
          power += ar * ar + ai * ai + br * br + bi * bi;
        }
      }
      // Rounding leaves about 1e-20 where there is nothing; equal nothings are alike.
      hasStructure ||= power > 1e-9;
      sum += across[x]! * down[y]! * (power > 1e-9 ? (2 * Math.hypot(re, im)) / power : 1);
    }
  }
  return hasStructure ? sum : null;
}
