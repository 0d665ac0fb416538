/** @file How well a way of judging does on sets of which the truth is known. */
import type { PhotoId } from '../../electron/contract/ids.ts';
import type { SuggestionClass } from '../../electron/contract/suggestion.ts';
import type { JudgedFrame, JudgedSet } from './collect.ts';
import { type Kind, kinds, type Severity, severities } from './kinds.ts';

/** Higher is better, comparable within a set; null where it says nothing. */
export type RankSet = (set: JudgedSet) => number[];

export interface Verdict {
  class: SuggestionClass;
  confidence: number;
}

export interface RankScore {
  /** Share of stacks of seven whose clean frame is first, frames off by white balance left out. */
  firstOfSeven: Record<Severity, Share>;
  /** The clean frame and every spoiled one of its stack, white balance left out. */
  pairs: Record<Severity, Share>;
  /** Stacks with clean and spoiled frames of which an acceptable one is first. */
  acceptableFirst: Share;
  cleanFirst: Share;
  /** Stacks of which four of five share a gross fault. */
  oneOfFive: Share;
  pairsByKind: Map<string, Share>;
}

export interface Share {
  hits: number;
  of: number;
}

const none = (): Share => ({ hits: 0, of: 0 });
const add = (share: Share, isHit: boolean | number): void => {
  share.hits += Number(isHit);
  share.of += 1;
};
const bySeverity = (): Record<Severity, Share> => ({ barely: none(), visible: none(), gross: none() });

const isClean = (frame: JudgedFrame) => frame.plan.kind === 'clean';

export const kindKey = (kind: Kind, severity: Severity): string => `${severity} ${kind}`;

export function scoreRanking(sets: readonly JudgedSet[], rank: RankSet): RankScore {
  const score: RankScore = {
    firstOfSeven: bySeverity(),
    pairs: bySeverity(),
    acceptableFirst: none(),
    cleanFirst: none(),
    oneOfFive: none(),
    pairsByKind: new Map(severities.flatMap((severity) => kinds.map((kind) => [kindKey(kind, severity), none()]))),
  };
  for (const set of sets) {
    if (!set.frames.some(isClean) || set.frames.every(isClean)) continue;
    const values = rank(set);
    const best = set.frames[values.indexOf(Math.max(...values))]!;
    add(score.acceptableFirst, best.isAcceptable);
    add(score.cleanFirst, isClean(best));
    if (set.kind === 'one-clean-of-five') add(score.oneOfFive, isClean(best));
    const severity = severities.find((one) => set.kind === `seven-${one}`);
    if (severity !== undefined) scoreSeven(score, set, values, severity);
  }
  return score;
}

function scoreSeven(score: RankScore, set: JudgedSet, values: readonly number[], severity: Severity): void {
  const clean = set.frames.findIndex(isClean);
  const others = set.frames.flatMap((frame, i) =>
    isClean(frame) ? [] : [{ kind: frame.plan.kind as Kind, value: values[i]! }],
  );
  for (const { kind, value } of others) {
    const won = values[clean]! > value ? 1 : values[clean]! === value ? 0.5 : 0;
    add(score.pairsByKind.get(kindKey(kind, severity))!, won);
    if (kind !== 'white-balance') add(score.pairs[severity], won);
  }
  add(
    score.firstOfSeven[severity],
    others.every(({ kind, value }) => kind === 'white-balance' || values[clean]! > value),
  );
}

export interface SuggestScore {
  cleanRejected: Share;
  /** The same in stacks of which four of five share a gross fault. */
  cleanRejectedOfFive: Share;
  /** Stacks with nothing usable that still get a keeper. */
  hopelessKept: Share;
  grossKept: Share;
  keeps: Reliability;
  rejects: Reliability;
}

export interface Reliability {
  /** What was said, what held, and the mean distance between both over tenths of confidence, weighted. */
  said: number;
  held: number;
  count: number;
  error: number;
  bins: { from: number; said: number; held: number; count: number }[];
}

export function scoreSuggestions(sets: readonly JudgedSet[], verdicts: ReadonlyMap<PhotoId, Verdict>): SuggestScore {
  const score = { cleanRejected: none(), cleanRejectedOfFive: none(), hopelessKept: none(), grossKept: none() };
  const keeps: [number, boolean][] = [];
  const rejects: [number, boolean][] = [];
  for (const set of sets) {
    const found = set.frames.map((frame) => ({ frame, ...verdicts.get(frame.input.id)! }));
    if (set.kind === 'nothing-usable')
      add(
        score.hopelessKept,
        found.some((one) => one.class === 'keep'),
      );
    for (const { frame, class: suggested, confidence } of found) {
      if (isClean(frame)) {
        add(score.cleanRejected, suggested === 'reject');
        if (set.kind === 'one-clean-of-five') add(score.cleanRejectedOfFive, suggested === 'reject');
      }
      if (frame.plan.severity === 'gross' && frame.plan.kind !== 'white-balance')
        add(score.grossKept, suggested === 'keep');
      if (suggested === 'keep') keeps.push([confidence, frame.isAcceptable]);
      if (suggested === 'reject') rejects.push([confidence, !frame.isAcceptable]);
    }
  }
  return { ...score, keeps: reliabilityOf(keeps), rejects: reliabilityOf(rejects) };
}

export function reliabilityOf(cases: readonly (readonly [confidence: number, held: boolean])[]): Reliability {
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const bins = Array.from({ length: 10 }, (_, i) => {
    const inside = cases.filter(([confidence]) => Math.min(9, Math.floor(confidence * 10)) === i);
    return {
      from: i / 10,
      said: mean(inside.map(([confidence]) => confidence)),
      held: mean(inside.map(([, held]) => Number(held))),
      count: inside.length,
    };
  }).filter((bin) => bin.count > 0);
  return {
    said: mean(cases.map(([confidence]) => confidence)),
    held: mean(cases.map(([, held]) => Number(held))),
    count: cases.length,
    error: bins.reduce((sum, bin) => sum + Math.abs(bin.said - bin.held) * bin.count, 0) / Math.max(1, cases.length),
    bins,
  };
}
