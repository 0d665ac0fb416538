/** @file The light and colour of each frame of a stack against what is usual in it. */
import { nthSmallest } from '../../measures/nth-smallest.ts';
import type { SuggestInput } from '../frames/suggest-input.ts';
import { flashFired } from './added-light.ts';
import type { Shortcomings } from './features.ts';
import { lostShares } from './lost-highlights.ts';
import type { GriddedDetail } from './on-grid.ts';
import { setStops } from './settings.ts';
import { lumaAt } from './stack-noise.ts';
import { alikeStops, casts, linear, relativeStops, weightedMedian } from './tone.ts';

/** log2 of linear light of the brightest tenth in a picture whose light is right: about sRGB level 170. */
const brightTarget = -1.3;

export interface StackLight {
  shortcomings: Pick<Shortcomings, 'exposureOff' | 'dim' | 'clipped' | 'cast'>;
  /** Signed stops from the usual light. */
  stops: number;
}

/** One entry per frame. The usual light is that of the many, unless theirs is far less likely than another's, or one of them alone has a flash that fired. */
export function stackLight(frames: readonly SuggestInput[], grids: readonly GriddedDetail[]): StackLight[] {
  const lost = lostShares(grids);
  const clipped = frames.map(({ measures }, i) => (measures?.clippedHighlights ?? 0) * lost[i]!);
  const dims = grids.map((grid) => Math.max(0, brightTarget - brightest(grid)));
  const trust = dims.map((dim, i) => Math.exp(-trustLost * unlikeliness(dim, clipped[i]!)));
  const reference = trust.indexOf(Math.max(...trust));
  const stops = relativeStops(grids, reference);
  const trusted = weightedMedian(stops, trust);
  const most = majority(stops);
  const unlikely = (light: number) =>
    Math.min(
      ...dims.flatMap((dim, i) => (Math.abs(stops[i]! - light) <= alikeStops ? unlikeliness(dim, clipped[i]!) : [])),
    );
  const flashed = most === null ? null : flashFired(grids, { stops, set: frames.map(setStops) }, clipped, most);
  const isOutvoted =
    most === null || unlikely(most) - unlikely(trusted) >= (trusted < most ? outvotedByDarker : outvoted);
  const usual = flashed !== null ? stops[flashed]! : isOutvoted ? trusted : most;
  const likely = flashed !== null ? usual : trusted;
  const found = casts(grids, reference);
  const colour = {
    a: weightedMedian(
      found.map(({ a }) => a),
      trust,
    ),
    b: weightedMedian(
      found.map(({ b }) => b),
      trust,
    ),
  };
  const burnt = weightedMedian(clipped, trust);
  return grids.map((_, i) => ({
    shortcomings: {
      // Where the many and the likely differ, neither is off.
      exposureOff: Math.min(Math.abs(stops[i]! - usual), Math.abs(stops[i]! - likely)),
      dim: dims[i]!,
      clipped: Math.max(0, clipped[i]! - burnt),
      cast: Math.hypot(found[i]!.a - colour.a, found[i]!.b - colour.b),
    },
    stops: stops[i]! - usual,
  }));
}

/** By so much likelier light, stops of unlikeliness, a few frames outvote the many. */
const outvoted = 1.6;
/** Where the many are burnt out and the few are not, less will do: what is white has lost what the darker frame shows. */
const outvotedByDarker = 0.3;

/** The light, stops, that more than half of the frames share; null where they do not agree. */
function majority(stops: readonly number[]): number | null {
  const sorted = stops.toSorted((a, b) => a - b);
  const fewest = Math.floor(sorted.length / 2) + 1;
  let best: { from: number; spread: number } | null = null;
  for (let from = 0; from + fewest <= sorted.length; from++) {
    const spread = sorted[from + fewest - 1]! - sorted[from]!;
    if (spread <= 2 * alikeStops && (best === null || spread < best.spread)) best = { from, spread };
  }
  return best === null || fewest < 3 ? null : sorted[best.from + (fewest >> 1)]!;
}

/** How much a frame counts less, per stop by which its light is unlikely, when the stack is asked for its usual light. */
const trustLost = 1.5;
/** Beyond this a scene is dark by itself, stops. */
const mostDim = 2;
/** What is burnt out beyond what lamps and windows are, in stops per share of the frame; beyond the last a scene is bright by itself. */
const usuallyBurnt = 0.05;
const stopsPerBurnt = 8;
const mostBurnt = 0.95;

const unlikeliness = (dim: number, burnt: number): number =>
  Math.min(mostDim, dim) + Math.min(mostBurnt, stopsPerBurnt * Math.max(0, burnt - usuallyBurnt));

function brightest({ colour, seen }: GriddedDetail): number {
  // Tiles outside of the frame are black.
  const lumas = new Float32Array(seen.length);
  let outside = 0;
  for (let tile = 0; tile < lumas.length; tile++) {
    lumas[tile] = lumaAt(colour, tile);
    outside += 1 - seen[tile]!;
  }
  const place = lumas.length - 1 - Math.floor((lumas.length - outside) / 20);
  return Math.log2(Math.max(1e-4, linear(place in lumas ? nthSmallest(lumas, place) : 0)));
}
