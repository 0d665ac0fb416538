/** @file What the app judges by is what a fit to the kept evidence gives, and nothing that a hand could have changed. */
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { evidenceFile, provenanceOf } from '../../../bench/fit-judgement.ts';
import { type EvidenceSet, fromCsv, isKept, toCsv } from '../../../bench/judgement/evidence-rows.ts';
import { costUnder, crossedRows, fitJudgement } from '../../../bench/judgement/fit-judgement.ts';
import { fitMonotone } from '../../../bench/judgement/fit-monotone.ts';
import { seededRandom } from '../../../bench/make-shoot/seeded-random.ts';
import { judgement } from '../../../electron/core/culling/judgement/fitted.ts';
import { costOf, piecesOf } from '../../../electron/core/culling/judgement/terms.ts';

let sets: EvidenceSet[];
let text: string;

beforeAll(async () => {
  text = await readFile(evidenceFile, 'utf8');
  sets = fromCsv(text);
});

describe('the fitted judgement', () => {
  it('is what fitting gives', () => {
    expect(fitJudgement(sets, provenanceOf(sets))).toEqual(judgement);
  }, 120_000);

  it('never counts more of a shortcoming in favour of a frame', () => {
    for (const curve of [...Object.values(judgement.ranking), ...Object.values(judgement.keeping.faults)]) {
      expect(curve.slopes.length).toBe(curve.knots.length);
      expect(curve.knots[0]).toBe(0);
      expect(Math.min(...curve.slopes)).toBeGreaterThanOrEqual(0);
      expect(curve.of).not.toBe('');
    }
  });

  it('comes from scenes that are in one part only', () => {
    const { fittingScenes, choosingScenes } = judgement.provenance as Record<string, string[]>;
    expect(fittingScenes!.length).toBeGreaterThan(5);
    expect(choosingScenes!.length).toBeGreaterThan(1);
    expect(fittingScenes!.filter((scene) => choosingScenes!.includes(scene))).toEqual([]);
    expect(sets.some((set) => set.part === 'reporting')).toBe(false);
  });

  it('puts a frame to keep first on scenes that it was not fitted on more often than chance by far', () => {
    const choosing = sets.filter(
      (set) => set.part === 'choosing' && set.frames.some(isKept) && !set.frames.every(isKept),
    );
    const hits = choosing.filter((set) => {
      const costs = set.frames.map((frame) => costUnder(judgement.ranking, frame.shortcomings));
      return isKept(set.frames[costs.indexOf(Math.min(...costs))]!);
    });
    expect(hits.length / choosing.length).toBeGreaterThan(0.8);
  });
});

describe('fitting', () => {
  it('finds weights that made the data, and holds them at 0 where they would be negative', () => {
    const random = seededRandom(3);
    const truth = [2, 0.5, -1];
    const rows = Array.from({ length: 6000 }, () => {
      const values = truth.map(() => random.normal());
      const margin = values.reduce((sum, value, i) => sum + value * truth[i]!, 0);
      return { values, label: random.unit() < 1 / (1 + Math.exp(-margin)) ? 1 : 0, weight: 1 };
    });
    const free = fitMonotone(rows, 3, { ridge: 1e-6, isSigned: () => true });
    truth.forEach((value, i) => {
      expect(Math.abs(free[i]! - value)).toBeLessThan(0.15);
    });
    expect(fitMonotone(rows, 3, { ridge: 1e-6 })[2]).toBe(0);
    expect(fitMonotone([], 2, { ridge: 0.1 })).toEqual([0, 0]);
  });

  it('cuts a value into the pieces that its curve weighs', () => {
    const curve = { of: '', knots: [0, 1, 3], slopes: [2, 0, 5] };
    for (const value of [0, 0.4, 1, 2.5, 3, 7]) {
      const sum = piecesOf(curve.knots, value).reduce((total, piece, i) => total + piece * curve.slopes[i]!, 0);
      expect(costOf(curve, value)).toBeCloseTo(sum, 12);
    }
    expect(costOf(curve, 4)).toBe(7);
  });

  it('judges each scene by a ranking that did not see it', () => {
    const few = sets.slice(0, 24);
    expect(crossedRows(few).length).toBe(few.reduce((sum, set) => sum + set.frames.length, 0));
  });

  it('reads its evidence as it wrote it, and refuses another version’s', () => {
    expect(toCsv(sets)).toBe(text);
    expect(() => fromCsv(text.replace('softFine', 'softness'))).toThrow('another version');
  });
});
