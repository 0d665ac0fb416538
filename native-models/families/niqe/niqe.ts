/** @file NIQE (Mittal, Soundararajan, Bovik 2013), as in the authors' released code: how far a picture's statistics are from those of pristine ones. */

import { addMoment, asymmetricShape, noMoments, scaled } from '../../natural-scenes/generalized-gaussian.ts';
import { mscn } from '../../natural-scenes/mscn.ts';
import { pseudoInverse } from '../../signal/eigen.ts';
import { cropPlane, type Plane } from '../../signal/plane.ts';
import { halveBicubic } from '../../signal/resize.ts';

/** Of pristine pictures, from the published file: means of the 36 features and their covariance, row-major. */
export interface NiqeModel {
  readonly mean: Float64Array;
  readonly covariance: Float64Array;
}

export const niqeFeatureCount = 36;
export const niqeBlockPx = 96;
/** Two blocks at least: one has no covariance. */
export const niqeMinBlocks = 2;
const neighbours = [
  [0, 1],
  [1, 0],
  [1, 1],
  [1, -1],
] as const;

/** Grey plane (0..255), at least two blocks of 96 pixels: about 2 (natural) upwards; less is better. Null where no two blocks have structure. */
export function niqe(plane: Plane, model: NiqeModel): number | null {
  const blocks = niqeFeatures(plane).filter((features) => features !== null);
  if (blocks.length < niqeMinBlocks) return null;
  const size = niqeFeatureCount;
  const mean = Float64Array.from(
    { length: size },
    (_, i) => blocks.reduce((sum, block) => sum + block[i]!, 0) / blocks.length,
  );
  const pooled = Float64Array.from({ length: size * size }, (_, at) => {
    const [i, j] = [Math.floor(at / size), at % size];
    const sum = blocks.reduce((total, block) => total + (block[i]! - mean[i]!) * (block[j]! - mean[j]!), 0);
    return (model.covariance[at]! + sum / (blocks.length - 1)) / 2;
  });
  const inverse = pseudoInverse(pooled, size);
  let squared = 0;
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++)
      squared += (model.mean[i]! - mean[i]!) * inverse[i * size + j]! * (model.mean[j]! - mean[j]!);
  return Math.sqrt(Math.max(0, squared));
}

/** 36 numbers per whole block, row by row; null for a block without structure. */
export function niqeFeatures(plane: Plane): (number[] | null)[] {
  const columns = Math.floor(plane.widthPx / niqeBlockPx);
  const rows = Math.floor(plane.heightPx / niqeBlockPx);
  let scale = cropPlane(plane, 0, 0, columns * niqeBlockPx, rows * niqeBlockPx);
  const blocks: (number[] | null)[] = Array.from({ length: columns * rows }, () => []);
  for (const sidePx of [niqeBlockPx, niqeBlockPx / 2]) {
    const field = mscn(scale, 'replicate').normalised;
    blocks.forEach((block, index) => {
      if (block === null) return;
      const features = blockFeatures(field, (index % columns) * sidePx, Math.floor(index / columns) * sidePx, sidePx);
      if (features) block.push(...features);
      else blocks[index] = null;
    });
    if (sidePx === niqeBlockPx) scale = halveBicubic(scale);
  }
  return blocks;
}

function blockFeatures(field: Plane, left: number, top: number, sidePx: number): number[] | null {
  const at = (y: number, x: number) => field.data[(top + y) * field.widthPx + left + x]!;
  const whole = noMoments();
  for (let y = 0; y < sidePx; y++) for (let x = 0; x < sidePx; x++) addMoment(whole, at(y, x));
  const shape = asymmetricShape(whole);
  if (!shape) return null;
  const ends = scaled(shape);
  const features = [shape.shape, (ends.left + ends.right) / 2];
  for (const [down, right] of neighbours) {
    const moments = noMoments();
    for (let y = 0; y < sidePx; y++) {
      // Shifted inside the block, wrapping round.
      const from = (y - down + sidePx) % sidePx;
      for (let x = 0; x < sidePx; x++) addMoment(moments, at(y, x) * at(from, (x - right + sidePx) % sidePx));
    }
    const pair = asymmetricShape(moments);
    if (!pair) return null;
    const { left: low, right: high } = scaled(pair);
    features.push(pair.shape, scaled(pair).lean, low, high);
  }
  return features;
}
