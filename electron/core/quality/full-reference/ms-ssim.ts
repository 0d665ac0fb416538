/** @file Multi-scale structural similarity (Wang, Simoncelli, Bovik 2003), as in the authors' msssim.m, which knows two ways to put the scales together. */
import type { Greyish } from './grey-rows.ts';
import { structureOf, windowPx } from './structure.ts';

const weights = [0.0448, 0.2856, 0.3001, 0.2363, 0.1333];
const totalWeight = weights.reduce((a, b) => a + b, 0);
/** Four halvings must leave the eleven pixels of the window. */
export const msSsimMinPx = windowPx * 2 ** (weights.length - 1);

export interface MsSsim {
  /** Scales added by weight: what published tables name MS-SSIM. -1..1, more is closer. */
  readonly msSsim: number;
  /** Scales multiplied, as the paper writes it. 0..1; a scale whose structure is opposite counts as 0. */
  readonly product: number;
}

/** Sides of at least 176 pixels. */
export function msSsim(reference: Greyish, test: Greyish): MsSsim {
  let [sum, product] = [0, 1];
  const found = structureOf(reference, test, weights.length);
  found.forEach(({ similarity, contrast }, scale) => {
    const mean = scale === weights.length - 1 ? similarity : contrast;
    const weight = weights[scale]!;
    sum += weight * mean;
    product *= Math.max(0, mean) ** weight;
  });
  return { msSsim: sum / totalWeight, product };
}
