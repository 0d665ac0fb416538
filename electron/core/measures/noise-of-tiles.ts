/** @file What noise makes of a picture's detail, from places that are flat. */
import { detailSizes } from './detail-sums.ts';
import { tensorStride } from './frame-detail.ts';

/** Mean squares of differences (xx + yy, levels^2) that noise makes, at each size. Four times the variance of white noise at the finest. */
export type NoiseFloor = Float64Array;

/**
 * Fine against half-size energy: at most about 0.55 for anything a lens drew (0.5 for a straight edge of one pixel), 1.4 for grain as noise reduction leaves it, up to 4 where every
 * pixel is independent. So what flat places hold is parted into structure and noise.
 */
const structureRatio = 0.55;
const noiseRatio = 1.4;
/** The same noise at each size, as a share of the finest. */
const noiseBySize = [1, 1 / noiseRatio, 0.4, 0.15];

/** Noise reduction leaves more grain on structure than on flat ground. */
export const noiseOnStructure = 1.3;

/** Energy of a tile at a size, both directions. */
export function traceAt(tensors: Float32Array, tile: number, size: number): number {
  const at = tile * tensorStride + size * 3;
  return tensors[at]! + tensors[at + 1]!;
}

/** The middle one of the flat tiles says what noise is; nothing where there is none. */
export function noiseOfTiles(tensors: Float32Array, flat: readonly number[]): NoiseFloor {
  const found = flat.map((tile) => {
    const fine = traceAt(tensors, tile, 0);
    const noise = (fine - structureRatio * traceAt(tensors, tile, 1)) / (1 - structureRatio / noiseRatio);
    return Math.min(fine, Math.max(0, noise));
  });
  found.sort((a, b) => a - b);
  const middle = found[found.length >> 1] ?? 0;
  return Float64Array.from({ length: detailSizes }, (_, size) => middle * noiseBySize[size]!);
}
