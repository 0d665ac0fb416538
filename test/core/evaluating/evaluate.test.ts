/** @file The statistics against scipy's numbers, and against panels whose truth is known because they were made of it. */
import { describe, expect, it, test } from 'vitest';
import { bradleyTerry } from '../../../electron/core/evaluating/bradley-terry.ts';
import { bootstrap, createChance } from '../../../electron/core/evaluating/chance.ts';
import { combined, parseCombination } from '../../../electron/core/evaluating/combination.ts';
import { kendall, pearson, spearman } from '../../../electron/core/evaluating/correlate.ts';
import { evaluate } from '../../../electron/core/evaluating/evaluate.ts';
import { crossMapped, fitMonotone, mapped } from '../../../electron/core/evaluating/isotonic.ts';
import { fitLogistic, logisticAt } from '../../../electron/core/evaluating/logistic.ts';
import { panelOf } from '../../../electron/core/evaluating/panel.ts';
import { type Rating, readLabels } from '../../../electron/core/evaluating/read-labels.ts';
import { inEnglish } from '../../support/in-english.ts';

/** With ties in both. */
const x = Array.from({ length: 60 }, (_, i) => Math.round((50 + 30 * Math.sin(i * 1.7) + i * 0.2) * 10) / 10);
[x[10], x[20]] = [x[11]!, x[21]!];
const y = x.map((v, i) => Math.round((1 + 4 / (1 + Math.exp(-(v - 55) / 9)) + 0.6 * Math.cos(i * 2.3)) * 2) / 2);

/** A gaussian of two uniform numbers. */
const normal = (chance: () => number) => Math.sqrt(-2 * Math.log(chance() || 1e-9)) * Math.cos(2 * Math.PI * chance());

describe('scipy 1.17.1 on the same numbers', () => {
  it('spearmanr, kendalltau, pearsonr', () => {
    expect(spearman(x, y)).toBeCloseTo(0.9247374575862854, 9);
    expect(kendall(x, y)).toBeCloseTo(0.7819464249158685, 9);
    expect(pearson(x, y)).toBeCloseTo(0.9587182347249699, 9);
  });
  it('curve_fit of the logistic, rising and falling', () => {
    const fit = fitLogistic(x, y)!;
    expect([fit.low, fit.high, fit.middle, fit.width].map((v) => v.toFixed(3))).toEqual([
      '1.016',
      '5.273',
      '57.286',
      '10.620',
    ]);
    const fitted = x.map((v) => logisticAt(fit, v));
    expect(pearson(fitted, y)).toBeCloseTo(0.9682404852420066, 6);
    expect(Math.sqrt(fitted.reduce((s, v, i) => s + (v - y[i]!) ** 2, 0) / y.length)).toBeCloseTo(
      0.38045527689666714,
      6,
    );
    const down = fitLogistic(
      x,
      y.map((v) => 6 - v),
    )!;
    expect([6 - down.low, 6 - down.high, down.middle].map((v) => v.toFixed(2))).toEqual(
      [fit.low, fit.high, fit.middle].map((v) => v.toFixed(2)),
    );
  });
  it('constant rows and single values have no answer', () => {
    for (const of of [spearman, kendall, pearson]) {
      expect(of([1, 1, 1], [1, 2, 3])).toBeNull();
      expect(of([1], [1])).toBeNull();
    }
    expect(fitLogistic([1, 1, 1], [1, 2, 3])).toBeNull();
    expect(evaluate('a', [1, 1, 1, 1, 1], [1, 2, 3, 4, 5])).toMatchObject({
      srcc: null,
      note: expect.stringContaining('evaluate.same'),
    });
    expect(evaluate('a', [1, 2], [1, 2]).note).toContain('evaluate.only');
  });
});

it('reliability: the table of Shrout and Fleiss (1979)', () => {
  const table = [
    [9, 2, 5, 8],
    [6, 1, 3, 2],
    [8, 4, 6, 8],
    [7, 1, 2, 6],
    [10, 5, 6, 9],
    [6, 2, 4, 7],
  ];
  const ratings = table.flatMap((row, p) => row.map((rating, r) => ({ picture: `${p}`, rater: `${r}`, rating })));
  const { icc } = panelOf(ratings);
  expect(icc?.form).toBe('ICC(2,1)');
  expect(icc!.single).toBeCloseTo(0.29, 2);
  expect(icc!.mean).toBeCloseTo(0.62, 2);
  // One-way, where somebody left something out: on the whole table it is .17 and .44.
  const oneWay = panelOf([...ratings, { picture: '0', rater: 'x', rating: 6 }]).icc!;
  expect(oneWay.form).toBe('ICC(1,1)');
  expect(oneWay.single).toBeGreaterThan(0.1);
  expect(oneWay.single).toBeLessThan(0.25);
});

/** `noise`: deviation of a single rating; quality is even from 1 to 5. */
function panel(seed: number, { pictures = 120, raters = 24, noise = 0.8, careless = 0 } = {}) {
  const chance = createChance(seed);
  const truth = Array.from({ length: pictures }, () => 1 + 4 * chance());
  const bias = Array.from({ length: raters }, () => 0.3 * normal(chance));
  const ratings: Rating[] = truth.flatMap((quality, p) =>
    bias.map((b, r) => ({
      picture: `p${p}`,
      rater: `r${r}`,
      rating:
        r < careless
          ? 1 + Math.floor(5 * chance())
          : Math.min(5, Math.max(1, Math.round(quality + b + noise * normal(chance)))),
    })),
  );
  return { truth, ratings };
}

describe('panels whose truth is known', () => {
  it('a perfect metric reaches the ceiling, and intervals hold the truth in about 95 of 100', () => {
    const few = panel(3, { raters: 8, noise: 1.6 });
    const said = panelOf(few.ratings);
    const means = few.truth.map((_, p) => said.means.get(`p${p}`)!);
    expect(spearman(few.truth, means)!).toBeCloseTo(said.halves!.ceiling, 1);
    expect(said.halves!.srcc).toBeLessThan(said.halves!.ceiling);
    // Correlation of normal numbers is known: .8.
    let held = 0;
    for (let seed = 1; seed <= 100; seed++) {
      const chance = createChance(seed * 7919);
      const a = Array.from({ length: 80 }, () => normal(chance));
      const b = a.map((v) => 0.8 * v + 0.6 * normal(chance));
      const found = bootstrap(80, 300, (at) =>
        pearson(
          Array.from(at, (i) => a[i]!),
          Array.from(at, (i) => b[i]!),
        ),
      )!;
      if (found.low <= 0.8 && found.high >= 0.8) held += 1;
    }
    expect(held).toBeGreaterThanOrEqual(86);
  });

  it('raters who answer by dice are found, and nobody else', () => {
    // The recommendation's screening is careful: it finds some of them.
    const found = panelOf(panel(5, { careless: 2 }).ratings).outliers;
    expect(found.length).toBeGreaterThan(0);
    expect(['r0', 'r1']).toEqual(expect.arrayContaining(found));
    expect(panelOf(panel(6).ratings).outliers).toEqual([]);
  });

  it('pairs become the scale that they were drawn from, with intervals', () => {
    const chance = createChance(9);
    const truth = Array.from({ length: 12 }, (_, i) => (i - 5.5) * 0.4);
    const pairs = Array.from({ length: 1500 }, () => {
      const [a, b] = [Math.floor(12 * chance()), Math.floor(11 * chance())];
      const other = b >= a ? b + 1 : b;
      const forA = chance() < 1 / (1 + Math.exp(truth[other]! - truth[a]!)) ? 1 : 0;
      return { a: `p${a}`, b: `p${other}`, forA, rater: null };
    });
    const scale = bradleyTerry(pairs, 60);
    truth.forEach((value, i) => {
      const found = scale.get(`p${i}`)!;
      expect(Math.abs(found.value - value)).toBeLessThan(0.45);
      expect(found.low).toBeLessThan(found.high);
    });
    // Never beaten: far up, not infinitely.
    expect(bradleyTerry([{ a: 'a', b: 'b', forA: 1, rater: null }], 10).get('a')!.value).toBeLessThan(5);
  });
});

test('a calibration rises, keeps what it is given, and is judged on pictures it did not see', () => {
  const { truth, ratings } = panel(12);
  const means = panelOf(ratings).means;
  const metric = truth.map((quality) => Math.exp(quality));
  const labels = truth.map((_, p) => means.get(`p${p}`)!);
  const mapping = fitMonotone(metric, labels, false);
  for (let i = 1; i < mapping.points.length; i++)
    expect(mapping.points[i]!.y).toBeGreaterThan(mapping.points[i - 1]!.y);
  const seen = crossMapped(metric, labels, false);
  const rmse = Math.sqrt(seen.reduce((sum, v, i) => sum + (v - labels[i]!) ** 2, 0) / seen.length);
  expect(rmse).toBeLessThan(0.3);
  expect(mapped(mapping, -1e9)).toBe(mapping.points[0]!.y);
  expect(mapped(fitMonotone([1, 2, 3], [3, 2, 1], true), 2)).toBe(2);
});

test('combinations', () => {
  const known = ['sharpness', 'score:musiq', 'clip-iqa'];
  const column = (name: string) =>
    new Map([
      ['a', name === 'sharpness' ? 1 : 10],
      ['b', name === 'sharpness' ? 3 : 30],
    ]);
  const both = parseCombination('0.5*sharpness + score:musiq', known);
  expect(combined(both as never, column)).toEqual(
    new Map([
      ['a', -1.5],
      ['b', 1.5],
    ]),
  );
  expect(combined(parseCombination('-sharpness', known) as never, column)).toEqual(
    new Map([
      ['a', -1],
      ['b', -3],
    ]),
  );
  expect(parseCombination('2*clip-iqa', known)).toMatchObject({ parts: [{ weight: 2, name: 'clip-iqa' }] });
  expect(inEnglish(parseCombination('beauty', known))).toContain('no number called beauty');
  expect(inEnglish(parseCombination('', known))).toContain('at least one');
});

describe('files of labels', () => {
  it('take the three forms, quoted names, semicolons and commas in numbers', () => {
    expect(readLabels('picture,rating\na.jpg,3\n"b, ""c"".jpg",4.5\n')).toEqual({
      kind: 'ratings',
      ratings: [
        { picture: 'a.jpg', rater: null, rating: 3 },
        { picture: 'b, "c".jpg', rater: null, rating: 4.5 },
      ],
    });
    expect(readLabels('\uFEFFImage;Observer;Score\r\na;me;3,5\r\n')).toMatchObject({
      ratings: [{ picture: 'a', rater: 'me', rating: 3.5 }],
    });
    expect(readLabels('a,b,preferred,rater\nx,y,y,me\nx,y,tie,me\n')).toMatchObject({
      kind: 'pairs',
      pairs: [{ forA: 0 }, { forA: 0.5 }],
    });
  });
  it.each([
    ['', 'no ratings'],
    ['picture,rating\n', 'no ratings'],
    ['name,beauty\na,1', 'first line must name'],
    ['picture,rating\na,NaN', 'Line 2: "NaN"'],
    ['picture,rating\na,1\nb,Infinity', 'Line 3: "Infinity"'],
    ['picture,rating\na,1e999', 'Line 2: "1e999"'],
    ['picture,rating\na,=1+1', 'Line 2: "=1+1"'],
    ['picture,rating\n,3', 'Line 2 names no picture'],
    ['picture,rating\n"a,3', 'never ends'],
    ['a,b,preferred\nx,x,x', 'Line 2 does not name two'],
    ['a,b,preferred\nx,y,z', 'neither of the two'],
  ])('%j is refused with its line', (text, says) => {
    expect(inEnglish(readLabels(text))).toContain(says);
  });
});
