/** @file Candidates and choices made into a ranking with its uncertainty. */
import type { BestShots, RankedShot } from '../../contract/best-shots.ts';
import type { PhotoId } from '../../contract/ids.ts';
import { type Choice, worthsOf } from '../culling/choices/bradley-terry.ts';
import { chancesOfTop, nextPair } from '../culling/choices/next-pair.ts';
import type { Candidate } from './candidates.ts';

/** A choice as it is kept. `outcome` 1: the first was taken, 0: the second, a half: equal, null: nobody could say. */
export interface KeptChoice {
  first: PhotoId;
  second: PhotoId;
  outcome: number | null;
}

/** Two-sided 95 % of a normal distribution. */
const interval = 1.96;

export function rankShots(candidates: readonly Candidate[], kept: readonly KeptChoice[], top: number): BestShots {
  const place = new Map(candidates.map(({ id }, i) => [id, i]));
  const here = kept.filter(({ first, second }) => place.has(first) && place.has(second));
  const choices: Choice[] = here.flatMap(({ first, second, outcome }) =>
    outcome === null ? [] : [{ first: place.get(first)!, second: place.get(second)!, outcome }],
  );
  const worths = worthsOf(
    candidates.map(({ prior }) => prior),
    choices,
  );
  const asked = new Set(here.map(({ first, second }) => keyOf(place.get(first)!, place.get(second)!)));
  const chances = chancesOfTop(worths, top);
  const order = [...candidates.keys()].sort((a, b) => worths.mean[b]! - worths.mean[a]! || a - b);
  const compared = new Map<number, number>();
  for (const { first, second } of choices)
    for (const one of [first, second]) compared.set(one, (compared.get(one) ?? 0) + 1);
  const shown = order.slice(0, 2 * top).map((photo, i): RankedShot => {
    const beside = order
      .filter((other) => other !== photo)
      .map((other) => {
        const spread = worths.variance[photo]! + worths.variance[other]! - 2 * worths.covariance(photo, other);
        return (worths.mean[other]! - worths.mean[photo]!) / Math.sqrt(Math.max(1e-9, spread));
      });
    return {
      id: candidates[photo]!.id,
      place: i + 1,
      from: 1 + beside.filter((z) => z > interval).length,
      to: 1 + beside.filter((z) => z > -interval).length,
      chance: chances[photo]!,
      compared: compared.get(photo) ?? 0,
    };
  });
  const pair = nextPair(worths, top, (a, b) => asked.has(keyOf(a, b)));
  const best = shown.slice(0, top);
  return {
    // Sides by turns of chance, so that a hand that likes one side says nothing.
    pair: pair && sided(candidates[pair.first]!.id, candidates[pair.second]!.id, here.length),
    candidates: candidates.length,
    choices: choices.length,
    sure: best.reduce((sum, { chance }) => sum + chance, 0) / Math.max(1, best.length),
    ranking: shown,
  };
}

const keyOf = (a: number, b: number): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

function sided(a: PhotoId, b: PhotoId, turn: number): { left: PhotoId; right: PhotoId } {
  return Math.imul((a as number) * 31 + (b as number) + turn, 0x9e3779b1) >>> 31 === 0
    ? { left: a, right: b }
    : { left: b, right: a };
}
