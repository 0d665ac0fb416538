/** @file A taste is used where it proves itself, and never costs a photographer who has none. */
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../bench/make-shoot/seeded-random.ts';
import {
  type Direction,
  directions,
  type Leanings,
  noLeanings,
} from '../../../electron/core/culling/taste/directions.ts';
import { fitTaste, type Preference, worthOf } from '../../../electron/core/culling/taste/fit-taste.ts';
import { askGate } from '../../../electron/core/culling/taste/gate.ts';

/** Six photographers: what a unit of each direction is worth to them beyond the shared model. */
const photographers: Record<string, Partial<Leanings>> = {
  usual: {},
  'darker frames': { brightness: -2.5 },
  'wanted movement': { movement: 2, sharpness: -0.3 },
  smiles: { smile: 5 },
  'sharpest above all': { sharpness: 1 },
  moments: { sharpness: -0.5, cleanness: -0.5, smile: 1.5 },
};

/** Stacks of three to seven frames, of each of which one is taken; who chooses errs as a logistic model does. */
function choicesOf(taste: Partial<Leanings>, shoot: number, stacks: number, seed: number): Preference[] {
  const random = seededRandom(seed, shoot);
  const wanted = { ...noLeanings, ...taste };
  return Array.from({ length: stacks }, (_, stack) => {
    const frames = Array.from({ length: random.whole(3, 7) }, () => {
      const leanings: Leanings = {
        sharpness: -1.5 * Math.abs(random.normal()),
        movement: random.unit() < 0.3 ? 2 * random.unit() : 0,
        brightness: 0.25 * random.normal(),
        cleanness: -0.4 * Math.abs(random.normal()),
        smile: random.unit() < 0.5 ? random.unit() : 0,
        away: 0.3 * random.unit(),
      };
      return { leanings, shared: leanings.sharpness + leanings.cleanness - 1.5 * Math.abs(leanings.brightness) };
    });
    const worth = frames.map(
      ({ leanings, shared }) => shared + worthOf(wanted, leanings) - Math.log(-Math.log(random.unit())),
    );
    const taken = frames[worth.indexOf(Math.max(...worth))]!;
    return frames
      .filter((frame) => frame !== taken)
      .map(({ leanings, shared }) => ({
        ...{ shoot, stack, shared: taken.shared - shared, weight: 1 },
        difference: Object.fromEntries(
          directions.map((name) => [name, taken.leanings[name] - leanings[name]]),
        ) as Record<Direction, number>,
      }));
  }).flat();
}

function simulate(name: string, shoots: number, stacks: number) {
  const taste = photographers[name]!;
  let [on, shared, used] = [0, 0, 0];
  const rounds = 12;
  for (let seed = 1; seed <= rounds; seed++) {
    const seen = Array.from({ length: shoots }, (_, shoot) => choicesOf(taste, shoot, stacks, seed)).flat();
    const gate = askGate(seen);
    const { weights } = fitTaste(seen);
    const next = choicesOf(taste, 99, 60, seed);
    const right = (own: Leanings) =>
      next.filter((one) => one.shared + worthOf(own, one.difference) > 0).length / next.length;
    on += gate.isOn ? 1 : 0;
    shared += right(noLeanings) / rounds;
    used += right(gate.isOn ? weights : noLeanings) / rounds;
  }
  return { on: on / rounds, gain: used - shared };
}

describe('a taste', () => {
  it.each(Object.keys(photographers))(
    'of %s is never worse than the shared model by more than one per cent',
    (name) => {
      for (const [shoots, stacks] of [
        [2, 8],
        [5, 15],
      ] as const)
        expect(simulate(name, shoots, stacks).gain).toBeGreaterThan(-0.01);
    },
  );

  it('is used where it is distinct, and gains by it', () => {
    for (const name of ['smiles', 'wanted movement']) {
      const { on, gain } = simulate(name, 4, 15);
      expect(on).toBeGreaterThan(0.9);
      expect(gain).toBeGreaterThan(0.1);
    }
    expect(simulate('usual', 4, 15).on).toBeLessThan(0.15);
  });

  it('says nothing of one shoot, or of nothing', () => {
    expect(askGate(choicesOf({ smile: 5 }, 1, 40, 3))).toMatchObject({ isOn: false, shoots: 1, stacks: 40 });
    expect(askGate([])).toMatchObject({ isOn: false, stacks: 0 });
    expect(fitTaste([]).weights).toEqual(noLeanings);
  });

  it('finds what made the choices', () => {
    const { weights, spread } = fitTaste(
      [1, 2, 3, 4].flatMap((shoot) => choicesOf({ brightness: -2.5 }, shoot, 40, 5)),
    );
    expect(weights.brightness).toBeLessThan(-1.2);
    expect(Math.abs(weights.brightness) / spread.brightness).toBeGreaterThan(3);
  });
});
