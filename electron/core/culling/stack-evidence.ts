/** @file How a frame stands in its stack, in words: what costs it its place is what is said. */
import { say } from '../../../texts/say.ts';
import type { Told } from '../../contract/told.ts';
import { type Feature, grainFeatures, softFeatures } from './compare/features.ts';
import { type Evidence, evidence } from './evidence.ts';
import { judgement } from './judgement/fitted.ts';
import { costOf } from './judgement/terms.ts';
import { clearlySharper, type RankedFrame } from './rank-stack.ts';
import { isSeenWorse } from './seen.ts';

export interface Standing {
  /** Best first. */
  ranked: readonly RankedFrame[];
  /** Which of them it is about. */
  place: number;
  isBurst: boolean;
}

const light: readonly Feature[] = ['exposureOff', 'dim', 'clipped'];

/** Costs under this are not worth a word, log odds. */
const worthSaying = 0.3;
/** The best is the best by taste where the shared model has it ahead by less than this, log odds, and the taste by more. */
const firstByTaste = 0.05;
/** Directed blur from which on it is called movement, log2. */
const movedFrom = 1;

/** Behind by less than this, log odds, and in nothing that is seen: hardly different. */
const hardlyBehind = 1.5;

export function stackEvidence(standing: Standing): Evidence[] {
  const { ranked, place, isBurst } = standing;
  const [rank, size] = [ranked[place]!, ranked.length];
  if (rank.shortcomings === null) return [];
  if (place === 0) return [ofTheBest(rank, ranked, isBurst)];
  const odds = -costOf(judgement.keeping.faults.behind, -rank.utility);
  const found = groups(standing);
  const total = found.reduce((sum, group) => sum + group.cost, 0);
  const isAnySeen = found.some(({ isSeen }) => isSeen);
  if (rank.hasSofterFace && !isAnySeen) {
    const numbers = { sharperFrames: rank.sharperFrames, size };
    return [
      evidence('subject-softer', odds, say('reason.softerFace', { n: rank.sharperFrames, size, isBurst }), numbers),
    ];
  }
  const isNear = !isAnySeen && -rank.utility < hardlyBehind;
  const weighed = found.map(({ code, text, cost, isSeen, numbers }) => ({
    ...evidence(code, (odds * cost) / Math.max(total, 1e-9), text(), numbers),
    ...((isNear || (isAnySeen && !isSeen)) && { isUnsaid: true }),
  }));
  if (isNear) return [...weighed, evidence('nearly-best', 0, say('reason.nearlyBest', { isBurst }), { behind: -odds })];
  return total > 0
    ? weighed
    : [evidence('not-best-of-stack', odds, say('reason.notBestOf', { size, isBurst }), { place: place + 1, size })];
}

function ofTheBest(rank: RankedFrame, ranked: readonly RankedFrame[], isBurst: boolean): Evidence {
  const size = ranked.length;
  // Sharper than worse ones, and yet blurred all around.
  if (rank.isTurned) return evidence('turned', 0, say('reason.turned'), { size });
  if (isFirstByTaste(rank, ranked.slice(1)))
    return evidence('your-taste', 0, say('reason.yourTaste', { size, isBurst }), { size });
  // First by its face, it may be softer around it.
  const isSharpest =
    rank.sharperFrames === 0 &&
    rank.softerFrames > 0 &&
    ranked.every((other) => softnessOf(rank) - softnessOf(other) < clearlySharper);
  const text = say(isSharpest ? 'reason.sharpestOf' : 'reason.bestOf', { size, isBurst });
  const one = evidence(isSharpest ? 'sharpest-of-stack' : 'best-of-stack', 0, text, { size });
  return { ...one, reason: { ...one.reason, weight: 'good' } };
}

/** Without the taste it would not clearly be the first, and with it it is. */
function isFirstByTaste(rank: RankedFrame, others: readonly RankedFrame[]): boolean {
  const [rival] = others.toSorted((a, b) => b.sharedUtility - a.sharedUtility);
  if (rival === undefined) return false;
  const [shared, whole] = [rank.sharedUtility - rival.sharedUtility, rank.utility - rival.utility];
  return shared < firstByTaste && whole - shared > firstByTaste;
}

const softnessOf = ({ costs }: RankedFrame): number => softFeatures.reduce((sum, name) => sum + costs[name], 0);

interface Group {
  code: string;
  /** Asked for only where it is said. */
  text: () => Told;
  cost: number;
  /** Somebody sees the difference. */
  isSeen: boolean;
  numbers: Record<string, number>;
}

/** What the frame lacks against the best, dearest first. */
function groups({ ranked, place, isBurst }: Standing): Group[] {
  const [rank, best, size] = [ranked[place]!, ranked[0]!, ranked.length];
  const lack = (names: readonly Feature[]) => ({
    cost: Math.max(
      0,
      names.reduce((sum, name) => sum + rank.costs[name] - best.costs[name], 0),
    ),
    isSeen: isSeenWorse(names, rank, best),
  });
  const all: Group[] = [
    { ...lack(softFeatures), ...softGroup(rank, best, size, isBurst) },
    {
      code: 'eyes-narrower',
      text: () => say('reason.eyesNarrower'),
      ...lack(['eyes']),
      numbers: { closed: rank.shortcomings!.eyes - (best.shortcomings?.eyes ?? 0) },
    },
    { ...lack(light), ...toneGroup(rank, isBurst) },
    { ...lack(grainFeatures), ...noiseGroup(rank, ranked, isBurst) },
    {
      code: 'cast-in-stack',
      text: () => say('reason.castInStack', { isBurst }),
      ...lack(['cast']),
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

type Words = Pick<Group, 'code' | 'text' | 'numbers'>;

function softGroup(rank: RankedFrame, best: RankedFrame, size: number, isBurst: boolean): Words {
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

function toneGroup(rank: RankedFrame, isBurst: boolean): Words {
  const { stops, shortcomings } = rank;
  if (Math.abs(stops) < 0.15)
    return {
      code: 'clipped-in-stack',
      text: () => say('reason.clippedInStack', { isBurst }),
      numbers: { share: shortcomings!.clipped },
    };
  return { code: 'exposure-off', text: () => say('reason.exposureOff', { stops, isBurst }), numbers: { stops } };
}

/** Of the rest is spoken where most of it is seen to have less. */
function noiseGroup(rank: RankedFrame, ranked: readonly RankedFrame[], isBurst: boolean): Words {
  const quieter = ranked.filter((other) => isSeenWorse(grainFeatures, rank, other)).length;
  const text = quieter * 2 >= ranked.length - 1 ? 'reason.noisierThanRest' : 'reason.noisierThanBest';
  return {
    code: 'noisier-in-stack',
    text: () => say(text, { isBurst }),
    numbers: { levels: rank.shortcomings!.noise },
  };
}
