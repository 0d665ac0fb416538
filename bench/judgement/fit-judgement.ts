/** @file Fits the judgement: the ranking on pairs, keeping on frames. What comes out is all that the app uses. */
import {
  type Feature,
  featureNames,
  features,
  type Shortcomings,
} from '../../electron/core/culling/compare/features.ts';
import { type Doubt, type Doubts, doubtNames, doubts, doubtsOf } from '../../electron/core/culling/judgement/doubts.ts';
import { type Fault, faultNames, faults } from '../../electron/core/culling/judgement/faults.ts';
import type { Judgement } from '../../electron/core/culling/judgement/fitted.ts';
import { type Curve, costOf, piecesOf } from '../../electron/core/culling/judgement/terms.ts';
import { type EvidenceFrame, type EvidenceSet, isKept } from './evidence-rows.ts';
import { type FitRow, fitMonotone } from './fit-monotone.ts';

/** Where the curves may bend: more bends help only cameras that were seen. */
const rankingKnots: Readonly<Record<Feature, readonly number[]>> = {
  softFine: [0, 0.3, 1],
  softMiddle: [0, 0.3, 1],
  softSubject: [0, 0.3, 1],
  softSubjectMiddle: [0, 0.3, 1],
  softTurn: [0, 0.3, 1],
  softEdges: [0, 0.3, 1],
  softPlain: [0, 0.3, 1],
  softEyes: [0, 0.3, 1],
  noise: [0, 0.3, 1, 3],
  grain: [0, 0.15, 0.4, 1],
  ownNoise: [0, 0.5, 1.2],
  grainNarrow: [0, 0.1, 0.3],
  exposureOff: [0, 0.3, 1],
  dim: [0, 1, 2.5],
  clipped: [0, 0.02, 0.1],
  cast: [0, 3],
  eyes: [0, 0.1],
};

const keepingKnots: Readonly<Record<Fault, readonly number[]>> = {
  behind: [0, 0.5, 1.5, 4],
  soft: [0, 0.7, 1.4],
  softSubject: [0, 0.2],
  grain: [0, 2],
  dim: [0, 1],
  bright: [0, 1],
  clipped: [0, 0.1],
  eyes: [0],
};

const doubtKnots: Readonly<Record<Doubt, readonly number[]>> = {
  sharper: [0, 0.5],
  quieter: [0, 0.5],
  lighter: [0, 0.3],
  wider: [0, 0.3],
};

/** Pulls slopes of columns of size 1 towards 0: chosen by cameras left out. */
const ridges = { ranking: 0.006, keeping: 0.003 };

/** How bad a frame is to somebody who looks: what pairs are ordered by. Differences of a quarter and more count. */
export function badness({ kind, severity }: Pick<EvidenceFrame, 'kind' | 'severity'>): number {
  if (kind === 'clean' || severity === null) return 0;
  const level = { barely: 0, visible: 1, gross: 2 }[severity];
  if (kind === 'white-balance') return [0.3, 0.6, 1.2][level]!;
  if (kind === 'overexposed' || kind === 'underexposed') return [0.6, 1.6, 2.7][level]!;
  return [1, 2, 3][level]!;
}

/** Pairs that lose by more, log odds, are left out of another round: of those nobody can tell which is better, and they would hold all slopes down. */
const impossible = 1;

export type Ranking = Judgement['ranking'];

export function fitRanking(sets: readonly EvidenceSet[], ridge = ridges.ranking): Ranking {
  const columns = featureNames.flatMap((name) => rankingKnots[name]);
  const pairs = sets.flatMap(pairsOf);
  let weights = fitMonotone(pairs, columns.length, { ridge });
  for (let round = 0; round < 2; round++) {
    const margin = ({ values }: FitRow) => values.reduce((sum, value, k) => sum + value * weights[k]!, 0);
    const possible = pairs.filter((pair) => margin(pair) > -impossible);
    weights = fitMonotone(possible, columns.length, { ridge });
  }
  return curvesOf(featureNames, features, rankingKnots, weights);
}

/** Every pair of a frame to keep and a worse one, as the difference of their pieces; a set weighs no more for having many pairs. The order among the spoiled helps no camera that is left out. */
function pairsOf(set: EvidenceSet): FitRow[] {
  const pieces = set.frames.map(({ shortcomings }) => piecesOfAll(shortcomings));
  const rows: FitRow[] = [];
  set.frames.forEach((better, i) => {
    set.frames.forEach((worse, j) => {
      if (!isKept(better) || badness(worse) - badness(better) < 0.25) return;
      rows.push({ values: pieces[j]!.map((value, k) => value - pieces[i]![k]!), label: 1, weight: 1 });
    });
  });
  return rows.map((row) => ({ ...row, weight: (row.weight * 6) / Math.max(6, rows.length) }));
}

const piecesOfAll = (shortcomings: Shortcomings): number[] =>
  featureNames.flatMap((name) => piecesOf(rankingKnots[name], shortcomings[name]));

function curvesOf<Name extends string>(
  names: readonly Name[],
  words: Readonly<Record<Name, string>>,
  knots: Readonly<Record<Name, readonly number[]>>,
  weights: readonly number[],
): Record<Name, Curve> {
  let at = 0;
  return Object.fromEntries(
    names.map((name) => {
      const slopes = knots[name].map(() => round(weights[at++]!));
      return [name, { of: words[name], knots: knots[name], slopes }];
    }),
  ) as unknown as Record<Name, Curve>;
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000;

const costsUnder = (ranking: Ranking, shortcomings: Shortcomings): Record<Feature, number> =>
  Object.fromEntries(featureNames.map((name) => [name, costOf(ranking[name], shortcomings[name])])) as Record<
    Feature,
    number
  >;

const sum = (costs: Readonly<Record<Feature, number>>): number =>
  featureNames.reduce((total, name) => total + costs[name], 0);

/** What a frame costs under a ranking, in log odds. */
export const costUnder = (ranking: Ranking, shortcomings: Shortcomings): number =>
  sum(costsUnder(ranking, shortcomings));

export interface KeepingRow {
  set: EvidenceSet;
  frame: EvidenceFrame;
  isAlone: boolean;
  faults: Readonly<Record<Fault, number>>;
  /** Of the best of a stack; null for all others. */
  doubts: Doubts | null;
}

export function keepingRows(sets: readonly EvidenceSet[], ranking: Ranking): KeepingRow[] {
  return sets.flatMap((set) => {
    const costs = set.frames.map(({ shortcomings }) => costsUnder(ranking, shortcomings));
    const sums = costs.map(sum);
    const least = Math.min(...sums);
    const best = sums.indexOf(least);
    const isAlone = set.frames.length === 1;
    return set.frames.map((frame, i) => ({
      set,
      frame,
      isAlone,
      faults: { behind: sums[i]! - least, ...frame.faults },
      doubts: isAlone || i !== best ? null : doubtsOf(costs[best]!, costs),
    }));
  });
}

const folds = 3;

/**
 * Rows of every camera and part of the scenes under a ranking that saw neither: pictures of a camera that nothing was fitted to are what an app is shown, and what a ranking is sure of by having seen it does not
 * count. By scenes alone where there is one camera.
 */
export function crossedRows(sets: readonly EvidenceSet[]): KeepingRow[] {
  const scenes = [...new Set(sets.map((set) => set.scene))];
  const foldOf = (set: EvidenceSet) => scenes.indexOf(set.scene) % folds;
  const makers = [...new Set(sets.map((set) => set.maker))];
  return makers.flatMap((maker) =>
    Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
      const isAsked = (set: EvidenceSet) => set.maker === maker && foldOf(set) === fold;
      const asked = sets.filter(isAsked);
      if (asked.length === 0) return [];
      const seen = sets.filter((set) => foldOf(set) !== fold && (makers.length === 1 || set.maker !== maker));
      return keepingRows(asked, fitRanking(seen));
    }),
  );
}

export function fitKeeping(rows: readonly KeepingRow[], ridge = ridges.keeping): Judgement['keeping'] {
  const columns = [
    ...faultNames.flatMap((name) => keepingKnots[name]),
    ...doubtNames.flatMap((name) => doubtKnots[name]),
  ];
  const fitRows: FitRow[] = rows.map(({ frame, isAlone, faults: found, doubts: doubted }) => ({
    // Signs turned: weights are costs. The last three columns are the base, being alone, and being the sharp best of a stack.
    values: [
      ...faultNames.flatMap((name) => piecesOf(keepingKnots[name], found[name])).map((value) => -value),
      ...doubtNames.flatMap((name) => piecesOf(doubtKnots[name], doubted?.[name] ?? 0)).map((value) => -value),
      1,
      isAlone ? 1 : 0,
      !isAlone && found.behind === 0 && found.soft === 0 ? 1 : 0,
    ],
    label: isKept(frame) ? 1 : 0,
    weight: 1,
  }));
  const weights = fitMonotone(fitRows, columns.length + 3, { ridge, isSigned: (column) => column >= columns.length });
  return {
    base: round(weights[columns.length]!),
    alone: round(weights[columns.length + 1]!),
    best: round(weights[columns.length + 2]!),
    faults: curvesOf(faultNames, faults, keepingKnots, weights),
    doubts: curvesOf(
      doubtNames,
      doubts,
      doubtKnots,
      weights.slice(faultNames.flatMap((name) => keepingKnots[name]).length),
    ),
  };
}

/** The whole judgement: ranking from the fitting scenes, keeping from all of them crossed. */
export function fitJudgement(sets: readonly EvidenceSet[], provenance: Judgement['provenance']): Judgement {
  const ranking = fitRanking(sets.filter((set) => set.part === 'fitting'));
  const keeping = fitKeeping(crossedRows(sets));
  return { schema: 'chinagraph/judgement@1', provenance, ranking, keeping };
}
