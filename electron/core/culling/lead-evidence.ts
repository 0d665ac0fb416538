/** @file What makes it doubtful that the first frame of a stack is one to keep, in words: judgement/doubts.ts. */
import { say } from '../../../texts/say.ts';
import { type Evidence, evidence } from './evidence.ts';
import { type Doubt, doubtNames, doubtsOf } from './judgement/doubts.ts';
import { judgement } from './judgement/fitted.ts';
import { costOf } from './judgement/terms.ts';
import type { RankedFrame } from './rank-stack.ts';

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
  return doubtNames.flatMap((doubt) => {
    const cost = costOf(judgement.keeping.doubts[doubt], found[doubt]);
    return cost > worthSaying ? [evidence(codes[doubt], -cost, say(texts[doubt]), { by: found[doubt] })] : [];
  });
}
