/** @file What makes it doubtful that the first frame of a stack is one to keep, in words: judgement/doubts.ts. */
import { say } from '../../../texts/say.ts';
import { type Evidence, evidence } from './evidence.ts';
import { type Doubt, doubtNames, doubtParts, doubtsOf } from './judgement/doubts.ts';
import { judgement } from './judgement/fitted.ts';
import { costOf } from './judgement/terms.ts';
import type { RankedFrame } from './rank-stack.ts';
import { isSeenWorse } from './seen.ts';

/** What costs less is neither said nor counted, log odds. */
const worthSaying = 0.15;

const texts = {
  sharper: 'reason.anotherSharper',
  quieter: 'reason.anotherQuieter',
  lighter: 'reason.anotherLit',
  wider: 'reason.anotherEyes',
} as const satisfies Record<Doubt, string>;

const codes: Readonly<Record<Doubt, string>> = {
  sharper: 'another-sharper',
  quieter: 'another-quieter',
  lighter: 'another-lit-better',
  wider: 'another-eyes-wider',
};

/** What nobody sees counts all the same. */
const asGood = 'another-as-good';

export const isDoubt = ({ reason }: Evidence): boolean => reason.code.startsWith('another-');

/** `ranked` best first. */
export function leadEvidence(ranked: readonly RankedFrame[]): Evidence[] {
  const [best, second] = ranked;
  if (best === undefined || second === undefined || second.shortcomings === null) return [];
  const measured = ranked.filter(({ shortcomings }) => shortcomings !== null);
  const found = doubtsOf(
    best.costs,
    measured.map(({ costs }) => costs),
  );
  const all = doubtNames.flatMap((doubt) => {
    const cost = costOf(judgement.keeping.doubts[doubt], found[doubt]);
    if (cost <= worthSaying) return [];
    const isSeen = measured.some((other) => isSeenWorse(doubtParts[doubt], best, other));
    const one = evidence(codes[doubt], -cost, say(texts[doubt]), { by: found[doubt] });
    return [isSeen ? one : { ...one, isUnsaid: true }];
  });
  if (all.length === 0 || all.some((one) => !('isUnsaid' in one))) return all;
  const by = all.reduce((sum, { odds }) => sum - odds, 0);
  return [...all, evidence(asGood, 0, say('reason.anotherAsGood'), { by })];
}
