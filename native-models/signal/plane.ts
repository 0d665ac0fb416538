/** @file One channel of a picture as numbers, row-major. What the metrics compute with; none of them keeps one. */
import type { Picture } from '../adapters/adapter-types.ts';

export interface Plane {
  readonly data: Float64Array;
  readonly widthPx: number;
  readonly heightPx: number;
}

export const emptyPlane = (widthPx: number, heightPx: number): Plane => ({
  data: new Float64Array(widthPx * heightPx),
  widthPx,
  heightPx,
});

/** A weighted sum of red, green and blue (0..255 each) for every pixel. */
export function mixChannels({ data, widthPx, heightPx }: Picture, red: number, green: number, blue: number): Plane {
  const plane = emptyPlane(widthPx, heightPx);
  const out = plane.data;
  for (let i = 0, at = 0; i < out.length; i++, at += 3)
    out[i] = red * data[at]! + green * data[at + 1]! + blue * data[at + 2]!;
  return plane;
}

/** MATLAB's rgb2gray of 8-bit pixels: ITU-R BT.601 luma, rounded to whole numbers (halves upwards), 0..255. */
export function grey(pixels: Picture): Plane {
  const plane = mixChannels(pixels, 0.298936021293776, 0.587043074451121, 0.114020904255103);
  const { data } = plane;
  for (let i = 0; i < data.length; i++) data[i] = Math.floor(data[i]! + 0.5);
  return plane;
}

/** `of(value, index)` for every place; index as in `plane.data`. */
export function mapPlane(plane: Plane, of: (value: number, index: number) => number): Plane {
  const out = emptyPlane(plane.widthPx, plane.heightPx);
  for (let i = 0; i < out.data.length; i++) out.data[i] = of(plane.data[i]!, i);
  return out;
}

/** `of(a, b)` for every place of two planes of one size. */
export function zipPlanes(a: Plane, b: Plane, of: (a: number, b: number) => number): Plane {
  const out = emptyPlane(a.widthPx, a.heightPx);
  for (let i = 0; i < out.data.length; i++) out.data[i] = of(a.data[i]!, b.data[i]!);
  return out;
}

export function meanOf({ data }: Plane): number {
  let sum = 0;
  for (let i = 0; i < data.length; i++) sum += data[i]!;
  return sum / data.length;
}
