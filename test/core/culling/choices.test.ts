/** @file From choices between two photos to the best of many. */
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../bench/make-shoot/seeded-random.ts';
import { type Choice, priorSpread, worthsOf } from '../../../electron/core/culling/choices/bradley-terry.ts';
import { chancesOfTop, nextPair } from '../../../electron/core/culling/choices/next-pair.ts';

const keyOf = (a: number, b: number) => `${Math.min(a, b)} ${Math.max(a, b)}`;
const orderOf = (worth: ArrayLike<number>) => [...Array(worth.length).keys()].sort((a, b) => worth[b]! - worth[a]!);

/** A photographer who knows what is worth more and errs where the difference is small; evidence that knows it in part. */
function choose(seed: number, photos: number, top: number, choices: number, pick: 'telling' | 'chance') {
  const random = seededRandom(seed);
  const truth = Array.from({ length: photos }, () => 2 * random.normal());
  const priors = truth.map((worth) => 0.8 * (0.7 * worth + 0.71 * 2 * random.normal()));
  const made: Choice[] = [];
  const asked = new Set<string>();
  for (let i = 0; i < choices; i++) {
    const pair =
      pick === 'telling'
        ? nextPair(worthsOf(priors, made), top, (a, b) => asked.has(keyOf(a, b)))!
        : { first: random.whole(0, photos - 1), second: random.whole(0, photos - 1) };
    if (pair.first === pair.second) continue;
    asked.add(keyOf(pair.first, pair.second));
    const p = 1 / (1 + Math.exp(truth[pair.second]! - truth[pair.first]!));
    made.push({ ...pair, outcome: random.unit() < p ? 1 : 0 });
  }
  const mean = (order: readonly number[]) => order.slice(0, top).reduce((sum, i) => sum + truth[i]!, 0) / top;
  return {
    before: mean(orderOf(priors)),
    found: mean(orderOf(worthsOf(priors, made).mean)),
    most: mean(orderOf(truth)),
  };
}

describe('choices between two', () => {
  it('lift what wins and lower what loses, and leave alone what nobody compared', () => {
    const { mean, variance, covariance } = worthsOf(
      [0, 0, 0.5],
      [
        { first: 0, second: 1, outcome: 1 },
        { first: 0, second: 1, outcome: 1 },
      ],
    );
    expect(mean[0]).toBeGreaterThan(0.3);
    expect(mean[1]).toBeCloseTo(-mean[0]!, 6);
    expect([mean[2], variance[2]]).toEqual([0.5, priorSpread ** 2]);
    expect(variance[0]).toBeLessThan(priorSpread ** 2);
    expect(covariance(0, 1)).toBeGreaterThan(0);
    const equal = worthsOf([1, -1], [{ first: 0, second: 1, outcome: 0.5 }]);
    expect(equal.mean[0]! - equal.mean[1]!).toBeLessThan(2);
  });

  it('peak where the gradient of the posterior is 0', () => {
    const choices = [
      { first: 0, second: 1, outcome: 1 },
      { first: 1, second: 2, outcome: 0.5 },
      { first: 2, second: 0, outcome: 0 },
    ];
    const priors = [0.2, -0.3, 0];
    const { mean } = worthsOf(priors, choices);
    for (let photo = 0; photo < 3; photo++) {
      let gradient = -(mean[photo]! - priors[photo]!) / priorSpread ** 2;
      for (const { first, second, outcome } of choices) {
        const p = 1 / (1 + Math.exp(mean[second]! - mean[first]!));
        if (first === photo) gradient += outcome - p;
        if (second === photo) gradient -= outcome - p;
      }
      expect(gradient).toBeCloseTo(0, 5);
    }
  });

  it('ask about the line between the best and the rest, never a pair twice, until none is left', () => {
    const priors = [4, 3.9, 0.1, 0, -4, -4.1];
    const pair = nextPair(worthsOf(priors, []), 3, () => false)!;
    expect([pair.first, pair.second].sort()).toEqual([2, 3]);
    expect(nextPair(worthsOf(priors, []), 3, () => true)).toBeNull();
    expect([...chancesOfTop(worthsOf(priors, []), 6)]).toEqual([1, 1, 1, 1, 1, 1]);
    // As many are expected among the best as are wanted: of 25 that nobody knows 20 are right by chance in four of five.
    const chances = chancesOfTop(worthsOf(new Array(25).fill(0), []), 20);
    for (const chance of chances) expect(chance).toBeCloseTo(0.8, 5);
  });

  it('find of 300 photos the 20 that are worth most, in 120 choices, far better than evidence alone or chance pairs', () => {
    const told = choose(3, 300, 20, 120, 'telling');
    const chance = choose(3, 300, 20, 120, 'chance');
    expect(told.found / told.most).toBeGreaterThan(0.82);
    expect(told.found - told.before).toBeGreaterThan(2 * Math.max(0.05, chance.found - chance.before));
  });
});
