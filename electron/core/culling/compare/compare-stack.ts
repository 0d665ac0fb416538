/** @file The frames of one stack against each other: where each falls short of the best. See [Note: relative blur]. */
import { openDetail } from '../../measures/frame-detail.ts';
import type { NoiseFloor } from '../../measures/noise-of-tiles.ts';
import type { SuggestInput } from '../frames/suggest-input.ts';
import { type Alignment, align, relief, unmoved } from './align.ts';
import { directionalBlur, tileBlur, tileWeights, weakAgainstStrong } from './blur.ts';
import { closedness } from './closed-eyes.ts';
import type { Feature, Shortcomings } from './features.ts';
import { type GriddedDetail, onGrid } from './on-grid.ts';
import { lumaAt, noiseFloors } from './stack-noise.ts';
import { subjectTiles } from './subject-tiles.ts';
import { casts, linear, median, relativeStops } from './tone.ts';

export interface ComparedFrame {
  shortcomings: Shortcomings;
  /** Signed stops from the stack's usual exposure. */
  stops: number;
  /** 0 no direction .. : how much more is lost in the worst direction than in the best, log2. */
  directed: number;
}

/** Frames under this likeness to the reference are compared place by place as they are. */
const alikeFrom = 0.4;

/**
 * One entry per frame, in their order; null for frames without detail, and for all where fewer than two can be compared.
 * Only frames of one size are compared with each other: those of the commonest.
 */
export function compareStack(frames: readonly SuggestInput[]): (ComparedFrame | null)[] {
  const opened = frames.map((frame) => (frame.detail === null ? null : openDetail(frame.detail)));
  const sizeOf = (i: number) => (opened[i] ? `${opened[i].columns}x${opened[i].rows}` : null);
  const sizes = new Map<string, number>();
  for (const i of frames.keys()) {
    const size = sizeOf(i);
    if (size !== null) sizes.set(size, (sizes.get(size) ?? 0) + 1);
  }
  const [commonest, count] = [...sizes].sort((a, b) => b[1] - a[1])[0] ?? [null, 0];
  if (count < 2) return frames.map(() => null);
  const compared = [...frames.keys()].filter((i) => sizeOf(i) === commonest);
  const found = compareAlike(
    compared.map((i) => frames[i]!),
    compared.map((i) => opened[i]!),
  );
  const out: (ComparedFrame | null)[] = frames.map(() => null);
  compared.forEach((i, place) => {
    out[i] = found[place]!;
  });
  return out;
}

function compareAlike(
  frames: readonly SuggestInput[],
  details: readonly NonNullable<ReturnType<typeof openDetail>>[],
): ComparedFrame[] {
  const { columns, rows } = details[0]!;
  const reliefs = details.map(relief);
  const reference = strongest(reliefs);
  const alignments = details.map((_, i): Alignment => {
    if (i === reference) return unmoved;
    const found = align(reliefs[reference]!, reliefs[i]!, columns, rows);
    return found.likeness < alikeFrom ? { ...unmoved, likeness: found.likeness } : found;
  });
  const grids = details.map((detail, i) => onGrid(detail, alignments[i]!));
  const noises = noiseFloors(grids);
  const weights = tileWeights(grids, noises);
  const subject = subjectTiles(frames, alignments, columns, rows).weights;
  const soft = softness(grids, noises, weights, subject, columns);
  const noise = noiseOf(
    grids,
    noises,
    weights,
    soft.map(({ shortcomings }) => shortcomings.softFine),
  );
  const tone = toneOf(frames, grids);
  const eyes = closedness(frames, alignments, columns, rows);
  return frames.map((_, i) => ({
    shortcomings: { ...soft[i]!.shortcomings, ...tone[i]!.shortcomings, ...noise[i]!, ...eyes[i]! },
    stops: tone[i]!.stops,
    directed: soft[i]!.directed,
  }));
}

/** The frame with the most relief: the others are laid on it. */
function strongest(reliefs: readonly Float32Array[]): number {
  const energies = reliefs.map((relief) => relief.reduce((sum, value) => sum + value * value, 0));
  return energies.indexOf(Math.max(...energies));
}

type Part<F extends Feature> = Pick<Shortcomings, F>;
type Soft = Part<'softFine' | 'softMiddle' | 'softSubject' | 'softSubjectMiddle' | 'softDirection' | 'softPlaces'>;

function softness(
  grids: readonly GriddedDetail[],
  noises: readonly NoiseFloor[],
  weights: Float32Array,
  subject: Float32Array,
  columns: number,
): { shortcomings: Soft; directed: number }[] {
  const blurs = grids.map((grid, i) => tileBlur(grid, noises[i]!));
  const onSubject = weights.map((weight, tile) => weight * subject[tile]!);
  const short = (values: readonly number[]) => {
    const best = Math.max(...values);
    return values.map((value) => best - value);
  };
  const fine = short(blurs.map((blur) => weightedMean(blur.fine, weights)));
  const middle = short(blurs.map((blur) => weightedMean(blur.middle, weights)));
  const subjectFine = short(blurs.map((blur) => weightedMean(blur.fine, onSubject)));
  const subjectMiddle = short(blurs.map((blur) => weightedMean(blur.middle, onSubject)));
  const directions = directionalBlur(grids, noises, weights);
  const sharpest = directions[0]!.map((_, d) => Math.max(...directions.map((found) => found[d]!)));
  const losses = directions.map((found) => found.map((value, d) => sharpest[d]! - value));
  const places = worstPlaces(
    blurs.map((blur) => smooth(blur.fine, weights, columns)),
    weights,
  );
  return grids.map((_, i) => ({
    shortcomings: {
      softFine: fine[i]!,
      softMiddle: middle[i]!,
      softSubject: subjectFine[i]!,
      softSubjectMiddle: subjectMiddle[i]!,
      softDirection: Math.max(...losses[i]!),
      softPlaces: places[i]!,
    },
    directed: Math.max(...losses[i]!) - Math.min(...losses[i]!),
  }));
}

function weightedMean(values: Float32Array, weights: Float32Array): number {
  let [sum, total] = [0, 1e-9];
  for (let i = 0; i < values.length; i++) {
    sum += weights[i]! * values[i]!;
    total += weights[i]!;
  }
  return sum / total;
}

/** Weighted mean of each tile and its eight neighbours. */
function smooth(values: Float32Array, weights: Float32Array, columns: number): Float32Array {
  const rows = values.length / columns;
  return values.map((_, tile) => {
    const x = tile % columns;
    const y = Math.floor(tile / columns);
    let [sum, total] = [0, 1e-9];
    for (let row = Math.max(0, y - 1); row <= Math.min(rows - 1, y + 1); row++)
      for (let column = Math.max(0, x - 1); column <= Math.min(columns - 1, x + 1); column++) {
        const at = row * columns + column;
        sum += weights[at]! * values[at]!;
        total += weights[at]!;
      }
    return sum / total;
  });
}

/** Mean over the tenth of the weight where a frame loses most against the best frame of each place. */
function worstPlaces(values: readonly Float32Array[], weights: Float32Array): number[] {
  const tiles = [...weights.keys()].filter((tile) => weights[tile]! > 0);
  const total = tiles.reduce((sum, tile) => sum + weights[tile]!, 0);
  const best = tiles.map((tile) => Math.max(...values.map((value) => value[tile]!)));
  return values.map((value) => {
    const losses = Float64Array.from(tiles, (tile, k) => best[k]! - value[tile]!);
    // Twenty steps of the largest loss are fine enough to part a tenth off.
    const largest = Math.max(
      1e-6,
      losses.reduce((most, loss) => Math.max(most, loss), 0),
    );
    const sums = new Float64Array(21);
    const reached = new Float64Array(21);
    losses.forEach((loss, k) => {
      const step = Math.floor((20 * Math.max(0, loss)) / largest);
      sums[step]! += loss * weights[tiles[k]!]!;
      reached[step]! += weights[tiles[k]!]!;
    });
    let [sum, weight] = [0, 1e-9];
    for (let step = 20; step >= 0 && weight < total / 10; step--) {
      // Of the step that goes over the tenth only as much as is missing.
      const part = Math.min(1, (total / 10 - weight) / Math.max(1e-9, reached[step]!));
      sum += part * sums[step]!;
      weight += part * reached[step]!;
    }
    return sum / weight;
  });
}

/** From this blur on (log2 of fine detail) a frame's flat places are flat because it is blurred. */
const blurredFrom = 0.6;

function noiseOf(
  grids: readonly GriddedDetail[],
  noises: readonly NoiseFloor[],
  weights: Float32Array,
  soft: readonly number[],
): Part<'noise' | 'grain'>[] {
  // Mean squares of differences in two directions: four times the variance of white noise.
  const levels = noises.map((noise) => Math.sqrt(noise[0]! / 4));
  const lifted = weakAgainstStrong(grids, weights);
  const least = (values: readonly number[]) => Math.min(...values.filter((_, i) => soft[i]! < blurredFrom));
  return grids.map((_, i) => ({
    noise: Math.max(0, levels[i]! - least(levels)),
    grain: Math.max(0, lifted[i]! - least(lifted)),
  }));
}

/** log2 of linear light of the brightest tenth in a picture whose light is right: about sRGB level 170. */
const brightTarget = -1.3;

type Tone = Part<'exposureOff' | 'dim' | 'clipped' | 'cast'>;

function toneOf(
  frames: readonly SuggestInput[],
  grids: readonly GriddedDetail[],
): { shortcomings: Tone; stops: number }[] {
  const stops = relativeStops(grids);
  const usual = median(stops);
  const found = casts(grids);
  const middle = { a: median(found.map(({ a }) => a)), b: median(found.map(({ b }) => b)) };
  const clipped = frames.map(({ measures }) => measures?.clippedHighlights ?? 0);
  const least = Math.min(...clipped);
  return grids.map((grid, i) => ({
    shortcomings: {
      exposureOff: Math.abs(stops[i]! - usual),
      dim: Math.max(0, brightTarget - brightest(grid)),
      clipped: clipped[i]! - least,
      cast: Math.hypot(found[i]!.a - middle.a, found[i]!.b - middle.b),
    },
    stops: stops[i]! - usual,
  }));
}

function brightest({ colour, seen }: GriddedDetail): number {
  // Tiles outside of the frame are black.
  const lumas = Float32Array.from(seen, (_, tile) => lumaAt(colour, tile)).sort();
  const outside = seen.reduce((sum, value) => sum + 1 - value, 0);
  const place = lumas.length - 1 - Math.floor((lumas.length - outside) / 20);
  return Math.log2(Math.max(1e-4, linear(lumas[place] ?? 0)));
}
