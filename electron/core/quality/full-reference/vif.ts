/** @file Visual information fidelity (Sheikh & Bovik 2006), in the wavelet domain as in the authors' vifvec.m: eight bands, 3x3 vectors. */
import { correlate, filterSeparable } from '../../../../native-models/signal/filter.ts';
import { emptyPlane, type Plane, zipPlanes } from '../../../../native-models/signal/plane.ts';
import { bands, initial, lowPass } from '../../../../native-models/signal/steerable-filters.ts';
import { gainAndNoise } from './gain-noise.ts';
import { vectorField } from './vector-field.ts';

const levels = 4;
const blockPx = 3;
const noiseOfSeeing = 0.4;
const tiny = 1e-15;
/** Below this the coarsest band holds no whole block away from its edges. */
export const vifMinPx = 65;

/** Grey planes (0..255), sides of at least 65 pixels: 0..1, above 1 where contrast was raised; more is closer. Null where the reference is flat. */
export function vif(reference: Plane, test: Plane): number | null {
  let kept = 0;
  let there = 0;
  const pyramidA = pyramid(reference);
  const pyramidB = pyramid(test);
  pyramidA.forEach((level, index) => {
    level.forEach((band, orientation) => {
      // The window grows towards the finest level.
      const found = information(band, pyramidB[index]![orientation]!, 2 ** (levels - index) + 1);
      kept += found.kept;
      there += found.there;
    });
  });
  return there > 0 ? kept / there : null;
}

/** Two oriented bands at each level, the finest first. */
function pyramid(plane: Plane): Plane[][] {
  let low = correlate(plane, initial, 'reflect');
  return Array.from({ length: levels }, (_, level) => {
    if (level > 0) low = correlate(low, lowPass, 'reflect', 2);
    return bands.map((band) => correlate(low, band, 'reflect'));
  });
}

function information(bandA: Plane, bandB: Plane, windowPx: number): { kept: number; there: number } {
  const a = wholeBlocks(bandA);
  const b = wholeBlocks(bandB);
  const field = vectorField(a, blockPx);
  const taps = new Array<number>(windowPx).fill(1 / windowPx);
  const mean = (plane: Plane) => filterSeparable(plane, taps, 'reflect');
  const meanA = mean(a);
  const meanB = mean(b);
  const squareA = mean(zipPlanes(a, a, (x, y) => x * y));
  const squareB = mean(zipPlanes(b, b, (x, y) => x * y));
  const product = mean(zipPlanes(a, b, (x, y) => x * y));
  const skip = Math.ceil((windowPx - 1) / 2 / blockPx);
  const sums = { kept: 0, there: 0 };
  for (let row = skip; row < field.rows - skip; row++) {
    for (let column = skip; column < field.columns - skip; column++) {
      const at = (row * blockPx + 1) * a.widthPx + column * blockPx + 1;
      const count = windowPx * windowPx;
      const covariance = product.data[at]! - meanA.data[at]! * meanB.data[at]!;
      const { gain, noiseVariance } = gainAndNoise(
        (squareA.data[at]! - meanA.data[at]! ** 2) * count,
        (squareB.data[at]! - meanB.data[at]! ** 2) * count,
        covariance * count,
        tiny,
      );
      const power = field.power[row * field.columns + column]!;
      for (const eigenvalue of field.eigenvalues) {
        const signal = power * eigenvalue;
        sums.kept += Math.log2(1 + (gain * gain * signal) / (noiseVariance / count + noiseOfSeeing));
        sums.there += Math.log2(1 + signal / noiseOfSeeing);
      }
    }
  }
  return sums;
}

function wholeBlocks({ data, widthPx, heightPx }: Plane): Plane {
  const out = emptyPlane(widthPx - (widthPx % blockPx), heightPx - (heightPx % blockPx));
  for (let y = 0; y < out.heightPx; y++)
    out.data.set(data.subarray(y * widthPx, y * widthPx + out.widthPx), y * out.widthPx);
  return out;
}
