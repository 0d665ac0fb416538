/**
 * @file Quality and aesthetics apart. What learned models say of a picture's technique and of its beauty are two things, and their mean is neither: each is one
 * number of the shoot here, the mean over its models of the share of the shoot's photos that lie lower (ties count half), 0..1. Ranks, since the models' own
 * scales are not one another's. Pure.
 */
import { say } from '../../../texts/say.ts';
import type { Reason } from '../../contract/suggestion.ts';

export interface LearnedScore {
  readonly model: string;
  /** 0..1, higher is better. */
  readonly normalised: number;
  /** What it measures; left out by statistics that say little between photos. */
  readonly about?: 'technical' | 'aesthetic' | undefined;
}

export interface TwoQualities {
  /** Null without a model that measures it. */
  readonly technical: number | null;
  readonly aesthetic: number | null;
  readonly finding: Reason | null;
}

/** A rank among fewer photos says nothing. */
const leastPhotos = 8;
/** The best and the worst quarter. */
const high = 0.75;
const low = 0.25;

/** By photo, in order. */
export function twoQualities(photos: readonly (readonly LearnedScore[])[]): TwoQualities[] {
  const values = new Map<string, { about: 'technical' | 'aesthetic'; sorted: number[] }>();
  for (const scores of photos)
    for (const { model, normalised, about } of scores) {
      if (!about) continue;
      const known = values.get(model);
      if (known) known.sorted.push(normalised);
      else values.set(model, { about, sorted: [normalised] });
    }
  for (const { sorted } of values.values()) sorted.sort((a, b) => a - b);
  return photos.map((scores) => {
    const ranks = { technical: [] as number[], aesthetic: [] as number[] };
    for (const { model, normalised } of scores) {
      const of = values.get(model);
      if (of) ranks[of.about].push(rankIn(of.sorted, normalised));
    }
    const [technical, aesthetic] = [mean(ranks.technical), mean(ranks.aesthetic)];
    const isEnough = scores.every(({ model }) => (values.get(model)?.sorted.length ?? leastPhotos) >= leastPhotos);
    return { technical, aesthetic, finding: isEnough ? findingOf(technical, aesthetic) : null };
  });
}

function findingOf(technical: number | null, aesthetic: number | null): Reason | null {
  if (technical === null || aesthetic === null) return null;
  const note = (code: string, text: string): Reason => ({
    code,
    text,
    weight: 'note',
    numbers: { technical, aesthetic },
  });
  if (technical >= high && aesthetic <= low) return note('sharp-but-dull', say('reason.sharpButDull'));
  if (aesthetic >= high && technical <= low) return note('soft-but-wonderful', say('reason.softButWonderful'));
  return null;
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

/** Share that lies lower, of ties half; of one alone the middle. */
function rankIn(sorted: readonly number[], value: number): number {
  if (sorted.length < 2) return 0.5;
  const below = bound(sorted, value, false);
  const upTo = bound(sorted, value, true);
  return (below + (upTo - below - 1) / 2) / (sorted.length - 1);
}

/** How many are lower than `value`, with `isIncluded` also those that are equal. */
function bound(sorted: readonly number[], value: number, isIncluded: boolean): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (sorted[middle]! < value || (isIncluded && sorted[middle] === value)) from = middle + 1;
    else to = middle;
  }
  return from;
}

interface ApartWeights {
  readonly score: number;
  readonly aesthetics: number;
}

/** What suggestions weigh: all scores alike where both qualities count alike, else their mean by what each counts. */
export function weighScores<Score extends LearnedScore>(
  scores: readonly Score[],
  { score, aesthetics }: ApartWeights,
): readonly { model: string; normalised: number }[] {
  if (score === aesthetics) return scores;
  const weightOf = ({ about }: LearnedScore) => (about === 'aesthetic' ? aesthetics : score);
  const whole = scores.reduce((sum, one) => sum + weightOf(one), 0);
  if (whole === 0) return [];
  const normalised = scores.reduce((sum, one) => sum + weightOf(one) * one.normalised, 0) / whole;
  return [{ model: 'learned', normalised }];
}

/** How much learned scores count beside everything else: as much as the one of the two that counts more. */
export const asOneWeight = <Weights extends ApartWeights>(weights: Weights): Weights => ({
  ...weights,
  score: Math.max(weights.score, weights.aesthetics),
});
