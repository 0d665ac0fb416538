/** @file Fits the judgement: the ranking on pairs, keeping on frames. What comes out is all that the app uses. */
import {
  type Feature,
  featureNames,
  features,
  type Shortcomings,
} from '../../electron/core/culling/compare/features.ts';
import { type Fault, faultNames, faults } from '../../electron/core/culling/judgement/faults.ts';
import type { Judgement } from '../../electron/core/culling/judgement/fitted.ts';
import { type Curve, costOf, piecesOf } from '../../electron/core/culling/judgement/terms.ts';
import { type EvidenceFrame, type EvidenceSet, isKept } from './evidence-rows.ts';
import { type FitRow, fitMonotone } from './fit-monotone.ts';

/** Where the curves may bend. */
const rankingKnots: Readonly<Record<Feature, readonly number[]>> = {
  softFine: [0, 0.12, 0.3, 0.7, 1.5, 3],
  softMiddle: [0, 0.12, 0.3, 0.7, 1.5, 3],
  softSubject: [0, 0.12, 0.3, 0.7, 1.5, 3],
  softSubjectMiddle: [0, 0.12, 0.3, 0.7, 1.5, 3],
  softTurn: [0, 0.12, 0.3, 0.7, 1.5, 3],
  softEdges: [0, 0.12, 0.3, 0.7, 1.5, 3],
  softPlain: [0, 0.12, 0.3, 0.7, 1.5, 3],
  softEyes: [0, 0.3, 1],
  noise: [0, 0.3, 1, 3],
  grain: [0, 0.15, 0.4, 1],
  ownNoise: [0, 0.5, 1.2],
  exposureOff: [0, 0.12, 0.3, 0.7, 1.5],
  dim: [0, 1, 2.5],
  clipped: [0, 0.02, 0.1],
  cast: [0, 0.5, 1.2, 3, 8],
  eyes: [0, 0.03, 0.08, 0.2, 0.5],
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

/** Pulls slopes of columns of size 1 towards 0: chosen on the choosing scenes. */
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

function fitRanking(sets: readonly EvidenceSet[], ridge = ridges.ranking): Ranking {
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

/** Every pair of which one frame is better, as the difference of their pieces; a set weighs no more for having many pairs. */
function pairsOf(set: EvidenceSet): FitRow[] {
  const pieces = set.frames.map(({ shortcomings }) => piecesOfAll(shortcomings));
  const rows: FitRow[] = [];
  set.frames.forEach((better, i) => {
    set.frames.forEach((worse, j) => {
      if (badness(worse) - badness(better) < 0.25) return;
      const values = pieces[j]!.map((value, k) => value - pieces[i]![k]!);
      // A frame to keep against a spoiled one is what matters; the order among the spoiled teaches scale.
      rows.push({ values, label: 1, weight: isKept(better) ? 1 : 0.3 });
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

/** What a frame costs under a ranking, in log odds. */
export const costUnder = (ranking: Ranking, shortcomings: Shortcomings): number =>
  featureNames.reduce((sum, name) => sum + costOf(ranking[name], shortcomings[name]), 0);

export interface KeepingRow {
  frame: EvidenceFrame;
  isAlone: boolean;
  faults: Readonly<Record<Fault, number>>;
}

function keepingRows(sets: readonly EvidenceSet[], ranking: Ranking): KeepingRow[] {
  return sets.flatMap((set) => {
    const costs = set.frames.map(({ shortcomings }) => costUnder(ranking, shortcomings));
    const least = Math.min(...costs);
    return set.frames.map((frame, i) => ({
      frame,
      isAlone: set.frames.length === 1,
      faults: { behind: costs[i]! - least, ...frame.faults },
    }));
  });
}

const folds = 4;

/** Rows of each part of the sets under a ranking fitted on the others: what a ranking is sure of by having seen it does not count. */
function crossedBy(sets: readonly EvidenceSet[], partOf: (set: EvidenceSet) => number | string): KeepingRow[] {
  return [...new Set(sets.map(partOf))].flatMap((part) =>
    keepingRows(
      sets.filter((set) => partOf(set) === part),
      fitRanking(sets.filter((set) => partOf(set) !== part)),
    ),
  );
}

/** Crossed by scenes, and by cameras: pictures of a camera that nothing was fitted to are what an app is shown. */
export function crossedRows(sets: readonly EvidenceSet[]): KeepingRow[] {
  const scenes = [...new Set(sets.map((set) => set.scene))];
  const makers = new Set(sets.map((set) => set.maker));
  const byScene = crossedBy(sets, (set) => scenes.indexOf(set.scene) % folds);
  return makers.size < 2 ? byScene : [...byScene, ...crossedBy(sets, (set) => set.maker)];
}

function fitKeeping(rows: readonly KeepingRow[], ridge = ridges.keeping): Judgement['keeping'] {
  const columns = faultNames.flatMap((name) => keepingKnots[name]);
  const fitRows: FitRow[] = rows.map(({ frame, isAlone, faults: found }) => ({
    // Signs turned: weights are costs. The last three columns are the base, being alone, and being the sharp best of a stack.
    values: [
      ...faultNames.flatMap((name) => piecesOf(keepingKnots[name], found[name]).map((value) => -value)),
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
  };
}

/** The whole judgement: ranking from the fitting scenes, keeping from them crossed and from the choosing scenes. */
export function fitJudgement(sets: readonly EvidenceSet[], provenance: Judgement['provenance']): Judgement {
  const fitting = sets.filter((set) => set.part === 'fitting');
  const choosing = sets.filter((set) => set.part === 'choosing');
  const ranking = fitRanking(fitting);
  const keeping = fitKeeping([...crossedRows(fitting), ...keepingRows(choosing, ranking)]);
  return { schema: 'chinagraph/judgement@1', provenance, ranking, keeping };
}
