/** @file NIQE (Mittal, Soundararajan, Bovik 2013), as in the authors' released code: how far a picture's statistics are from those of pristine ones. */

import type { Picture } from '../../adapters/adapter-types.ts';
import { fieldMoments } from '../../natural-scenes/field-moments.ts';
import { flatSigns } from '../../natural-scenes/flat-signs.ts';
import { asymmetricShape, type Moments, scaled } from '../../natural-scenes/generalized-gaussian.ts';
import { pseudoInverse } from '../../signal/eigen.ts';

/** Of pristine pictures, from the published file: means of the 36 features and their covariance, row-major. */
export interface NiqeModel {
  readonly mean: Float64Array;
  readonly covariance: Float64Array;
}

export const niqeFeatureCount = 36;
export const niqeBlockPx = 96;
/** Two blocks at least: one has no covariance. */
export const niqeMinBlocks = 2;
/** At least two blocks of 96 pixels: about 2 (natural) upwards; less is better. Null where no two blocks have structure. */
export function niqe(picture: Picture, model: NiqeModel): number | null {
  const blocks = niqeFeatures(picture).filter((features) => features !== null);
  if (blocks.length < niqeMinBlocks) return null;
  const size = niqeFeatureCount;
  const mean = new Float64Array(size);
  for (const block of blocks) for (let i = 0; i < size; i++) mean[i]! += block[i]! / blocks.length;
  const pooled = model.covariance.map((pristine) => pristine / 2);
  for (const block of blocks) {
    const away = mean.map((middle, i) => block[i]! - middle);
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++) pooled[i * size + j]! += (away[i]! * away[j]!) / (2 * (blocks.length - 1));
  }
  const inverse = pseudoInverse(pooled, size);
  let squared = 0;
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++)
      squared += (model.mean[i]! - mean[i]!) * inverse[i * size + j]! * (model.mean[j]! - mean[j]!);
  return Math.sqrt(Math.max(0, squared));
}

const signs = flatSigns();

/** 36 numbers per whole block, row by row; null for a block without structure. */
export function niqeFeatures(picture: Picture): (Float64Array | null)[] {
  const cells = {
    columns: Math.floor(picture.widthPx / niqeBlockPx),
    rows: Math.floor(picture.heightPx / niqeBlockPx),
    ...{ widthPx: niqeBlockPx, heightPx: niqeBlockPx, edge: 'replicate' as const },
    flatSigns: signs,
  };
  if (cells.columns * cells.rows === 0) return [];
  const scales = fieldMoments(picture, cells);
  return Array.from({ length: cells.columns * cells.rows }, (_, block) => {
    const features = new Float64Array(niqeFeatureCount);
    const perScale = niqeFeatureCount / scales.length;
    return scales.every((momentsOf, i) => putFeatures(momentsOf(block), features, i * perScale)) ? features : null;
  });
}

/** Of the field and of its products with four neighbours, from `at` on. @returns whether there is structure. */
function putFeatures(fields: readonly Moments[], features: Float64Array, at: number): boolean {
  for (const [i, field] of fields.entries()) {
    const shape = asymmetricShape(field);
    if (!shape) return false;
    const { left, right, lean } = scaled(shape);
    features[at++] = shape.shape;
    if (i === 0) {
      features[at++] = (left + right) / 2;
      continue;
    }
    features[at++] = lean;
    features[at++] = left;
    features[at++] = right;
  }
  return true;
}
