/**
 * @file On which side of zero flat areas lie in the released code of NIQE. There a pixel less its local mean is no zero but what MATLAB's filter rounds
 * to, and features count the pixels on either side: a sky of one value decides over its block. The filter is a 7x7 gaussian in two passes, down the
 * columns first, with fused multiplication and addition in 64 bits; its weights are those of a singular value decomposition, an ulp off the gaussian's.
 * The weights below are found, not published: with them the published numbers of three pictures come out to 1e-13, with the plain ones in 0.03.
 */

/** Of the columns' pass and of the rows'; symmetric, outermost first. */
const down = [0.012560200468474616, 0.07882796468173003, 0.23729607711717063, 0.3426315154652495] as const;
const along = [0.012560200468474614, 0.07882796468173, 0.23729607711717063, 0.3426315154652495] as const;

const levels = 256;
/** Finer than the last digit of any number here. */
const scale = 2 ** 60;

/** a * b + c, rounded once. */
const fused = (a: number, b: number, c: number): number => {
  const exact = BigInt(a * scale) * BigInt(b * scale) + BigInt(c * scale) * BigInt(scale);
  return Number(exact) / scale ** 2;
};

/** Of a window of one value. */
function mean(value: number, [far, middle, near, here]: typeof down | typeof along): number {
  const taps = [far, middle, near, here, near, middle, far];
  return taps.reduce((sum, tap) => fused(tap, value, sum), 0);
}

/** By whole brightness 0..255: -1, 0 or 1. */
export const flatSigns = (): Int8Array =>
  Int8Array.from({ length: levels }, (_, value) => Math.sign(value - mean(mean(value, down), along)));
