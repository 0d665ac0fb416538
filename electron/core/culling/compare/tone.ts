/** @file Exposure and colour of the frames of a stack against each other, tile by tile. */
import type { GriddedDetail } from './on-grid.ts';
import { lumaAt } from './stack-noise.ts';

/** sRGB levels in steps of a quarter to linear light. */
const curve = Float64Array.from({ length: 1021 }, (_, i) => {
  const v = i / 1020;
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
});

/** sRGB level (0..255, fractions allowed) to linear light. */
export const linear = (level: number): number => curve[Math.round(level * 4)]!;

export const median = (values: ArrayLike<number>): number => {
  // Typed arrays sort as numbers, several times faster than with a comparison.
  const sorted = Float64Array.from(values).sort();
  const half = sorted.length >> 1;
  return sorted.length === 0 ? 0 : sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
};

/** Stops of each frame against the first one: the median over tiles that neither clips, 0 where there is none. */
export function relativeStops(frames: readonly GriddedDetail[]): number[] {
  const first = frames[0]!;
  return frames.map((frame) => {
    if (frame === first) return 0;
    const differences: number[] = [];
    for (let tile = 0; tile < first.seen.length; tile++) {
      if (frame.seen[tile] === 0 || first.seen[tile] === 0) continue;
      if (frame.colour[tile * 4 + 3]! > 0.1 || first.colour[tile * 4 + 3]! > 0.1) continue;
      const [a, b] = [lumaAt(first.colour, tile), lumaAt(frame.colour, tile)];
      if (Math.max(a, b) < 12 || Math.min(a, b) < 2) continue;
      differences.push(Math.log2(linear(b) / linear(a)));
    }
    return median(differences);
  });
}

export interface Cast {
  /** CIELAB a* and b* of what the frame shows, the median over tiles that no frame clips. */
  a: number;
  b: number;
}

export function casts(frames: readonly GriddedDetail[]): Cast[] {
  const first = frames[0]!;
  const tiles: number[] = [];
  // Every second tile, on alternating columns, says as much.
  for (let tile = 0; tile < first.seen.length; tile++) {
    if ((tile + Math.floor(tile / first.columns)) % 2 === 1) continue;
    if (
      frames.every(({ seen, colour }) => seen[tile] === 1 && colour[tile * 4 + 3]! < 0.05 && lumaAt(colour, tile) > 20)
    )
      tiles.push(tile);
  }
  const base = tiles.map((tile) => labOf(first.colour, tile));
  return frames.map(({ colour }) => {
    const a = new Float64Array(tiles.length);
    const b = new Float64Array(tiles.length);
    tiles.forEach((tile, i) => {
      const lab = labOf(colour, tile);
      a[i] = lab.a - base[i]!.a;
      b[i] = lab.b - base[i]!.b;
    });
    return { a: median(a), b: median(b) };
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
