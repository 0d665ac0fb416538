/**
 * @file How grainy the frames of a stack are against each other.
 *
 * [Note: grain over the stack]
 * Sensors, noise reduction and tone curves leave different grain on flat ground, on texture and in shadows, so that one number a frame says little. But frames of a stack show the same thing: at places with
 * little detail grain lifts fine energy against coarse, which exposure and framing leave alone. Blur lowers it there, and at the strongest places at least as much, or by more than that energy could:
 * a frame that lost so much at the strong is blurred, and no measure of how little grain there could be.
 */
import { traceAt } from '../../measures/noise-of-tiles.ts';
import type { GriddedDetail } from './on-grid.ts';
import { lumaAt } from './stack-noise.ts';
import { median } from './tone.ts';

export interface Grain {
  /** Grain at places with little detail above the least grainy frame that is not blurred, 8-bit levels. */
  noise: number;
  /** log2 by which it lifts fine energy against coarse there. */
  grain: number;
  /** Energy (xx + yy, levels^2) that it adds to a place with detail at most, at each size; 0 for frames that are hardly grainier than the least. */
  energies: Noise;
}

/** Energy (xx + yy, levels^2) that noise makes at places with detail, at each size. */
export type Noise = readonly number[];

/** Places are parted into so many classes by how much detail they have: the lower half has little, the highest most. */
const classes = 8;
const fewestPlaces = 40;
/** Places that are darker or brighter than this hide what grain they have, levels. */
const darkest = 3;
const brightest = 238;
/** From this on (log2) less at the strongest places is blur. */
const blurredFrom = 0.3;
/** Blur takes at least this share of what it takes of the fine from detail four times as coarse: where it does not, and the other is noisier by itself (log2), the other has grain on its strong places too. */
const coarseShare = 0.1;
const noisierFrom = 0.5;
/** A place that is out of focus has lost at least this share from the coarse, whatever the finest has more. */
const focusShare = 0.5;
/** Levels under which noise is no noise. */
export const noNoise = 0.25;

/** `noises`: of each frame by itself, levels, null where unknown. */
export function grainOf(frames: readonly GriddedDetail[], noises: readonly (number | null)[]): Grain[] {
  const first = frames[0]!;
  const tiles = first.seen.length;
  const shown = frames.map((frame) => new Uint8Array(tiles).map((_, tile) => Number(shows(frame, tile))));
  const ratios = frames.map((frame) => new Float32Array(tiles).map((_, tile) => ratioAt(frame, tile)));
  const usualRatio = new Float32Array(tiles);
  const detail = new Float32Array(tiles);
  const places: number[] = [];
  for (let tile = 0; tile < tiles; tile++) {
    const here: number[] = [];
    const contrasts: number[] = [];
    for (let i = 0; i < frames.length; i++) {
      if (shown[i]![tile] !== 1) continue;
      here.push(ratios[i]![tile]!);
      contrasts.push(contrastAt(frames[i]!, tile));
    }
    if (here.length * 2 <= frames.length) continue;
    places.push(tile);
    usualRatio[tile] = median(here);
    detail[tile] = median(contrasts);
  }
  if (places.length < fewestPlaces) return frames.map(() => noGrain);
  places.sort((a, b) => detail[a]! - detail[b]!);
  const parts = Array.from({ length: classes }, (_, part) =>
    places.slice(Math.floor((part * places.length) / classes), Math.floor(((part + 1) * places.length) / classes)),
  );
  const found = frames.map((frame, i) => {
    const over = (part: readonly number[], of: (tile: number) => number) => {
      const values: number[] = [];
      for (const tile of part) if (shown[i]![tile] === 1) values.push(of(tile));
      return median(values);
    };
    const lift = (part: readonly number[]) => over(part, (tile) => ratios[i]![tile]! - usualRatio[tile]!);
    const weak = parts.slice(0, classes / 2);
    return {
      weak: mean(weak.map(lift)),
      strong: lift(parts[classes - 1]!),
      coarse: over(parts[classes - 1]!, (tile) => Math.log2(traceAt(frame.tensors, tile, 2) + 0.2)),
      bySize: [0, 1].map((size) => over(parts[classes - 1]!, (tile) => traceAt(frame.tensors, tile, size))),
      // Against brightness, as an eye sees it.
      levels: mean(weak.map((part) => over(part, (tile) => Math.sqrt(traceAt(frame.tensors, tile, 0)) / 2))),
    };
  });
  const isBlurred = found.map((own, i) =>
    found.some((other, k) => {
      const lost = other.strong - own.strong;
      if (lost <= blurredFrom) return false;
      const coarser = (other.coarse - own.coarse) / lost;
      const isGrain = coarser < coarseShare || (coarser < focusShare && hasGrainThere(own.bySize, other.bySize));
      if (isGrain && isNoisier(noises[k], noises[i])) return false;
      return lost > other.weak - own.weak || lost > blurredFrom + liftedBy(frames[k]!, frames[i]!, parts);
    }),
  );
  const unblurred = [...found.keys()].filter((i) => !isBlurred[i]);
  // One may be called blurred for another in a circle.
  const fit = unblurred.length > 0 ? unblurred : [...found.keys()];
  const quietest = fit.reduce((best, i) => (found[i]!.weak < found[best]!.weak ? i : best), fit[0]!);
  const leastLevels = Math.min(...fit.map((i) => found[i]!.levels));
  return found.map(({ weak, levels }, i) => {
    const grain = Math.max(0, weak - found[quietest]!.weak);
    const isGrainy = Math.min(1, Math.max(0, (grain - grainyFrom) / grainyFrom));
    return {
      noise: Math.max(0, levels - leastLevels),
      grain,
      energies: isGrainy === 0 ? noEnergy : addedOver(frames[i]!, frames[quietest]!, parts).map((n) => isGrainy * n),
    };
  });
}

/** What a lens draws has more energy at half size than at the finest, grain less (noise-of-tiles.ts): so of what one frame has more at the strongest places, energies at both sizes. */
function hasGrainThere(own: readonly number[], other: readonly number[]): boolean {
  const [fine, half] = [other[0]! - own[0]!, other[1]! - own[1]!];
  return fine > 0 && fine > half;
}

function isNoisier(noise: number | null | undefined, than: number | null | undefined): boolean {
  return noise != null && than != null && Math.log2((noise + noNoise) / (than + noNoise)) > noisierFrom;
}

/** log2 by which the strongest places of `plain` would be lifted, had they the energy that `frame` has more at the weak ones: what it has beyond that is no grain. */
function liftedBy(frame: GriddedDetail, plain: GriddedDetail, parts: readonly number[][]): number {
  const added = addedOver(frame, plain, parts, 1)[0]!;
  const strong = median(Float64Array.from(parts[classes - 1]!, (tile) => traceAt(plain.tensors, tile, 0)));
  return Math.log2(1 + added / Math.max(1, strong));
}

/** log2 of grain from which on it is no chance. */
const grainyFrom = 0.15;
const noEnergy = [0, 0, 0, 0];
export const noGrain: Grain = { noise: 0, grain: 0, energies: noEnergy };

/** What a frame has more than the quietest at the places where that is most, the strongest left out, at each of the first `sizes` sizes; 0 at the others. */
function addedOver(frame: GriddedDetail, quietest: GriddedDetail, parts: readonly number[][], sizes = 3): number[] {
  const brighter = (tile: number) => ((lumaAt(frame.colour, tile) + 4) / (lumaAt(quietest.colour, tile) + 4)) ** 2;
  const added = (size: number) =>
    Math.max(
      0,
      ...parts.slice(0, classes - 2).map((part) => {
        const both = part.filter((tile) => shows(frame, tile) && shows(quietest, tile));
        return median(
          Float64Array.from(
            both,
            (tile) => traceAt(frame.tensors, tile, size) - brighter(tile) * traceAt(quietest.tensors, tile, size),
          ),
        );
      }),
    );
  const [native, half, quarter] = [0, 1, 2].map((size) => (size < sizes ? added(size) : 0)) as [number, number, number];
  // At the coarsest size movement says more than grain.
  return [native, half, quarter, quarter / 2];
}

function shows({ seen, colour }: GriddedDetail, tile: number): boolean {
  const luma = lumaAt(colour, tile);
  return seen[tile] === 1 && colour[tile * 4 + 3]! < 0.02 && luma > darkest && luma < brightest;
}

const ratioAt = ({ tensors }: GriddedDetail, tile: number): number =>
  Math.log2((traceAt(tensors, tile, 0) + 0.1) / (traceAt(tensors, tile, 2) + 0.2));

/** log2 of fine energy against brightness. */
const contrastAt = ({ tensors, colour }: GriddedDetail, tile: number): number =>
  Math.log2((traceAt(tensors, tile, 0) + 0.1) / (lumaAt(colour, tile) + 4) ** 2);

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
