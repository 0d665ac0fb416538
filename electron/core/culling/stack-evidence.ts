/** @file How a frame stands in its stack, in words: what costs it its place is what is said. */
import type { Feature } from './compare/features.ts';
import { type Evidence, evidence, stopsText } from './evidence.ts';
import { judgement } from './judgement/fitted.ts';
import { costOf } from './judgement/terms.ts';
import type { RankedFrame } from './rank-stack.ts';

export interface Standing {
  rank: RankedFrame;
  /** 0 for the best. */
  place: number;
  size: number;
  best: RankedFrame;
  isBurst: boolean;
}

const soft: readonly Feature[] = [
  'softFine',
  'softMiddle',
  'softSubject',
  'softSubjectMiddle',
  'softDirection',
  'softPlaces',
  'softEyes',
];

/** Costs under this are not worth a word, log odds. */
const worthSaying = 0.3;
/** Directed blur from which on it is called movement, log2. */
const movedFrom = 1;

export function stackEvidence({ rank, place, size, best, isBurst }: Standing): Evidence[] {
  const where = isBurst ? 'this burst' : 'this group';
  if (rank.shortcomings === null) return [];
  if (place === 0) {
    const sharpest = rank.sharperFrames === 0 && rank.softerFrames > 0;
    const text = `${sharpest ? 'sharpest' : 'best'} of ${size} in ${where}`;
    return [{ ...evidence(sharpest ? 'sharpest-of-stack' : 'best-of-stack', 0, text, { size }), odds: 0 }].map(
      (one) => ({
        ...one,
        reason: { ...one.reason, weight: 'good' as const },
      }),
    );
  }
  const odds = -costOf(judgement.keeping.faults.behind, -rank.utility);
  const found = groups(rank, best, size, where);
  const total = found.reduce((sum, group) => sum + group.cost, 0);
  if (total <= 0)
    return [evidence('not-best-of-stack', odds, `not the best of ${size} in ${where}`, { place: place + 1, size })];
  return found.map(({ code, text, cost, numbers }) => evidence(code, (odds * cost) / total, text, numbers));
}

interface Group {
  code: string;
  text: string;
  cost: number;
  numbers: Record<string, number>;
}

/** What the frame lacks against the best, dearest first. */
function groups(rank: RankedFrame, best: RankedFrame, size: number, where: string): Group[] {
  const costOfAll = (names: readonly Feature[]) =>
    Math.max(
      0,
      names.reduce((sum, name) => sum + rank.costs[name] - best.costs[name], 0),
    );
  const tone = costOfAll(['exposureOff', 'dim', 'clipped']);
  const all: Group[] = [
    { ...softGroup(rank, size, where), cost: costOfAll(soft) },
    {
      code: 'eyes-narrower',
      text: 'eyes less open than in the best',
      cost: costOfAll(['eyes']),
      numbers: { closed: rank.shortcomings!.eyes },
    },
    { ...toneGroup(rank, where), cost: tone },
    {
      code: 'noisier-in-stack',
      text: `noisier than the rest of ${where}`,
      cost: costOfAll(['noise', 'grain']),
      numbers: { levels: rank.shortcomings!.noise },
    },
    {
      code: 'cast-in-stack',
      text: `coloured unlike the rest of ${where}`,
      cost: costOfAll(['cast']),
      numbers: { difference: rank.shortcomings!.cast },
    },
  ];
  const found = all.filter((group) => group.cost > worthSaying).sort((a, b) => b.cost - a.cost);
  return found.length > 0
    ? found
    : all
        .filter((group) => group.cost > 0)
        .sort((a, b) => b.cost - a.cost)
        .slice(0, 1);
}

function softGroup(rank: RankedFrame, size: number, where: string): Omit<Group, 'cost'> {
  const { sharperFrames, directed, shortcomings } = rank;
  const { softFine, softSubject } = shortcomings!;
  const numbers = { sharperFrames, size, difference: -softFine, subjectDifference: -softSubject };
  const than =
    sharperFrames > 0 ? `softer than ${sharperFrames} of ${size} in ${where}` : 'a little softer than the best';
  if (sharperFrames > 0 && softSubject > softFine + 0.8)
    return { code: 'subject-softer', text: `${than}, on the subject above all`, numbers };
  return {
    code: 'softer-in-stack',
    text: sharperFrames > 0 && directed > movedFrom ? `${than}: movement` : than,
    numbers,
  };
}

function toneGroup(rank: RankedFrame, where: string): Omit<Group, 'cost'> {
  const { stops, shortcomings } = rank;
  if (Math.abs(stops) < 0.15)
    return {
      code: 'clipped-in-stack',
      text: `more burnt out than the rest of ${where}`,
      numbers: { share: shortcomings!.clipped },
    };
  const way = stops > 0 ? 'brighter' : 'darker';
  return { code: 'exposure-off', text: `${stopsText(stops)} ${way} than the rest of ${where}`, numbers: { stops } };
}
