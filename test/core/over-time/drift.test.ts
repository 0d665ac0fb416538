/** @file Planted drifts are found and named with their day; where there is none, nothing is said, however different shoots are. */
import { describe, expect, it } from 'vitest';
import { createChance } from '../../../electron/core/evaluating/chance.ts';
import { findDrift, type TimedSample, withoutFalse } from '../../../electron/core/over-time/find-drift.ts';
import { studentP } from '../../../electron/core/over-time/student.ts';

const day = 86_400_000;
const normal = (chance: () => number) => Math.sqrt(-2 * Math.log(chance() || 1e-9)) * Math.cos(2 * Math.PI * chance());

/** `ofShoot`: how far shoots lie apart; `tail`: now and then a shoot that is very different. */
function library(
  seed: number,
  { shoots = 12, photos = 30, ofShoot = 0.5, tail = 0, drift = 0, from = 7 } = {},
): TimedSample[] {
  const chance = createChance(seed * 2_654_435_761);
  return Array.from({ length: shoots }, (_, s) => {
    const middle = ofShoot * normal(chance) * (chance() < tail ? 4 : 1) + (s >= from ? drift : 0);
    const count = Math.max(5, Math.round(photos * (0.4 + 1.2 * chance())));
    return Array.from({ length: count }, (_, i) => ({
      id: s * 1000 + i,
      session: `s${s}`,
      atMs: s * 7 * day + i,
      value: 10 + middle + normal(chance),
    }));
  }).flat();
}

it("Student's t as scipy.stats has it", () => {
  expect(studentP(2.5, 4)).toBeCloseTo(0.06676654481198814, 10);
  expect(studentP(20, 3.7)).toBeCloseTo(6.608259468136757e-5, 10);
  expect(studentP(0.3, 40)).toBeCloseTo(0.7657307167710191, 10);
});

/** How much is said of a library with this many numbers of lenses and cameras. */
function saidOf(seed: number, numbers: number, kind: Parameters<typeof library>[1]): number {
  const all = Array.from({ length: numbers }, (_, i) => findDrift(library(seed * 1000 + i, kind)));
  const found = all.filter((one) => one !== null);
  return withoutFalse(found, all.length).filter(Boolean).length;
}

it('without a drift nothing is said in 95 of 100 libraries, whether shoots are alike, differ, are few, or one is far off', () => {
  const kinds = [
    { ofShoot: 0.05 },
    { ofShoot: 0.8 },
    { shoots: 6, ofShoot: 0.5 },
    { ofShoot: 0.5, tail: 0.15 },
    { shoots: 25, ofShoot: 0.5 },
  ];
  let quiet = 0;
  for (let seed = 1; seed <= 100; seed++)
    if (saidOf(seed, 20, { photos: 8, ...kinds[seed % kinds.length] }) === 0) quiet += 1;
  expect(quiet).toBeGreaterThanOrEqual(95);
});

describe('a planted drift', () => {
  it.each([
    ['in twelve shoots', { drift: -2, ofShoot: 0.3 }],
    ['in eight that are alike', { shoots: 8, from: 4, drift: 1.8, ofShoot: 0.1, photos: 60 }],
    ['in thirty that differ', { shoots: 30, from: 20, drift: 1.8, ofShoot: 0.6 }],
  ])('%s is found among eighty quiet numbers, on its day', (_kind, options) => {
    let found = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const drift = findDrift(library(seed, options));
      const quiet = Array.from({ length: 79 }, () => ({ p: 1 }));
      const from = 'from' in options ? options.from : 7;
      if (drift && withoutFalse([drift, ...quiet], 80)[0] && Math.abs(drift.sinceMs / (7 * day) - from) < 1.5) {
        found += 1;
        expect(Math.sign(drift.size)).toBe(Math.sign(options.drift));
        expect(Math.max(...drift.before.ids)).toBeLessThan(Math.min(...drift.after.ids));
      }
    }
    expect(found).toBeGreaterThanOrEqual(16);
  });

  it('too small to matter is not said, however sure', () => {
    const sure = library(4, { shoots: 40, from: 20, drift: 0.1, ofShoot: 0.01, photos: 100 });
    expect(findDrift(sure)).toBeNull();
  });
  it('two shoots are too few', () => {
    expect(findDrift(library(4, { shoots: 5, drift: 9, from: 3 }))).toBeNull();
  });
});
