/** @file Structural similarity (Wang, Bovik, Sheikh, Simoncelli 2004), as in the authors' ssim_index.m: no downsampling, valid region. */
import { filterValid, gaussianTaps } from '../../../../native-models/signal/filter.ts';
import { meanOf, type Plane, zipPlanes } from '../../../../native-models/signal/plane.ts';

const taps = gaussianTaps(11, 1.5);
const c1 = (0.01 * 255) ** 2;
const c2 = (0.03 * 255) ** 2;

export interface SsimMaps {
  /** Luminance, contrast and structure together: at most 1, reached where the pictures are equal. */
  readonly similarity: Plane;
  /** Contrast and structure alone. */
  readonly contrast: Plane;
}

/** Grey planes (0..255) of one size, at least 11x11; the maps are 10 pixels smaller each way. */
export function ssimMaps(reference: Plane, test: Plane): SsimMaps {
  const meanA = filterValid(reference, taps);
  const meanB = filterValid(test, taps);
  // The two variances are only ever needed as their sum.
  const power = filterValid(
    zipPlanes(reference, test, (a, b) => a * a + b * b),
    taps,
  );
  const product = filterValid(
    zipPlanes(reference, test, (a, b) => a * b),
    taps,
  );
  const similarity = meanA;
  const contrast = meanB;
  for (let i = 0; i < power.data.length; i++) {
    const a = meanA.data[i]!;
    const b = meanB.data[i]!;
    const cs = (2 * (product.data[i]! - a * b) + c2) / (power.data[i]! - a * a - b * b + c2);
    contrast.data[i] = cs;
    similarity.data[i] = (cs * (2 * a * b + c1)) / (a * a + b * b + c1);
  }
  return { similarity, contrast };
}

/** Mean of the map: -1..1, more is closer, 1 for identical pictures. */
export const ssim = (reference: Plane, test: Plane): number => meanOf(ssimMaps(reference, test).similarity);
