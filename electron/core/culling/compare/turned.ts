/**
 * @file A camera that turned, or a zoom that was moved, during the exposure.
 *
 * [Note: blur around the middle]
 * A turn about the line of sight moves a place along the circle around the middle, by the more the further out it lies; the middle stays as sharp as ever, and the mean over the frame hardly falls. So detail
 * is looked at along those circles and along the rays across them, places counting by the square of their distance: shake, which moves all places alike, is as often along a circle as across one.
 */
import { tensorStride } from '../../measures/frame-detail.ts';
import type { Noise } from './grain.ts';
import type { GriddedDetail } from './on-grid.ts';

export interface AroundMiddle {
  /** log2 of fine against coarse energy along the circles around the middle, and along the rays. */
  circle: number;
  ray: number;
}

/** Least share of its own energy that a sum keeps when noise is taken off. */
const keptShare = 0.04;
const signal = (energy: number, noise: number) => Math.max(energy - noise, keptShare * energy + 1e-9);

/** One entry per frame; `weights` as tileWeights makes them. */
export function aroundMiddle(
  frames: readonly GriddedDetail[],
  noises: readonly Noise[],
  weights: Float32Array,
): AroundMiddle[] {
  const { columns, rows } = frames[0]!;
  const furthest = Math.hypot(columns, rows) / 2;
  const places: { tile: number; share: number; cc: number; ss: number; sc: number }[] = [];
  for (let tile = 0; tile < weights.length; tile++) {
    if (weights[tile] === 0) continue;
    const u = (tile % columns) - (columns - 1) / 2;
    const v = Math.floor(tile / columns) - (rows - 1) / 2;
    const distance = Math.hypot(u, v);
    if (distance < 0.25 * furthest) continue;
    const at = tile * tensorStride + 6;
    const energy = frames.reduce((sum, { tensors }) => sum + tensors[at]! + tensors[at + 1]!, 0);
    const [cos, sin] = [u / distance, v / distance];
    places.push({
      tile,
      share: (weights[tile]! * (distance / furthest) ** 2 * frames.length) / energy,
      cc: cos * cos,
      ss: sin * sin,
      sc: 2 * sin * cos,
    });
  }
  return frames.map(({ tensors }, i) => {
    const [fineNoise, coarseNoise] = [noises[i]![0]! / 2, noises[i]![2]! / 2];
    const sums = { circleFine: 0, circleCoarse: 0, rayFine: 0, rayCoarse: 0, share: 0 };
    for (const { tile, share, cc, ss, sc } of places) {
      const at = tile * tensorStride;
      const along = (size: number) =>
        cc * tensors[at + size]! + ss * tensors[at + size + 1]! + sc * tensors[at + size + 2]!;
      const across = (size: number) =>
        ss * tensors[at + size]! + cc * tensors[at + size + 1]! - sc * tensors[at + size + 2]!;
      sums.rayFine += share * along(0);
      sums.rayCoarse += share * along(6);
      sums.circleFine += share * across(0);
      sums.circleCoarse += share * across(6);
      sums.share += share;
    }
    const ratio = (fine: number, coarse: number) =>
      sums.share === 0 ? 0 : Math.log2(signal(fine, sums.share * fineNoise) / signal(coarse, sums.share * coarseNoise));
    return { circle: ratio(sums.circleFine, sums.circleCoarse), ray: ratio(sums.rayFine, sums.rayCoarse) };
  });
}
