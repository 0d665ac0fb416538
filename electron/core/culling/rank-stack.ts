/** @file The frames of one stack, best first. Only the other frames of the stack are compared with: generic scores do not pick the best of a burst. */
import type { PhotoId, StackId } from '../../contract/ids.ts';
import type { Stack } from '../../contract/stack.ts';
import { relativeSharpness } from './relative-sharpness.ts';
import { closedEyes, subjectAcutance } from './subject.ts';
import type { SuggestInput } from './suggest-input.ts';

export interface RankedFrame {
  id: PhotoId;
  /** 0 for the best frame, below for the others; 1 is roughly a stop of sharpness. */
  utility: number;
  /** Sharpness against the sharpest frame of the stack, log2; 0 for the sharpest, null where unmeasured. */
  sharpness: number | null;
  /** Frames of the stack that are clearly sharper / softer than this one. */
  sharperFrames: number;
  softerFrames: number;
  /** Stops from the stack's median exposure. */
  exposureOff: number;
  /** log2 of noise against the stack's median beyond what a sharp frame has over its blurred neighbours (blur and JPEG take noise away); 0 where it does not matter. */
  noiseOff: number;
}

/** From this difference on (log2) one frame is called sharper than another. */
const clearlySharper = 0.12;

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
};

/**
 * Sharpness on the subject where at least half of the frames know it, mixed with sharpness over the frame; eyes of the worst prominent face;
 * exposure and clipping against the stack; noise clearly above the stack's; scores only between equals.
 * Unmeasured frames come last, in their given order.
 */
export function rankStack(frames: readonly SuggestInput[]): RankedFrame[] {
  const sharpness = stackSharpness(frames);
  const measured = frames.filter((frame) => frame.measures !== null);
  const typical = {
    exposure: median(measured.map((frame) => frame.measures!.exposure)),
    noise: Math.max(0.4, median(measured.map((frame) => frame.measures!.noise))),
    highlights: Math.min(1, ...measured.map((frame) => frame.measures!.clippedHighlights)),
    shadows: Math.min(1, ...measured.map((frame) => frame.measures!.clippedShadows)),
  };
  const sharpest = Math.max(...sharpness.filter((value) => value !== null));
  const ranked = frames.map((frame, i) => {
    const own = sharpness[i]!;
    const { measures } = frame;
    const exposureOff = measures === null ? 0 : measures.exposure - typical.exposure;
    const noiseOff = measures === null ? 0 : noiseBeyond(measures.noise, typical.noise);
    const clipped =
      measures === null
        ? 0
        : measures.clippedHighlights - typical.highlights + (measures.clippedShadows - typical.shadows) / 2;
    const eyes = closedEyes(frame.faces)[0]?.confidence ?? 0;
    const rank: RankedFrame = {
      id: frame.id,
      utility:
        own === null
          ? Number.NEGATIVE_INFINITY
          : own -
            2 * eyes -
            0.8 * Math.max(0, Math.abs(exposureOff) - 0.5) -
            2 * clipped -
            noiseOff +
            0.1 * meanScore(frame),
      sharpness: own === null ? null : own - sharpest,
      sharperFrames: own === null ? 0 : count(sharpness, (other) => other - own > clearlySharper),
      softerFrames: own === null ? 0 : count(sharpness, (other) => own - other > clearlySharper),
      exposureOff,
      noiseOff,
    };
    return rank;
  });
  const best = Math.max(...ranked.map((rank) => rank.utility));
  return ranked
    .map((rank) => ({ ...rank, utility: Number.isFinite(rank.utility) ? rank.utility - best : -10 }))
    .sort((a, b) => b.utility - a.utility);
}

/** Nothing under 1.1 levels, which nobody sees, in full from 2.1 on; and only beyond what a sharp frame has over neighbours whose grain blur and JPEG took away. */
function noiseBeyond(noise: number, typical: number): number {
  const visible = Math.min(1, Math.max(0, noise - 1.1));
  return visible * Math.max(0, Math.log2(Math.max(noise, 0.01) / typical) - 1.2);
}

function stackSharpness(frames: readonly SuggestInput[]): (number | null)[] {
  const whole = relativeSharpness(frames);
  const subjects = frames.map(subjectAcutance);
  const known = subjects.filter((value) => value !== null);
  if (known.length * 2 < frames.length || known.length === 0) return whole;
  // A frame whose subject could not be measured is taken as typical there: unknown is not bad.
  const typical = logAcutance(median(known));
  return whole.map((value, i) => {
    if (value === null) return null;
    const subject = subjects[i]!;
    return 0.6 * value + 0.6 * (subject === null ? 0 : beyondDoubt(logAcutance(subject) - typical));
  });
}

const logAcutance = (acutance: number): number => Math.log2(acutance + 0.1);

/** Differences on a crop of an eye's size within `doubt` (log2) come with where exactly the crop sits. */
function beyondDoubt(difference: number, doubt = 0.12): number {
  return Math.sign(difference) * Math.max(0, Math.abs(difference) - doubt);
}

function count(values: readonly (number | null)[], test: (value: number) => boolean): number {
  return values.filter((value) => value !== null && test(value)).length;
}

function meanScore({ scores }: SuggestInput): number {
  return scores.length === 0 ? 0 : scores.reduce((sum, score) => sum + score.normalised, 0) / scores.length;
}

export type Ranks = ReadonlyMap<StackId, readonly RankedFrame[]>;

/** Ranks of every stack that photos are chosen from. Depends on no setting: keep it while measures, faces and stacks stay, and strictness moves in no time. */
export function rankStacks(inputs: readonly SuggestInput[], stacks: readonly Stack[]): Ranks {
  const byId = new Map(inputs.map((input) => [input.id, input]));
  const ranks = new Map<StackId, readonly RankedFrame[]>();
  for (const stack of stacks) {
    if (stack.kind !== 'burst' && stack.kind !== 'near-duplicate') continue;
    const frames = stack.photoIds.map((id) => byId.get(id)).filter((input) => input !== undefined);
    if (frames.some((frame) => frame.measures !== null)) ranks.set(stack.id, rankStack(frames));
  }
  return ranks;
}

/** The stacks with their best frames filled in. */
export function withBest(stacks: readonly Stack[], ranks: Ranks): Stack[] {
  return stacks.map((stack) => ({ ...stack, bestId: ranks.get(stack.id)?.[0]?.id ?? null }));
}
