/**
 * @file Shapes of distributions of normalised pixels, by matching moments over a table of shapes .2 to 10 in steps of .001, as the released
 * code of BRISQUE and NIQE does (Sharifi & Leon-Garcia 1995; Lasmar, Stitou & Berthoumieu 2009).
 */
import { gamma } from './gamma-function.ts';

const shapes = Float64Array.from({ length: 9801 }, (_, i) => (200 + i) / 1000);
/** The gamma function of 1, 2 and 3 over each shape. */
const [gamma1, gamma2, gamma3] = [1, 2, 3].map((over) => shapes.map((shape) => gamma(over / shape))) as [
  Float64Array,
  Float64Array,
  Float64Array,
];
/** Rises with the shape: (mean of |x|)^2 / mean of x^2. */
const ratios = shapes.map((_, i) => gamma2[i]! ** 2 / (gamma1[i]! * gamma3[i]!));

/** Sums over values; `leftCount` of them are below 0 and `rightCount` above. */
export interface Moments {
  count: number;
  leftCount: number;
  rightCount: number;
  /** Of the squares below and above 0. */
  leftSquares: number;
  rightSquares: number;
  absolute: number;
}

/** Of `count` values that are all 0. */
export const emptyMoments = (count: number): Moments => ({
  ...{ count, leftCount: 0, rightCount: 0, leftSquares: 0, rightSquares: 0, absolute: 0 },
});

export interface AsymmetricShape {
  readonly shape: number;
  /** Root mean squares on either side. */
  readonly left: number;
  readonly right: number;
}

/** Null where one side is empty: a flat or a one-sided field has no such shape. */
export function asymmetricShape(m: Moments): AsymmetricShape | null {
  if (m.leftCount === 0 || m.rightCount === 0) return null;
  const left = Math.sqrt(m.leftSquares / m.leftCount);
  const right = Math.sqrt(m.rightSquares / m.rightCount);
  const lean = left / right;
  const ratio = (m.absolute / m.count) ** 2 / ((m.leftSquares + m.rightSquares) / m.count);
  return { shape: nearest((ratio * (lean ** 3 + 1) * (lean + 1)) / (lean ** 2 + 1) ** 2), left, right };
}

/** Shape and variance of a symmetric field; null where it is flat. */
export function symmetricShape(m: Moments): { shape: number; variance: number } | null {
  const variance = (m.leftSquares + m.rightSquares) / m.count;
  return variance > 0 ? { shape: nearest((m.absolute / m.count) ** 2 / variance), variance } : null;
}

/** Mean of a product of neighbours as the shape has it, and scales either side, in the units of the field. */
export function scaled({ shape, left, right }: AsymmetricShape): { left: number; right: number; lean: number } {
  const at = Math.round(shape * 1000) - 200;
  const scale = Math.sqrt(gamma1[at]! / gamma3[at]!);
  return {
    left: left * scale,
    right: right * scale,
    lean: (right - left) * scale * (gamma2[at]! / gamma1[at]!),
  };
}

function nearest(ratio: number): number {
  let low = 0;
  let high = ratios.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (ratios[middle]! < ratio) low = middle;
    else high = middle;
  }
  return shapes[Math.abs(ratios[low]! - ratio) <= Math.abs(ratios[high]! - ratio) ? low : high]!;
}
