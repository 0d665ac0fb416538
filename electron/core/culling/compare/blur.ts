/**
 * @file How soft the frames of a stack are against each other.
 *
 * [Note: relative blur]
 * Of each tile the energy of fine differences is held against that of differences four times as coarse, both less the frame's own noise: a logarithm that contrast and exposure leave alone and
 * blur lowers (the spectral ratio of re-blur methods: Crete et al., "The blur effect", SPIE 2007; Zhuo and Sim, "Defocus map estimation", 2011). Frames of a stack show the same, so that what a scene is
 * like cancels between them tile by tile and the blur is left.
 */
import { tensorStride } from '../../measures/frame-detail.ts';
import { traceAt } from '../../measures/noise-of-tiles.ts';
import type { Noise } from './grain.ts';
import type { GriddedDetail } from './on-grid.ts';

/** Directions in which softness is looked at, evenly over half a turn. */
const directions = 8;

const turns = Array.from({ length: directions }, (_, i) => {
  const angle = (i * Math.PI) / directions;
  return { cc: Math.cos(angle) ** 2, ss: Math.sin(angle) ** 2, sc: 2 * Math.sin(angle) * Math.cos(angle) };
});

/** Least share of its own energy that a tile keeps when noise is taken off: without it nothing is left to compare. */
const keptShare = 0.04;

/** Energy less noise. */
const signal = (energy: number, noise: number) => Math.max(energy - noise, keptShare * energy + 0.02);

export interface TileBlur {
  /** log2 of fine against coarse energy (native against a quarter), per tile. */
  fine: Float32Array;
  /** A half against an eighth. */
  middle: Float32Array;
}

export function tileBlur({ tensors, columns, rows }: GriddedDetail, noise: Noise): TileBlur {
  const tiles = columns * rows;
  const fine = new Float32Array(tiles);
  const middle = new Float32Array(tiles);
  for (let tile = 0; tile < tiles; tile++) {
    const at = tile * tensorStride;
    const energy = (size: number) => signal(tensors[at + size * 3]! + tensors[at + size * 3 + 1]!, noise[size]!);
    fine[tile] = Math.log2(energy(0) / energy(2));
    middle[tile] = Math.log2(energy(1) / energy(3));
  }
  return { fine, middle };
}

/** What is held for noise when it is asked where structure is: its spread, and what a frame's own grain has at places. */
const noiseTaken = 6;
/** Where the grain of the grainiest frame is not small beside the detail, blur is guesswork. */
const noiseDoubt = 8;
/** Fine energy, levels^2, at which a place counts an eighth: weak texture is where grain that noise reduction left passes for detail. */
const weakDetail = 80;

/** How much a tile counts: structure that stands out of noise in the frame that shows most of it, up to where more of it says no more. */
export function tileWeights(frames: readonly GriddedDetail[], noises: readonly Noise[]): Float32Array {
  const first = frames[0]!;
  const weights = new Float32Array(first.columns * first.rows);
  const loudest = Math.max(...noises.map((noise) => noise[0]!));
  for (let tile = 0; tile < weights.length; tile++) {
    let energy = 0;
    let fine = 0;
    let clipped = 0;
    let seen = 1;
    for (const [i, frame] of frames.entries()) {
      energy = Math.max(energy, traceAt(frame.tensors, tile, 2) - noiseTaken * noises[i]![2]!);
      fine = Math.max(fine, traceAt(frame.tensors, tile, 0) - noiseTaken * noises[i]![0]!);
      clipped = Math.max(clipped, frame.colour[tile * 4 + 3]!);
      if (frame.seen[tile] === 0) seen = 0;
    }
    const clear = fine / (fine + noiseDoubt * loudest + weakDetail);
    weights[tile] =
      seen === 0 || energy <= 2 ? 0 : Math.min(1, Math.sqrt(energy / 60)) * clear ** 3 * (1 - 0.7 * clipped);
  }
  return weights;
}

/**
 * Per frame and direction: log2 of fine against coarse energy along it, of all tiles together, each tile counting by its weight and not by its contrast.
 */
export function directionalBlur(
  frames: readonly GriddedDetail[],
  noises: readonly Noise[],
  weights: Float32Array,
): Float64Array[] {
  const scale = weights.map((weight, tile) => {
    if (weight === 0) return 0;
    const energy = frames.reduce(
      (sum, { tensors }) => sum + tensors[tile * tensorStride + 6]! + tensors[tile * tensorStride + 7]!,
      0,
    );
    return (weight * frames.length) / energy;
  });
  return frames.map(({ tensors }, i) => {
    const noise = noises[i]!;
    const sums = new Float64Array(6);
    let weight = 0;
    for (let tile = 0; tile < scale.length; tile++) {
      const share = scale[tile]!;
      if (share === 0) continue;
      weight += share;
      const at = tile * tensorStride;
      for (let k = 0; k < 3; k++) {
        sums[k]! += share * tensors[at + k]!;
        sums[3 + k]! += share * tensors[at + 6 + k]!;
      }
    }
    return Float64Array.from(turns, ({ cc, ss, sc }) => {
      const fine = cc * sums[0]! + ss * sums[1]! + sc * sums[2]!;
      const coarse = cc * sums[3]! + ss * sums[4]! + sc * sums[5]!;
      return Math.log2(signal(fine, (weight * noise[0]!) / 2) / signal(coarse, (weight * noise[2]!) / 2));
    });
  });
}

/**
 * Per frame: log2 of fine against coarse energy of all tiles together, each counting by its contrast, so that the strongest edges say most: grain is nothing beside them.
 * `masks` is how well each frame shows each tile.
 */
export function edgeBlur(
  frames: readonly GriddedDetail[],
  noises: readonly Noise[],
  weights: Float32Array,
  masks: readonly Float32Array[],
): number[] {
  return frames.map(({ tensors }, i) => {
    let [fine, coarse, total] = [0, 0, 0];
    for (let tile = 0; tile < weights.length; tile++) {
      if (weights[tile] === 0) continue;
      const mask = masks[i]![tile]!;
      fine += mask * traceAt(tensors, tile, 0);
      coarse += mask * traceAt(tensors, tile, 2);
      total += mask;
    }
    if (total === 0) return 0;
    return Math.log2(signal(fine / total, noises[i]![0]!) / signal(coarse / total, noises[i]![2]!));
  });
}
