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

export interface Pair {
  left: PhotoId;
  right: PhotoId;
}

/** Two-sided 95 % of a normal distribution. */
const interval = 1.96;

/** `shown`: the pair on screen stays while nobody has chosen and both may still be asked about. */
export function rankShots(
  candidates: readonly Candidate[],
  kept: readonly KeptChoice[],
  top: number,
  shown: Pair | undefined = undefined,
): BestShots {
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
  const ranking = order.slice(0, 2 * top).map((photo, i): RankedShot => {
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
  const next = nextPair(worths, top, (a, b) => asked.has(keyOf(a, b)));
  const sure = sureOf(chances, order, top);
  const before = worthsOf(
    candidates.map(({ prior }) => prior),
    [],
  );
  const atFirst = [...candidates.keys()].sort((a, b) => before.mean[b]! - before.mean[a]!);
  const [a, b] = [shown && place.get(shown.left), shown && place.get(shown.right)];
  const isStill = a !== undefined && b !== undefined && !asked.has(keyOf(a, b));
  return {
    // Sides by turns of chance, so that a hand that likes one side says nothing.
    pair: isStill ? shown! : next && sided(candidates[next.first]!.id, candidates[next.second]!.id, here.length),
    candidates: candidates.length,
    choices: choices.length,
    sure,
    more: next === null ? 0 : stillToMake(sureOf(chancesOfTop(before, top), atFirst, top), sure, choices.length, top),
    ranking,
  };
}

function sureOf(chances: Float64Array, order: readonly number[], top: number): number {
  const best = order.slice(0, top);
  return best.reduce((sum, photo) => sum + chances[photo]!, 0) / Math.max(1, best.length);
}

const enough = 0.8;
/** Choices that the usual pace counts as, beside those that were made. */
const usualCounts = 20;

/**
 * What is sure grows with the root of the choices. The pace is that of simulated photographers (12 to 300 photos, 10 to 60 of them wanted: half to twice the number that they needed), and more and more this one's own.
 */
function stillToMake(atFirst: number, now: number, made: number, top: number): number {
  if (now >= enough) return 0;
  const usual = 0.016 * (20 / top) ** 0.25;
  const own = made === 0 ? usual : Math.max(usual / 3, (now - atFirst) / Math.sqrt(made));
  const pace = (usualCounts * usual + made * own) / (usualCounts + made);
  return Math.max(1, Math.round(((enough - Math.min(atFirst, now)) / pace) ** 2 - made));
}

const keyOf = (a: number, b: number): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

function sided(a: PhotoId, b: PhotoId, turn: number): { left: PhotoId; right: PhotoId } {
  return Math.imul((a as number) * 31 + (b as number) + turn, 0x9e3779b1) >>> 31 === 0
    ? { left: a, right: b }
    : { left: b, right: a };
}
