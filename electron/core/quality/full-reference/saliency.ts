/** @file Saliency by simple priors (SDSP: Zhang, Gu, Li 2013): what is structured, near the middle, and warm in colour. */

import { fourier, inverseFourier, timesFilter, unshifted } from '../../../../native-models/signal/fourier.ts';
import { emptyPlane, mapPlane, mixChannels, type Plane } from '../../../../native-models/signal/plane.ts';
import { bilinear, resizePlane } from '../../../../native-models/signal/resize.ts';
import type { Pixels } from '../../pixels/pixels.ts';

const sizePx = 256;
const sigmaF = 1.34;
const omega0 = 0.021;
const sigmaD = 145;
const sigmaC = 0.001;

/** 0..1 for every pixel of the picture; all 0 where it is flat. */
export function saliency(pixels: Pixels): Plane {
  const channel = (red: number, green: number, blue: number) =>
    resizePlane(mixChannels(pixels, red, green, blue), sizePx, sizePx, bilinear);
  const lab = toLab(channel(1, 0, 0), channel(0, 1, 0), channel(0, 0, 1));
  const filter = logGabor();
  const filtered = lab.map((plane) => inverseFourier(timesFilter(fourier(plane), filter)).re);
  const [, a, b] = lab.map(stretch);
  const salient = mapPlane(lab[0]!, (_, i) => {
    const structure = Math.hypot(...filtered.map((plane) => plane[i]!));
    const y = Math.floor(i / sizePx) + 1 - sizePx / 2;
    const x = (i % sizePx) + 1 - sizePx / 2;
    const central = Math.exp(-(x * x + y * y) / sigmaD ** 2);
    const warm = 1 - Math.exp(-(a!.data[i]! ** 2 + b!.data[i]! ** 2) / sigmaC ** 2);
    return structure * central * warm;
  });
  return stretch(resizePlane(salient, pixels.widthPx, pixels.heightPx, bilinear));
}

/** To 0..1; a flat plane becomes 0. */
function stretch(plane: Plane): Plane {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of plane.data) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return mapPlane(plane, (value) => (high > low ? (value - low) / (high - low) : 0));
}

/** CIELAB as the authors compute it: sRGB primaries with the D50 white (.9642, 1, .8251), no adaptation. */
function toLab(red: Plane, green: Plane, blue: Plane): Plane[] {
  const planes = [red, green, blue].map(() => emptyPlane(sizePx, sizePx));
  const linear = (value: number) => {
    const v = value / 255;
    return v > 0.04045 ? ((v + 0.055) / 1.055) ** 2.4 : v / 12.92;
  };
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : (903.3 * t + 16) / 116);
  for (let i = 0; i < red.data.length; i++) {
    const [r, g, b] = [linear(red.data[i]!), linear(green.data[i]!), linear(blue.data[i]!)];
    const fx = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.9642);
    const fy = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
    const fz = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 0.8251);
    planes[0]!.data[i] = 116 * fy - 16;
    planes[1]!.data[i] = 500 * (fx - fy);
    planes[2]!.data[i] = 200 * (fy - fz);
  }
  return planes;
}

function logGabor(): Float64Array {
  const filter = new Float64Array(sizePx * sizePx);
  for (let y = 0; y < sizePx; y++) {
    for (let x = 0; x < sizePx; x++) {
      const u = (x - sizePx / 2) / sizePx;
      const v = (y - sizePx / 2) / sizePx;
      const radius = Math.hypot(u, v);
      const at = unshifted(y, sizePx) * sizePx + unshifted(x, sizePx);
      // The authors put frequencies beyond the circle at 0, whose logarithm makes the filter 0.
      if (radius > 0 && radius <= 0.5) filter[at] = Math.exp(-(Math.log(radius / omega0) ** 2) / (2 * sigmaF * sigmaF));
    }
  }
  return filter;
}
