/** @file How a frame stands in its stack, in words: what costs it its place is what is said. */
import { say } from '../../../texts/say.ts';
import type { Told } from '../../contract/told.ts';
import type { Feature } from './compare/features.ts';
import { type Evidence, evidence } from './evidence.ts';
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
  'softTurn',
  'softEdges',
  'softPlain',
  'softEyes',
];

/** Costs under this are not worth a word, log odds. */
const worthSaying = 0.3;
/** The best is the best by taste alone where the shared model has it this far behind, log odds. */
const firstByTaste = 0.05;
/** Directed blur from which on it is called movement, log2. */
const movedFrom = 1;

export function stackEvidence({ rank, place, size, best, isBurst }: Standing): Evidence[] {
  if (rank.shortcomings === null) return [];
  if (place === 0) {
    // Sharper than worse ones, and yet blurred all around.
    if (rank.isTurned) return [evidence('turned', 0, say('reason.turned'), { size })];
    if (rank.sharedUtility < -firstByTaste)
      return [evidence('your-taste', 0, say('reason.yourTaste', { size, isBurst }), { size })];
    const sharpest = rank.sharperFrames === 0 && rank.softerFrames > 0;
    const text = say(sharpest ? 'reason.sharpestOf' : 'reason.bestOf', { size, isBurst });
    return [{ ...evidence(sharpest ? 'sharpest-of-stack' : 'best-of-stack', 0, text, { size }), odds: 0 }].map(
      (one) => ({
        ...one,
        reason: { ...one.reason, weight: 'good' as const },
      }),
    );
  }
  const odds = -costOf(judgement.keeping.faults.behind, -rank.utility);
  const found = groups(rank, best, size, isBurst);
  const total = found.reduce((sum, group) => sum + group.cost, 0);
  if (total <= 0)
    return [
      evidence('not-best-of-stack', odds, say('reason.notBestOf', { size, isBurst }), { place: place + 1, size }),
    ];
  return found.map(({ code, text, cost, numbers }) => evidence(code, (odds * cost) / total, text(), numbers));
}

interface Group {
  code: string;
  /** Asked for only where it is said. */
  text: () => Told;
  cost: number;
  numbers: Record<string, number>;
}

/** What the frame lacks against the best, dearest first. */
function groups(rank: RankedFrame, best: RankedFrame, size: number, isBurst: boolean): Group[] {
  const costOfAll = (names: readonly Feature[]) =>
    Math.max(
      0,
      names.reduce((sum, name) => sum + rank.costs[name] - best.costs[name], 0),
    );
  const tone = costOfAll(['exposureOff', 'dim', 'clipped']);
  const all: Group[] = [
    { ...softGroup(rank, best, size, isBurst), cost: costOfAll(soft) },
    {
      code: 'eyes-narrower',
      text: () => say('reason.eyesNarrower'),
      cost: costOfAll(['eyes']),
      numbers: { closed: rank.shortcomings!.eyes },
    },
    { ...toneGroup(rank, isBurst), cost: tone },
    {
      code: 'noisier-in-stack',
      text: () => say('reason.noisierThanRest', { isBurst }),
      cost: costOfAll(['noise', 'grain', 'ownNoise']),
      numbers: { levels: rank.shortcomings!.noise },
    },
    {
      code: 'cast-in-stack',
      text: () => say('reason.castInStack', { isBurst }),
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

function softGroup(rank: RankedFrame, best: RankedFrame, size: number, isBurst: boolean): Omit<Group, 'cost'> {
  const { sharperFrames, directed, shortcomings } = rank;
  const { softFine, softSubject } = shortcomings!;
  const numbers = { sharperFrames, size, difference: -softFine, subjectDifference: -softSubject };
  const than = { n: sharperFrames, size, isBurst };
  if (sharperFrames > 0 && softSubject > softFine + 0.8)
    return { code: 'subject-softer', text: () => say('reason.softerOnSubject', than), numbers };
  if (sharperFrames > 0 && rank.isTurned && !best.isTurned)
    return { code: 'softer-in-stack', text: () => say('reason.softerTurned', than), numbers };
  return {
    code: 'softer-in-stack',
    text: () => say(sharperFrames > 0 && directed > movedFrom ? 'reason.softerMoved' : 'reason.softer', than),
    numbers,
  };
}

function toneGroup(rank: RankedFrame, isBurst: boolean): Omit<Group, 'cost'> {
  const { stops, shortcomings } = rank;
  if (Math.abs(stops) < 0.15)
    return {
      code: 'clipped-in-stack',
      text: () => say('reason.clippedInStack', { isBurst }),
      numbers: { share: shortcomings!.clipped },
    };
  return { code: 'exposure-off', text: () => say('reason.exposureOff', { stops, isBurst }), numbers: { stops } };
}
