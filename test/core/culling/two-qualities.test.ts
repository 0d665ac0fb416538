/** @file Two qualities, each a rank in the shoot; what is good in one and bad in the other is said. */
import { expect, test } from 'vitest';
import {
  asOneWeight,
  type LearnedScore,
  twoQualities,
  weighScores,
} from '../../../electron/core/culling/two-qualities.ts';

const scores = (technical: number, aesthetic: number): LearnedScore[] => [
  { model: 'a-technical', normalised: technical, about: 'technical' },
  { model: 'b-technical', normalised: technical ** 3, about: 'technical' },
  { model: 'beauty', normalised: aesthetic, about: 'aesthetic' },
  { model: 'statistic', normalised: 1 - technical },
];

test('ranks of each, whatever the scales; ties share a rank; statistics count in neither', () => {
  const shoot = [0.1, 0.2, 0.2, 0.4].map((value) => scores(value, 1 - value));
  const found = twoQualities(shoot);
  expect(found.map(({ technical }) => technical)).toEqual([0, 0.5, 0.5, 1]);
  expect(found.map(({ aesthetic }) => aesthetic)).toEqual([1, 0.5, 0.5, 0]);
  // Of four photos nothing is said.
  expect(found.map(({ finding }) => finding)).toEqual([null, null, null, null]);
  expect(twoQualities([[{ model: 'statistic', normalised: 0.5 }]])).toEqual([
    { technical: null, aesthetic: null, finding: null },
  ]);
});

test('sharp but dull, soft but wonderful, and nothing of what is in between', () => {
  const shoot = Array.from({ length: 9 }, (_, at) => scores(at / 8, at === 4 ? 0.5 : 1 - at / 8));
  const codes = twoQualities(shoot).map(({ finding }) => finding?.code ?? null);
  expect(codes.slice(0, 3)).toEqual(Array(3).fill('soft-but-wonderful'));
  expect(codes.slice(3, 6)).toEqual([null, null, null]);
  expect(codes.slice(6)).toEqual(Array(3).fill('sharp-but-dull'));
});

test('weights apart: alike leaves every score, one without the other takes that one alone', () => {
  const two = scores(0.2, 0.8).slice(1, 3);
  expect(weighScores(two, { score: 1, aesthetics: 1 })).toBe(two);
  expect(weighScores(two, { score: 0, aesthetics: 2 })).toEqual([{ model: 'learned', normalised: 0.8 }]);
  expect(weighScores(two, { score: 2, aesthetics: 0 })[0]!.normalised).toBeCloseTo(0.008, 6);
  expect(asOneWeight({ score: 0, aesthetics: 2 })).toEqual({ score: 2, aesthetics: 2 });
});
