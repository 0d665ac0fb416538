/** @file Brightness less its local mean, over its local contrast: what natural pictures have in common (Ruderman 1994). */
import type { Edge } from '../signal/edges.ts';
import { filterSeparable, gaussianTaps } from '../signal/filter.ts';
import { type Plane, zipPlanes } from '../signal/plane.ts';

const taps = gaussianTaps(7, 7 / 6);

/** Of a grey plane (0..255); NIQE carries the edge on, PIQE mirrors it, BRISQUE sees black beyond it. */
export function mscn(plane: Plane, edge: Edge): { normalised: Plane; deviation: Plane } {
  const mean = filterSeparable(plane, taps, edge);
  const squares = filterSeparable(
    zipPlanes(plane, plane, (a, b) => a * b),
    taps,
    edge,
  );
  const deviation = zipPlanes(squares, mean, (square, m) => Math.sqrt(Math.abs(square - m * m)));
  // Rounding must not decide on which side of zero a flat area lies: thousands of pixels would follow.
  const normalised = zipPlanes(plane, mean, (value, m) => (Math.abs(value - m) < 1e-10 ? 0 : value - m));
  for (let i = 0; i < normalised.data.length; i++) normalised.data[i]! /= deviation.data[i]! + 1;
  return { normalised, deviation };
}
