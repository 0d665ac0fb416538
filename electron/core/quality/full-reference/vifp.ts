/** @file Visual information fidelity in the pixel domain, as in the authors' vifp_mscale.m: a fast relative of VIF with other numbers. */
import { filterValid, gaussianTaps } from '../../../../native-models/signal/filter.ts';
import { emptyPlane, type Plane, zipPlanes } from '../../../../native-models/signal/plane.ts';
import { gainAndNoise } from './gain-noise.ts';

const noiseOfSeeing = 2;
const tiny = 1e-10;
/** Below this nothing is left of the fourth scale. */
export const vifpMinPx = 41;

/** Grey planes (0..255), sides of at least 41 pixels: 0..1, above 1 where contrast was raised; more is closer. Null where the reference is flat. */
export function vifp(reference: Plane, test: Plane): number | null {
  let [a, b] = [reference, test];
  let kept = 0;
  let there = 0;
  for (let scale = 1; scale <= 4; scale++) {
    const length = 2 ** (5 - scale) + 1;
    const taps = gaussianTaps(length, length / 5);
    if (scale > 1) [a, b] = [everySecond(filterValid(a, taps)), everySecond(filterValid(b, taps))];
    const local = (of: (x: number, y: number) => number) => filterValid(zipPlanes(a, b, of), taps).data;
    const meanA = filterValid(a, taps).data;
    const meanB = filterValid(b, taps).data;
    const squareA = local((x) => x * x);
    const squareB = local((_, y) => y * y);
    const product = local((x, y) => x * y);
    for (let i = 0; i < meanA.length; i++) {
      const { gain, noiseVariance, variance } = gainAndNoise(
        squareA[i]! - meanA[i]! ** 2,
        squareB[i]! - meanB[i]! ** 2,
        product[i]! - meanA[i]! * meanB[i]!,
        tiny,
      );
      kept += Math.log10(1 + (gain * gain * variance) / (noiseVariance + noiseOfSeeing));
      there += Math.log10(1 + variance / noiseOfSeeing);
    }
  }
  return there > 0 ? kept / there : null;
}

function everySecond({ data, widthPx, heightPx }: Plane): Plane {
  const out = emptyPlane(Math.ceil(widthPx / 2), Math.ceil(heightPx / 2));
  for (let y = 0; y < out.heightPx; y++)
    for (let x = 0; x < out.widthPx; x++) out.data[y * out.widthPx + x] = data[2 * y * widthPx + 2 * x]!;
  return out;
}
