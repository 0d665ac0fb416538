/** @file Multi-scale structural similarity (Wang, Simoncelli, Bovik 2003), as in the authors' msssim.m, which knows two ways to put the scales together. */
import { edgeIndex } from '../../../../native-models/signal/edges.ts';
import { emptyPlane, meanOf, type Plane } from '../../../../native-models/signal/plane.ts';
import { ssimMaps } from './ssim.ts';

const weights = [0.0448, 0.2856, 0.3001, 0.2363, 0.1333];
const totalWeight = weights.reduce((a, b) => a + b, 0);
/** Five halvings must leave the eleven pixels of the window. */
export const msSsimMinPx = 11 * 2 ** (weights.length - 1);

export interface MsSsim {
  /** Scales added by weight: what published tables name MS-SSIM. -1..1, more is closer. */
  readonly msSsim: number;
  /** Scales multiplied, as the paper writes it. 0..1; a scale whose structure is opposite counts as 0. */
  readonly product: number;
}

/** Grey planes (0..255), sides of at least 176 pixels. */
export function msSsim(reference: Plane, test: Plane): MsSsim {
  let [a, b] = [reference, test];
  let [sum, product] = [0, 1];
  weights.forEach((weight, scale) => {
    const maps = ssimMaps(a, b);
    const isLast = scale === weights.length - 1;
    const mean = meanOf(isLast ? maps.similarity : maps.contrast);
    sum += weight * mean;
    product *= Math.max(0, mean) ** weight;
    if (!isLast) [a, b] = [halve(a), halve(b)];
  });
  return { msSsim: sum / totalWeight, product };
}

/** Mean of 2x2, mirrored at the edges, then every second pixel. */
export function halve(plane: Plane): Plane {
  const { widthPx, heightPx, data } = plane;
  const out = emptyPlane(Math.ceil(widthPx / 2), Math.ceil(heightPx / 2));
  for (let y = 0; y < out.heightPx; y++) {
    const top = 2 * y * widthPx;
    const bottom = edgeIndex(2 * y + 1, heightPx, 'symmetric') * widthPx;
    for (let x = 0; x < out.widthPx; x++) {
      const right = edgeIndex(2 * x + 1, widthPx, 'symmetric');
      out.data[y * out.widthPx + x] =
        (data[top + 2 * x]! + data[top + right]! + data[bottom + 2 * x]! + data[bottom + right]!) / 4;
    }
  }
  return out;
}
