/**
 * @file Frames that are softer than the best of their stack nearly everywhere, and not where it counts: the focus lies on another thing than in the best, or
 * all frames hold the same small thing sharp before a ground that streaks. Which of them is wanted is not for numbers to say, so none is a reject.
 *
 * On 43 pictures that nothing here was chosen on: of 301 blurred, shaken or grainy versions none is spared against the sharp one; of 60 with the focus on a
 * disc (8 to 20 % of the width) against focus everywhere else 22 are, mostly the larger ones.
 */
import type { PhotoId } from '../../../contract/ids.ts';
import { type FrameDetail, openDetail } from '../../measures/frame-detail.ts';
import { traceAt } from '../../measures/noise-of-tiles.ts';
import { aboveUsual, sharpPlaces, squaresOf, usualDetail } from '../../measures/sharp-place.ts';
import type { SuggestInput } from '../frames/suggest-input.ts';
import { type Feature, softFeatures } from './features.ts';

interface Ranked {
  id: PhotoId;
  /** Log odds. */
  costs: Readonly<Record<Feature, number>>;
}

/** Octaves of fine detail that half of a small sharp thing may have lost, and is as sharp as before. */
const asSharp = 0.25;
/** Fine against quarter-size energy in one frame, times that of the other, from which on a tile is in focus here and not there. */
const clearly = 1.5;
/** Levels^2 of quarter-size energy that both show there: the same thing, and none without structure. */
const leastStructure = 60;
/** Levels^2 of fine detail: less is rounding, whatever the frame has elsewhere. */
const leastDetail = 12;
/** Of a square of three by three tiles so many, and so many squares, are a thing in focus and no accident. */
const ofNine = 6;
const leastSquares = 6;
/** Closed eyes, log odds against the best, are a reason of their own. */
const eyesCost = 1;

export interface OnSubject {
  /** Frames but the first that softness must not reject. */
  noWorse: Set<PhotoId>;
  /** Those of them that are sharp on a thing on which the first is not; the first, where one that is sharper in all is not sharp on what it is. */
  elsewhere: Set<PhotoId>;
}

/** The frames of `ranked` against the first of it. */
export function sharpOnSubject(ranked: readonly Ranked[], frames: readonly SuggestInput[]): OnSubject {
  const [best, ...others] = ranked;
  const details = new Map(frames.map(({ id, detail }) => [id, detail]));
  const open = ({ id }: Ranked) => {
    const bytes = details.get(id);
    return bytes ? openDetail(bytes) : null;
  };
  const of = best && open(best);
  const found: OnSubject = { noWorse: new Set(), elsewhere: new Set() };
  if (!best || !of) return found;
  for (const other of others) {
    const own = open(other);
    if (!own || !isAlike(own, of)) continue;
    const isElsewhere = isInFocusElsewhere(own, of);
    if (other.costs.eyes - best.costs.eyes <= eyesCost && (isElsewhere || holdsTheSame(own, of))) {
      found.noWorse.add(other.id);
      if (isElsewhere) found.elsewhere.add(other.id);
    }
    if (softCost(other) < softCost(best) && isInFocusElsewhere(of, own)) found.elsewhere.add(best.id);
  }
  return found;
}

/** Of one size; the same scene. Tests ask it about frames without a stack. */
export function isNoWorseOnSubject(own: FrameDetail, best: FrameDetail): boolean {
  return isAlike(own, best) && (holdsTheSame(own, best) || isInFocusElsewhere(own, best));
}

const isAlike = (own: FrameDetail, best: FrameDetail): boolean =>
  own.columns === best.columns && own.rows === best.rows;

const softCost = ({ costs }: Ranked): number => softFeatures.reduce((total, name) => total + costs[name], 0);

const sharpness = ({ tensors }: FrameDetail, tile: number): number =>
  Math.log2((traceAt(tensors, tile, 0) + 0.5) / (traceAt(tensors, tile, 2) + 0.5));

function holdsTheSame(own: FrameDetail, best: FrameDetail): boolean {
  const small = sharpPlaces(best);
  if (small.length === 0 || sharpPlaces(own).length === 0) return false;
  const lost = small.map((tile) => sharpness(best, tile) - sharpness(own, tile)).sort((a, b) => a - b);
  return lost[lost.length >> 1]! <= asSharp;
}

function isInFocusElsewhere(own: FrameDetail, best: FrameDetail): boolean {
  const least = Math.max(leastDetail, aboveUsual * usualDetail(own));
  const here = Uint8Array.from({ length: own.columns * own.rows }, (_, tile) => {
    const structure = Math.min(traceAt(own.tensors, tile, 2), traceAt(best.tensors, tile, 2));
    if (structure < leastStructure || traceAt(own.tensors, tile, 0) < least) return 0;
    return sharpness(own, tile) - sharpness(best, tile) > Math.log2(clearly) ? 1 : 0;
  });
  return squaresOf(here, own, ofNine).length >= leastSquares;
}
