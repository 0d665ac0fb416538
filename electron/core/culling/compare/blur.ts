/**
 * @file How soft the frames of a stack are against each other.
 *
 * [Note: relative blur]
 * Of each tile the energy of fine differences is held against that of differences four times as coarse, both less the frame's own noise: a logarithm that contrast and exposure leave alone and
 * blur lowers (the spectral ratio of re-blur methods: Crete et al., "The blur effect", SPIE 2007; Zhuo and Sim, "Defocus map estimation", 2011). Frames of a stack show the same, so that what a scene is
 * like cancels between them tile by tile and the blur is left.
 */
import { tensorStride } from '../../measures/frame-detail.ts';
import { type NoiseFloor, noiseOnStructure, traceAt } from '../../measures/noise-of-tiles.ts';
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
const signal = (energy: number, noise: number) =>
  Math.max(energy - noiseOnStructure * noise, keptShare * energy + 0.02);

export interface TileBlur {
  /** log2 of fine against coarse energy (native against a quarter), per tile. */
  fine: Float32Array;
  /** A half against an eighth. */
  middle: Float32Array;
}

export function tileBlur({ tensors, columns, rows }: GriddedDetail, noise: NoiseFloor): TileBlur {
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

const noiseDoubt = 6;
/** Fine energy, levels^2, at which a place counts a quarter: weak texture is where grain that noise reduction left passes for detail. */
const weakDetail = 40;

/** How much a tile counts: structure that stands out of noise, up to where more of it says no more. */
export function tileWeights(frames: readonly GriddedDetail[], noises: readonly NoiseFloor[]): Float32Array {
  const first = frames[0]!;
  const weights = new Float32Array(first.columns * first.rows);
  const loudest = Math.max(...noises.map((noise) => noise[0]!));
  for (let tile = 0; tile < weights.length; tile++) {
    let energy = 0;
    let fine = 0;
    let clipped = 0;
    let seen = 1;
    for (const frame of frames) {
      energy += frame.tensors[tile * tensorStride + 6]! + frame.tensors[tile * tensorStride + 7]!;
      fine += frame.tensors[tile * tensorStride]! + frame.tensors[tile * tensorStride + 1]!;
      clipped = Math.max(clipped, frame.colour[tile * 4 + 3]!);
      if (frame.seen[tile] === 0) seen = 0;
    }
    const above = energy / frames.length - loudest;
    // Where the grain of the grainiest frame is not small beside the detail, blur is guesswork.
    const clear = fine / (fine + (noiseDoubt * loudest + weakDetail) * frames.length);
    weights[tile] =
      seen === 0 || above <= 2 ? 0 : Math.min(1, Math.sqrt(above / 60)) * clear * clear * (1 - 0.7 * clipped);
  }
  return weights;
}

/**
 * Per frame and direction: log2 of fine against coarse energy along it, of all tiles together, each tile counting by its weight and not by its contrast.
 */
export function directionalBlur(
  frames: readonly GriddedDetail[],
  noises: readonly NoiseFloor[],
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
 * log2 by which a frame's fine detail stands out at weak places against strong ones. Grain adds the same everywhere and so lifts the weak; blur lowers both. Comparable within the stack; 0 where either kind
 * of place is missing.
 */
export function weakAgainstStrong(frames: readonly GriddedDetail[], weights: Float32Array): number[] {
  const tiles = [...weights.keys()].filter((tile) => weights[tile]! > 0);
  const energy = tiles.map((tile) => frames.reduce((sum, { tensors }) => sum + traceAt(tensors, tile, 2), 0));
  const sorted = Float64Array.from(energy).sort();
  const [low, high] = [sorted[Math.floor(sorted.length / 3)]!, sorted[Math.floor((sorted.length * 2) / 3)]!];
  if (tiles.length < 12) return frames.map(() => 0);
  return frames.map(({ tensors }) => {
    const sums = { weak: 0, weakCount: 0, strong: 0, strongCount: 0 };
    tiles.forEach((tile, i) => {
      const ratio = Math.log2((traceAt(tensors, tile, 0) + 0.5) / (traceAt(tensors, tile, 2) + 0.5));
      if (energy[i]! <= low) {
        sums.weak += ratio;
        sums.weakCount += 1;
      } else if (energy[i]! >= high) {
        sums.strong += ratio;
        sums.strongCount += 1;
      }
    });
    return sums.weak / sums.weakCount - sums.strong / sums.strongCount;
  });
}
