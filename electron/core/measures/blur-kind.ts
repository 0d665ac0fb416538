/** @file Which blur it is: with a direction (movement) or without (focus). */
import { coarseSpanPx, field, stride, type TileSums } from './tile-sums.ts';

/**
 * Steepness (1 for an edge one pixel wide, 1/8 for a ramp) across the best and the worst direction of the picture.
 * The fine gradient tensor is compared with the coarse one (generalised eigenvalues of the two structure tensors, Foerstner and Guelch 1987),
 * so a picture of vertical stripes is not taken for movement: a scene's own direction is in both, a moved picture's only in the coarse one.
 */
export function steepnessByDirection({ sums }: TileSums, structure: Float32Array): { best: number; worst: number } {
  const fine = { xx: 0, yy: 0, xy: 0 };
  const coarse = { xx: 0, yy: 0, xy: 0 };
  for (let tile = 0; tile < structure.length; tile++) {
    if (structure[tile] === 0) continue;
    const at = tile * stride;
    const places = Math.max(1, sums[at + field.fineCount]!);
    const coarsePlaces = Math.max(1, sums[at + field.coarseCount]!);
    fine.xx += sums[at + field.fineXX]! / places;
    fine.yy += sums[at + field.fineYY]! / places;
    fine.xy += sums[at + field.fineXY]! / places;
    coarse.xx += sums[at + field.coarseXX]! / coarsePlaces;
    coarse.yy += sums[at + field.coarseYY]! / coarsePlaces;
    coarse.xy += sums[at + field.coarseXY]! / coarsePlaces;
  }
  const det = coarse.xx * coarse.yy - coarse.xy ** 2;
  if (det <= 1e-6 * (coarse.xx + coarse.yy) ** 2) return { best: 0, worst: 0 };
  // Eigenvalues of coarse^-1 * fine.
  const half = (fine.xx * coarse.yy + fine.yy * coarse.xx - 2 * fine.xy * coarse.xy) / det / 2;
  const product = (fine.xx * fine.yy - fine.xy ** 2) / det;
  const root = Math.sqrt(Math.max(0, half ** 2 - product));
  return { best: Math.max(0, coarseSpanPx * (half + root)), worst: Math.max(0, coarseSpanPx * (half - root)) };
}

const ramp = (value: number, from: number, to: number) => Math.min(1, Math.max(0, (value - from) / (to - from)));

/** What of a steepness is more than a long ramp's, 0..1 for an edge one pixel wide; a little is kept so that two soft directions do not make a ratio of noise. */
const aboveRamp = (steepness: number) => Math.max(0, (steepness - 1 / coarseSpanPx) / (1 - 1 / coarseSpanPx)) + 0.02;

/**
 * Both on 0..1. Movement: one direction is soft and keeps clearly less steepness than the other.
 * Defocus: nothing is steep and no direction stands out. Either is a hint: a scene of one direction, soft across it, looks moved.
 */
export function judgeBlur(
  direction: { best: number; worst: number },
  sharpness: number,
): { motionBlur: number; defocus: number } {
  if (direction.best <= 0) return { motionBlur: 0, defocus: 0 };
  const lost = 1 - Math.sqrt(aboveRamp(direction.worst) / aboveRamp(direction.best));
  const motionBlur = ramp(lost, 0.15, 0.45) * ramp(-direction.worst, -0.45, -0.3);
  return { motionBlur, defocus: (1 - motionBlur) * ramp(-sharpness, -0.7, -0.4) };
}
