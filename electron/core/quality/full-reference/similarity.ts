/** @file Two small formulas that FSIM and VSI share. */

/** 1 where a and b are equal, towards 0 the more they differ against their size; c steadies what is near zero. */
export const similarity = (a: number, b: number, c: number): number => (2 * a * b + c) / (a * a + b * b + c);

/** Real part of base^exponent: the base may be negative where colours are opposite. */
export const colourPower = (base: number, exponent: number): number =>
  base >= 0 ? base ** exponent : (-base) ** exponent * Math.cos(Math.PI * exponent);
