/**
 * @file What somebody sees at 1:1 between two frames of a stack. Weights count what is smaller, too, since it adds up; words do not name it.
 *
 * [Note: seen differences]
 * From the kept evidence (bench/judgement/evidence.csv, fitting scenes): of 1,280 frames without any fault about nine of ten stay under each limit, of faults made "visible" most lie above (docs/judgement.md). Lids: of 857 frames whose
 * eyes nobody closed 23 pass (by weight alone about half did), of visible blinks 19 of 22; on the choosing scenes 5 of 418.
 */
import type { Feature } from './compare/features.ts';
import type { RankedFrame } from './rank-stack.ts';

/** Each in the unit of its feature (compare/features.ts). Plain detail is what the frame shows as much as how sharply. */
const seenFrom: Readonly<Record<Feature, number>> = {
  softFine: 0.15,
  softMiddle: 0.15,
  softSubject: 0.15,
  softSubjectMiddle: 0.15,
  softTurn: 0.15,
  softEdges: 0.15,
  softPlain: Number.POSITIVE_INFINITY,
  softEyes: 0.25,
  noise: 1,
  grain: 0.5,
  ownNoise: 0.7,
  grainNarrow: 0.08,
  exposureOff: 0.15,
  dim: 0.5,
  clipped: 0.02,
  cast: 1,
  eyes: 0.1,
};

/** log2 of fine detail: where a frame is blurred by this much, lids cannot be told. */
const tooBlurredForLids = 1;

type Frame = Pick<RankedFrame, 'shortcomings'>;

/** In one of `features` at least `worse` is seen to be worse than `better`. */
export function isSeenWorse(features: readonly Feature[], worse: Frame, better: Frame): boolean {
  const [a, b] = [worse.shortcomings, better.shortcomings];
  if (a === null || b === null) return false;
  return features.some(
    (name) =>
      a[name] - b[name] >= seenFrom[name] &&
      (name !== 'eyes' || Math.max(a.softFine, a.softSubject) < tooBlurredForLids),
  );
}
