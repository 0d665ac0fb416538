/** @file Whether a profile is sRGB in effect: by what it does to colours, never by what it is called. */
import { srgbEncode } from './make-profile.ts';
import { readProfile, type Xyz } from './read-profile.ts';

/** IEC 61966-2-1 primaries, adapted to D50 (Bradford): the inverse of their matrix. */
const linearFromXyz: readonly Xyz[] = [
  [3.1341359, -1.6173863, -0.4906619],
  [-0.9787955, 1.9162544, 0.0334427],
  [0.0719553, -0.2289769, 1.405386],
];

/** 8-bit levels: what rounding in the profiles of different makers comes to. Nobody sees it. */
const tolerance = 2;
const steps = [0, 16, 48, 96, 160, 208, 255];

/** Converting such a picture would cost time and change nothing that can be seen. */
export function isSrgbProfile(bytes: Uint8Array): boolean {
  const profile = readProfile(bytes);
  if (profile?.space !== 'RGB ' || !profile.matrix) return false;
  const { columns, curves } = profile.matrix;
  const linear = curves.map((curve) => steps.map((step) => curve(step / 255)));
  for (let r = 0; r < steps.length; r++) {
    for (let g = 0; g < steps.length; g++) {
      for (let b = 0; b < steps.length; b++) {
        const light = [linear[0]![r]!, linear[1]![g]!, linear[2]![b]!];
        const xyz = [0, 1, 2].map((i) => columns.reduce((sum, column, k) => sum + column[i]! * light[k]!, 0));
        const expected = [steps[r]!, steps[g]!, steps[b]!];
        for (let k = 0; k < 3; k++) {
          const value = linearFromXyz[k]!.reduce((sum, factor, i) => sum + factor * xyz[i]!, 0);
          if (!(Math.abs(255 * srgbEncode(Math.max(0, value)) - expected[k]!) <= tolerance)) return false;
        }
      }
    }
  }
  return true;
}
