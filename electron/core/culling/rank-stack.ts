/** @file The frames of one stack, best first. Only the other frames of the stack are compared with: generic scores do not pick the best of a burst. */
import type { PhotoId, StackId } from '../../contract/ids.ts';
import type { Stack } from '../../contract/stack.ts';
import { type CullWeights, plainWeights } from '../../contract/suggestion.ts';
import { type ComparedFrame, compareStack } from './compare/compare-stack.ts';
import { type Feature, featureNames, type Shortcomings, softFeatures } from './compare/features.ts';
import { roughComparison } from './compare/rough-comparison.ts';
import { sharpOnSubject } from './compare/sharp-subject.ts';
import { sharperFaces } from './face-focus.ts';
import type { SuggestInput } from './frames/suggest-input.ts';
import { judgement } from './judgement/fitted.ts';
import { costOf } from './judgement/terms.ts';
import { type Leanings, leaningsOf, noLeanings } from './taste/directions.ts';
import { worthOf } from './taste/fit-taste.ts';
import { weightOf } from './weighing.ts';

export interface RankedFrame {
  id: PhotoId;
  /** 0 for the best frame, below for the others: log odds that somebody would take this one rather than the best. */
  utility: number;
  /** The same by the shared model alone, without the photographer's taste. */
  sharedUtility: number;
  /** How it differs in the directions a taste is about. */
  leanings: Leanings;
  /** Where it falls short of the others; null where nothing of it is measured. */
  shortcomings: Shortcomings | null;
  /** What each shortcoming costs, in log odds: they add up to the utility, but for what the best frame's own cost, and for frames put behind one with a sharper face. */
  costs: Readonly<Record<Feature, number>>;
  /** Frames of the stack that are clearly sharper / softer than this one. */
  sharperFrames: number;
  softerFrames: number;
  /** Signed stops from the stack's usual exposure. */
  stops: number;
  /** How much more is lost in the worst direction than in the best, log2: movement rather than focus. */
  directed: number;
  /** Not softer where it counts, whatever the rest of the frame says: see compare/sharp-subject.ts. */
  isSharpOnSubject: boolean;
  /** Behind others because a face is clearly sharper there: face-focus.ts. */
  hasSofterFace: boolean;
  /** Sharp on a thing on which the best is not; of the best, on which one that is sharper in all is not. */
  isFocusedElsewhere: boolean;
  /** The rim is blurred around the middle: the camera turned while it was open. */
  isTurned: boolean;
}

/** What blur costs more from which on one frame is called sharper than another, log odds. */
export const clearlySharper = 0.7;

/** ComparedFrame.turned from which on a camera turned, log2. */
const clearlyTurned = 0.4;

/** A whole point of a learned score is worth this much between equals, log odds. Not fitted: the scenes have no scores. */
const scoreWorth = 1;

const noCosts = Object.fromEntries(featureNames.map((name) => [name, 0])) as Record<Feature, number>;

/** Frames are compared place by place where their detail is known (`placed`, as compareStack gives it), else by their measures. Unmeasured frames come last, in their given order. */
export function rankStack(
  frames: readonly SuggestInput[],
  weights: CullWeights = plainWeights,
  taste: Leanings | null = null,
  placed: readonly (ComparedFrame | null)[] = compareStack(frames),
): RankedFrame[] {
  // All frames by the same yardstick: two kinds of numbers do not compare.
  const measured = frames.filter((frame) => frame.measures !== null).length;
  const compared =
    placed.filter((frame) => frame !== null).length >= measured && measured > 1 ? placed : roughComparison(frames);
  const costs = compared.map((frame) => (frame === null ? null : costsOf(frame.shortcomings, weights)));
  const softness = costs.map((cost) => (cost === null ? null : sum(softFeatures.map((name) => cost[name]))));
  const ranked = frames.map((frame, i): RankedFrame => {
    const own = softness[i]!;
    const found = compared[i];
    const shared = found
      ? -sum(Object.values(costs[i]!)) + scoreWorth * weights.score * meanScore(frame)
      : Number.NEGATIVE_INFINITY;
    const leanings = found ? leaningsOf(frame, costs[i]!, found) : noLeanings;
    return {
      id: frame.id,
      utility: taste === null ? shared : shared + worthOf(taste, leanings),
      sharedUtility: shared,
      leanings,
      shortcomings: found?.shortcomings ?? null,
      costs: costs[i] ?? noCosts,
      sharperFrames: own === null ? 0 : count(softness, (other) => own - other > clearlySharper),
      softerFrames: own === null ? 0 : count(softness, (other) => other - own > clearlySharper),
      stops: found?.stops ?? 0,
      directed: found?.directed ?? 0,
      isSharpOnSubject: false,
      hasSofterFace: false,
      isFocusedElsewhere: false,
      isTurned: (found?.turned ?? 0) > clearlyTurned,
    };
  });
  const others = costs.map((cost, i) => (cost === null ? null : sum(Object.values(cost)) - softness[i]!));
  sharperFaces(frames, others, clearlySharper).forEach((before, i) => {
    if (before.length > 0)
      putBehind(
        ranked[i]!,
        before.map((j) => ranked[j]!),
      );
  });
  const best = Math.max(...ranked.map((rank) => rank.utility));
  const bestShared = Math.max(...ranked.map((rank) => rank.sharedUtility));
  const below = (utility: number, most: number) => (Number.isFinite(utility) ? utility - most : -20);
  const sorted = ranked
    .map((rank) => ({
      ...rank,
      utility: below(rank.utility, best),
      sharedUtility: below(rank.sharedUtility, bestShared),
    }))
    .sort((a, b) => b.utility - a.utility);
  const { noWorse, elsewhere } = sharpOnSubject(sorted, frames);
  return sorted.map((rank) => ({
    ...rank,
    isSharpOnSubject: noWorse.has(rank.id),
    isFocusedElsewhere: elsewhere.has(rank.id),
  }));
}

/** Clearly behind the best of the others, which are then not called softer than it. In place. */
function putBehind(rank: RankedFrame, before: readonly RankedFrame[]): void {
  const most = (of: 'utility' | 'sharedUtility') => Math.max(...before.map((other) => other[of])) - clearlySharper;
  rank.utility = Math.min(rank.utility, most('utility'));
  rank.sharedUtility = Math.min(rank.sharedUtility, most('sharedUtility'));
  rank.sharperFrames = Math.max(rank.sharperFrames, before.length);
  rank.hasSofterFace = true;
  for (const other of before) other.sharperFrames = Math.max(0, other.sharperFrames - 1);
}

function costsOf(shortcomings: Shortcomings, weights: CullWeights): Record<Feature, number> {
  return Object.fromEntries(
    featureNames.map((name) => [name, weightOf(weights, name) * costOf(judgement.ranking[name], shortcomings[name])]),
  ) as Record<Feature, number>;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function count(values: readonly (number | null)[], test: (value: number) => boolean): number {
  return values.filter((value) => value !== null && test(value)).length;
}

function meanScore({ scores }: SuggestInput): number {
  return scores.length === 0 ? 0 : sum(scores.map((score) => score.normalised)) / scores.length;
}

export type Ranks = ReadonlyMap<StackId, readonly RankedFrame[]>;

/** Ranks of every stack that photos are chosen from. Of the settings it reads the weights alone: keep it while those, measures, faces and stacks stay, and strictness moves in no time. */
export function rankStacks(
  inputs: readonly SuggestInput[],
  stacks: readonly Stack[],
  weights: CullWeights = plainWeights,
): Ranks {
  const byId = new Map(inputs.map((input) => [input.id, input]));
  const ranks = new Map<StackId, readonly RankedFrame[]>();
  for (const stack of stacks) {
    if (stack.kind !== 'burst' && stack.kind !== 'near-duplicate') continue;
    const frames = stack.photoIds.map((id) => byId.get(id)).filter((input) => input !== undefined);
    if (frames.some((frame) => frame.measures !== null)) ranks.set(stack.id, rankStack(frames, weights));
  }
  return ranks;
}

/** The stacks with their best frames filled in. */
export function withBest(stacks: readonly Stack[], ranks: Ranks): Stack[] {
  return stacks.map((stack) => ({ ...stack, bestId: ranks.get(stack.id)?.[0]?.id ?? null }));
}
