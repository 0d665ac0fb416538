/** @file BRISQUE (Mittal, Moorthy, Bovik 2012), as in the authors' released code: 36 features of two scales, a support-vector regression. */

import type { Picture } from '../../adapters/adapter-types.ts';
import { fieldMoments } from '../../natural-scenes/field-moments.ts';
import { flatSigns } from '../../natural-scenes/flat-signs.ts';
import { asymmetricShape, scaled, symmetricShape } from '../../natural-scenes/generalized-gaussian.ts';
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
/** About 0 (good) to 100 (bad), sometimes outside. Null where the picture is flat. */
export function brisque(picture: Picture, model: BrisqueModel): number | null {
  const features = brisqueFeatures(picture);
  if (!features) return null;
  const stretched = features.map(
    (value, i) => -1 + (2 * (value - model.lower[i]!)) / (model.upper[i]! - model.lower[i]!),
  );
  return predict(model.vectors, stretched);
}

const signs = flatSigns();
/** Products of neighbours that are smaller than this come from the signs of flat areas alone. */
const least = 1e-9;

export function brisqueFeatures(picture: Picture): Float64Array | null {
  const { widthPx, heightPx } = picture;
  const features: number[] = [];
  const cells = { ...{ columns: 1, rows: 1, widthPx, heightPx }, edge: 'zero', flatSigns: signs } as const;
  for (const momentsOf of fieldMoments(picture, cells)) {
    const [field, ...products] = momentsOf(0);
    const whole = symmetricShape(field!);
    if (!whole) return null;
    features.push(whole.shape, whole.variance);
    for (const product of products) {
      const pair = asymmetricShape(product);
      if (!pair || Math.min(pair.left, pair.right) < least) return null;
      features.push(pair.shape, scaled(pair).lean, pair.left ** 2, pair.right ** 2);
    }
  }
  return Float64Array.from(features);
}
