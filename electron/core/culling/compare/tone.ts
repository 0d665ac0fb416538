/** @file Exposure and colour of the frames of a stack against each other, tile by tile. */
import { nthSmallest } from '../../measures/nth-smallest.ts';
import type { GriddedDetail } from './on-grid.ts';
import { lumaAt } from './stack-noise.ts';

/** sRGB levels in steps of a quarter to linear light. */
const curve = Float64Array.from({ length: 1021 }, (_, i) => {
  const v = i / 1020;
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
});

/** sRGB level (0..255, fractions allowed) to linear light. */
export const linear = (level: number): number => curve[Math.round(level * 4)]!;

/** Up to so many values are put in order one by one: there are tens of thousands of medians of a few. */
const few = 16;
const room = new Float64Array(few);

/** Half of the values are not larger; between the middle two where there are two; 0 of none. */
export function median(values: ArrayLike<number>): number {
  const count = values.length;
  if (count === 0) return 0;
  const half = count >> 1;
  if (count <= few) {
    for (let i = 0; i < count; i++) {
      const value = values[i]!;
      let at = i;
      for (; at > 0 && room[at - 1]! > value; at--) room[at] = room[at - 1]!;
      room[at] = value;
    }
    return count % 2 === 1 ? room[half]! : (room[half - 1]! + room[half]!) / 2;
  }
  return middleOf(new Float64Array(values));
}

/** Reorders them. */
function middleOf(values: Float64Array): number {
  const half = values.length >> 1;
  const upper = nthSmallest(values, half);
  if (values.length % 2 === 1) return upper;
  let lower = values[0]!;
  for (let i = 1; i < half; i++) lower = Math.max(lower, values[i]!);
  return (lower + upper) / 2;
}

/** The value at which half of the weight is reached, in proportion between neighbours that share it. */
export function weightedMedian(values: readonly number[], weights: readonly number[]): number {
  const order = [...values.keys()].sort((a, b) => values[a]! - values[b]!);
  const half = weights.reduce((sum, weight) => sum + weight, 0) / 2;
  let sum = 0;
  for (const [place, i] of order.entries()) {
    sum += weights[i]!;
    if (Math.abs(sum - half) < 1e-9 * half && place + 1 < order.length)
      return (values[i]! + values[order[place + 1]!]!) / 2;
    if (sum > half) return values[i]!;
  }
  return values[order.at(-1)!] ?? 0;
}

/** Frames whose light differs by less are taken alike, stops. */
export const alikeStops = 0.15;

/** Fewer places that two frames both show well say nothing. */
const fewestPlaces = 24;

/** Stops of each frame against the one at `reference`: the median over tiles that neither clips, 0 where there are too few. */
export function relativeStops(frames: readonly GriddedDetail[], reference: number): number[] {
  const base = frames[reference]!;
  return frames.map((frame) => {
    if (frame === base) return 0;
    const differences: number[] = [];
    for (let tile = 0; tile < base.seen.length; tile++) {
      if (!showsBoth(frame, base, tile, 0.1)) continue;
      const [a, b] = [lumaAt(base.colour, tile), lumaAt(frame.colour, tile)];
      if (Math.max(a, b) < 12 || Math.min(a, b) < 2) continue;
      differences.push(Math.log2(linear(b) / linear(a)));
    }
    return differences.length < fewestPlaces ? 0 : median(differences);
  });
}

function showsBoth(frame: GriddedDetail, base: GriddedDetail, tile: number, mostClipped: number): boolean {
  if (frame.seen[tile] === 0 || base.seen[tile] === 0) return false;
  return frame.colour[tile * 4 + 3]! < mostClipped && base.colour[tile * 4 + 3]! < mostClipped;
}

export interface Cast {
  /** Difference in CIELAB a* and b*. */
  a: number;
  b: number;
}

/** Colour of each frame against the one at `reference`: the median over tiles that neither clips nor shows almost black; 0 where there are too few. */
export function casts(frames: readonly GriddedDetail[], reference: number): Cast[] {
  const base = frames[reference]!;
  const tiles: number[] = [];
  // Every second tile, on alternating columns, says as much.
  for (let tile = 0; tile < base.seen.length; tile++)
    if ((tile + Math.floor(tile / base.columns)) % 2 === 0 && lumaAt(base.colour, tile) > 20) tiles.push(tile);
  const labs = tiles.map((tile) => labOf(base.colour, tile));
  return frames.map((frame) => {
    if (frame === base) return { a: 0, b: 0 };
    const a: number[] = [];
    const b: number[] = [];
    tiles.forEach((tile, i) => {
      if (!showsBoth(frame, base, tile, 0.05) || lumaAt(frame.colour, tile) <= 20) return;
      const lab = labOf(frame.colour, tile);
      a.push(lab.a - labs[i]!.a);
      b.push(lab.b - labs[i]!.b);
    });
    return a.length < fewestPlaces ? { a: 0, b: 0 } : { a: median(a), b: median(b) };
  });
}

const cube = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (841 / 108) * t + 4 / 29);

/** CIELAB (D65) of a tile's mean colour, at the lightness of mid-grey so that exposure does not change it. */
function labOf(colour: Float32Array, tile: number): Cast {
  const [r, g, b] = [linear(colour[tile * 4]!), linear(colour[tile * 4 + 1]!), linear(colour[tile * 4 + 2]!)];
  const [x, y, z] = [
    0.4124 * r + 0.3576 * g + 0.1805 * b,
    0.2126 * r + 0.7152 * g + 0.0722 * b,
    0.0193 * r + 0.1192 * g + 0.9505 * b,
  ];
  const scale = 0.18 / Math.max(1e-4, y);
  const [fx, fy, fz] = [cube((x * scale) / 0.9505), cube(0.18), cube((z * scale) / 1.089)];
  return { a: 500 * (fx - fy), b: 200 * (fy - fz) };
}
