/** @file BRISQUE (Mittal, Moorthy, Bovik 2012), as in the authors' released code: 36 features of two scales, a support-vector regression. */

import {
  addMoment,
  asymmetricShape,
  noMoments,
  scaled,
  symmetricShape,
} from '../../natural-scenes/generalized-gaussian.ts';
import { mscn } from '../../natural-scenes/mscn.ts';
import type { Plane } from '../../signal/plane.ts';
import { halveBicubic } from '../../signal/resize.ts';
import { predict, type SupportVectors } from './support-vectors.ts';

/** From the published files: LIBSVM's text and the range of each feature. */
export interface BrisqueModel {
  readonly vectors: SupportVectors;
  /** One each per feature; features are stretched from there to -1..1. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

export const brisqueFeatureCount = 36;
/** Two scales, each wide enough for its 7x7 window. */
export const brisqueMinPx = 16;
/** Each pixel times a neighbour, wrapping round as the released code does: right, below, and the two diagonals. */
const neighbours = [
  [0, 1],
  [1, 0],
  [1, 1],
  [-1, 1],
] as const;

/** Grey plane (0..255): about 0 (good) to 100 (bad), sometimes outside. Null where the picture is flat. */
export function brisque(plane: Plane, model: BrisqueModel): number | null {
  const features = brisqueFeatures(plane);
  if (!features) return null;
  const stretched = features.map(
    (value, i) => -1 + (2 * (value - model.lower[i]!)) / (model.upper[i]! - model.lower[i]!),
  );
  return predict(model.vectors, stretched);
}

export function brisqueFeatures(plane: Plane): Float64Array | null {
  const features: number[] = [];
  for (const scale of [plane, halveBicubic(plane)]) {
    const field = mscn(scale, 'zero').normalised;
    const moments = noMoments();
    for (const value of field.data) addMoment(moments, value);
    const whole = symmetricShape(moments);
    if (!whole) return null;
    features.push(whole.shape, whole.variance);
    for (const [down, right] of neighbours) {
      const pair = asymmetricShape(productMoments(field, down, right));
      if (!pair) return null;
      features.push(pair.shape, scaled(pair).lean, pair.left ** 2, pair.right ** 2);
    }
  }
  return Float64Array.from(features);
}

function productMoments({ data, widthPx, heightPx }: Plane, down: number, right: number) {
  const moments = noMoments();
  for (let y = 0; y < heightPx; y++) {
    // MATLAB's circshift by (down, right): what arrives here came from above and from the left.
    const other = ((y - down + heightPx) % heightPx) * widthPx;
    for (let x = 0; x < widthPx; x++)
      addMoment(moments, data[y * widthPx + x]! * data[other + ((x - right + widthPx) % widthPx)]!);
  }
  return moments;
}
