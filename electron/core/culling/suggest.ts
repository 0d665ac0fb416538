/** @file Suggestions for a whole shoot: a pure function of what is known and what the photographer asked for. */
import { say } from '../../../texts/say.ts';
import type { PhotoId } from '../../contract/ids.ts';
import type { Stack } from '../../contract/stack.ts';
import type {
  CullSettings,
  CullWeights,
  Reason,
  Strictness,
  Suggestion,
  SuggestionClass,
} from '../../contract/suggestion.ts';
import type { Told } from '../../contract/told.ts';
import { blinksIn } from './blinks.ts';
import { isLightDisputed } from './disputed-light.ts';
import { type Evidence, evidence, holdTone, ownEvidence } from './evidence.ts';
import { scaleOf } from './frames/shoot-scale.ts';
import { sharpestSubject } from './frames/subject.ts';
import type { SuggestInput } from './frames/suggest-input.ts';
import { judgement } from './judgement/fitted.ts';
import { ownFaults } from './judgement/own-faults.ts';
import { meetKeepTarget } from './keep-target.ts';
import { isDoubt, leadEvidence } from './lead-evidence.ts';
import { type RankedFrame, type Ranks, rankStacks } from './rank-stack.ts';
import { singleEvidence } from './single-evidence.ts';
import { stackEvidence } from './stack-evidence.ts';

/** Log odds from which a photo is suggested as keeper, and under which as reject. Lopsided: a wrong reject costs more than a missed one. */
const thresholds: Record<Strictness, { keep: number; reject: number }> = {
  low: { keep: 0.9, reject: -3.5 },
  normal: { keep: 1.4, reject: -2.4 },
  high: { keep: 2, reject: -1.7 },
};

/** Nothing tells that a photo which stands alone is worth keeping unless something speaks for it by this much, log odds. */
const alonePraise = 0.4;
/** What is praised needs that much less to be a keeper than the best of a stack, of which all frames can be compared, log odds. */
const aloneLess = 0.7;

/** From this far behind the best of its stack on, log odds of the ranking, a frame may be suggested as reject. */
const behindFrom = 1.5;

/** One photo's case, before settings are applied. */
export interface Case {
  id: PhotoId;
  odds: number;
  reasons: Reason[];
  /** Neither keep nor reject may be suggested: protected, damaged, unmeasured. */
  barred: boolean;
  /** Not the best of its stack. */
  isSecond: boolean;
  /** It cannot be said that it is one to keep: the best of a bad stack, a soft lens, mist; or another frame is sharp on something else or lit otherwise, and who knows what was meant. */
  isDoubtful: boolean;
  /** Clearly behind the best of its stack: what is nearly as good is not the worse for it. */
  isBehind: boolean;
  /** Nothing to compare it with. */
  isAlone: boolean;
  /** Something speaks for it. */
  isPraised: boolean;
  dismissed: SuggestionClass | null;
}

/** A smaller picture is a thumbnail of something that cannot be decoded here: its sharpness is not the photo's. */
const judgedFromPx = 400;

const protectedTexts: Partial<Record<Stack['kind'], Told>> = {
  bracket: say('reason.bracket'),
  'focus-stack': say('reason.focusStack'),
  panorama: say('reason.panorama'),
};

/**
 * One suggestion per input, in their order. `stacks` as buildStacks made them; `ranks` may be kept from rankStacks(inputs, stacks, weights) while only other settings move.
 * Never a reject: photos that are damaged, unreadable or not measured yet, and frames of protected stacks.
 */
export function suggest(
  inputs: readonly SuggestInput[],
  stacks: readonly Stack[],
  settings: CullSettings,
  ranks: Ranks = rankStacks(inputs, stacks, settings.weights),
): Suggestion[] {
  return judge(casesOf(inputs, stacks, ranks, settings.weights), inputs, settings).map(({ suggestion }) => suggestion);
}

export interface Judged {
  suggestion: Suggestion;
  /** Probability of a keeper by the evidence alone, whatever the settings: orders a shoot with likely keepers first. */
  merit: number;
}

/** As suggest, with what orders the shoot. `cases` as casesOf made them of the inputs: of the settings only strictness and the number of keepers are read. `people`: who is in each, where they were looked for. */
export function judge(
  cases: readonly Case[],
  inputs: readonly SuggestInput[],
  settings: Pick<CullSettings, 'strictness' | 'keep'>,
  people: readonly (readonly string[])[] = [],
): Judged[] {
  const { keep, reject } = thresholds[settings.strictness];
  const classes = cases.map((one): SuggestionClass => {
    if (one.barred) return 'undecided';
    // One of a stack is enough unless more are asked for, and the best of a stack is all there is of its moment.
    if (one.odds >= keep - (one.isAlone ? aloneLess : 0))
      return one.isSecond || one.isDoubtful || (one.isAlone && !one.isPraised) ? 'undecided' : 'keep';
    return one.odds <= reject && (one.isBehind || one.isAlone) ? 'reject' : 'undecided';
  });
  if (settings.keep !== null) meetKeepTarget(cases, inputs, classes, settings.keep, people);
  return cases.map((one, i) => ({
    suggestion: {
      class: classes[i]!,
      confidence: one.barred ? 0 : confidenceOf(one.odds, classes[i]!),
      reasons: one.reasons,
      dismissed: one.dismissed !== null && one.dismissed === classes[i],
    },
    merit: keepProbability(one.odds),
  }));
}

const keepProbability = (odds: number): number => 1 / (1 + Math.exp(-odds));

/** Probability of the class by its odds; for undecided how far the case leans either way. */
function confidenceOf(odds: number, suggested: SuggestionClass): number {
  const keep = keepProbability(odds);
  const value = suggested === 'keep' ? keep : suggested === 'reject' ? 1 - keep : Math.abs(keep - 0.5);
  return Math.round(value * 1000) / 1000;
}

/** One case per input, in their order. Keep them while inputs, stacks, ranks and weights stay: strictness then moves in no time. */
export function casesOf(
  inputs: readonly SuggestInput[],
  stacks: readonly Stack[],
  ranks: Ranks,
  weights: CullWeights,
): Case[] {
  const scale = scaleOf(inputs.filter((input) => input.aside === undefined));
  const stackOf = new Map<PhotoId, Stack>();
  for (const stack of stacks) for (const id of stack.photoIds) stackOf.set(id, stack);
  const inStack = new Map<PhotoId, Evidence[]>();
  const seconds = new Set<PhotoId>();
  const behind = new Set<PhotoId>();
  const turned = new Set<PhotoId>();
  const disputed = new Set<PhotoId>();
  const blinking = new Set<PhotoId>();
  const focus: FocusOf = { apart: new Set(), torn: new Map() };
  const byId = new Map(inputs.map((input) => [input.id, input]));
  for (const stack of stacks) {
    const ranked = ranks.get(stack.id) ?? [];
    for (const id of blinksIn(stack.photoIds.flatMap((one) => byId.get(one) ?? []))) blinking.add(id);
    if (isLightDisputed(ranked)) disputed.add(ranked[0]!.id);
    ranked.forEach((rank, place) => {
      const standing = stackEvidence({ ranked, place, isBurst: stack.kind === 'burst' });
      inStack.set(rank.id, [...standing, ...(place === 0 ? leadEvidence(ranked) : [])]);
      if (place > 0) seconds.add(rank.id);
      if (rank.utility < -behindFrom && !rank.isSharpOnSubject && !isUnlikeOneAlone(rank, ranked[0]!, ranked.length))
        behind.add(rank.id);
      if (rank.isTurned) turned.add(rank.id);
    });
    focusOf(ranked, focus);
  }
  return inputs.map((input) => {
    const stack = stackOf.get(input.id);
    const bar = whyBarred(input, stack);
    // A copy of the same file or a page beside it is nothing to compare it with.
    const isAlone = (stack?.photoIds.filter((id) => byId.get(id)?.aside === undefined).length ?? 1) < 2;
    const isSecond = seconds.has(input.id);
    // What is sharp where another frame is not has a sharp place.
    const seen = focus.apart.has(input.id) ? { ...input, hasSharpPlace: true } : input;
    const isTorn = (focus.torn.get(input.id) ?? []).some((id) => !isSharperOnSubject(input, byId.get(id)!));
    const faults = ownFaults(seen, scale, isAlone);
    const isDoubtful = faults.soft > 0 || turned.has(input.id) || isTorn || disputed.has(input.id);
    const same = {
      id: input.id,
      isSecond,
      isBehind: behind.has(input.id),
      isDoubtful,
      isAlone,
      dismissed: input.dismissed,
    };
    if (bar !== null) return { ...same, odds: 0, reasons: [bar], barred: true, isPraised: false };
    const own = ownEvidence(seen, scale, weights, isAlone, faults, blinking.has(input.id));
    const found = holdTone([...(inStack.get(input.id) ?? []), ...own]);
    if (isTorn) found.push(evidence('focus-elsewhere', 0, say('reason.focusElsewhere'), {}));
    if (isAlone) found.push(...singleEvidence(input, faults, own));
    const odds = found.reduce((sum, piece) => sum + piece.odds, baseOf(isAlone, !isAlone && !isSecond && !isDoubtful));
    if (
      !isSecond &&
      !isAlone &&
      !isTorn &&
      odds < 0 &&
      found.some(({ reason }) => reason.code === 'soft' || reason.code === 'motion-blur' || reason.code === 'turned')
    )
      found.push(evidence('none-sharp', 0, say('reason.noneSharp'), {}));
    if (disputed.has(input.id)) found.push(evidence('light-disputed', 0, say('reason.lightDisputed'), {}));
    // Why it is kept comes before what makes that doubtful.
    const strength = (one: Evidence) =>
      Math.abs(one.odds) +
      (saidAt.get(one.reason.code) ?? (one.odds * odds > 0 ? 10 : isDoubt(one) && odds > 0 ? -10 : 0));
    const reasons = found
      .filter((piece) => !piece.isUnsaid)
      .sort((a, b) => strength(b) - strength(a))
      .map((piece) => piece.reason);
    const isPraised = found.some((piece) => piece.odds >= alonePraise);
    return { ...same, odds, reasons, barred: false, isPraised };
  });
}

/** Words that weigh nothing and are about all of a stack, or say that little tells it apart: where they stand among what weighs. */
const saidAt: ReadonlyMap<string, number> = new Map([
  ['focus-elsewhere', 20],
  ['none-sharp', 20],
  ['nearly-best', 10.5],
]);

interface FocusOf {
  /** Frames whose focus lies elsewhere than another's of their stack. */
  apart: Set<PhotoId>;
  /** By the best of a stack: those of them that are behind it by the rest of the frame alone. */
  torn: Map<PhotoId, PhotoId[]>;
}

function focusOf(ranked: readonly RankedFrame[], to: FocusOf): void {
  for (const { id, isFocusedElsewhere } of ranked) if (isFocusedElsewhere) to.apart.add(id);
  const [best, ...others] = ranked;
  const behind = others.filter((rank) => rank.isFocusedElsewhere && rank.utility < -behindFrom);
  if (best)
    to.torn.set(
      best.id,
      behind.map(({ id }) => id),
    );
}

/** The subject is known, and no less sharp in `one`. */
function isSharperOnSubject(one: SuggestInput, other: SuggestInput): boolean {
  const own = sharpestSubject(one);
  return own !== null && own >= (sharpestSubject(other) ?? 0);
}

/** Of this many frames on, one that alone is sharper than all others is as likely the odd one: grain, burnt edges, another sharpening. log odds of eyes from which on they are a reason of their own. */
const oddOneFrom = 4;
const eyesAlone = 1.5;

function isUnlikeOneAlone(rank: RankedFrame, best: RankedFrame, size: number): boolean {
  return size >= oddOneFrom && rank.sharperFrames === 1 && rank.costs.eyes - best.costs.eyes < eyesAlone;
}

function baseOf(isAlone: boolean, isSharpBest: boolean): number {
  const { base, alone, best } = judgement.keeping;
  return base + (isAlone ? alone : isSharpBest ? best : 0);
}

function whyBarred(input: SuggestInput, stack: Stack | undefined): Reason | null {
  const note = (code: string, text: Told): Reason => ({ code, text, weight: 'note', numbers: {} });
  if (input.aside) return input.aside;
  const protection = stack && protectedTexts[stack.kind];
  if (protection !== undefined) return note('protected', protection);
  if (input.state === 'damaged') return note('damaged', say('reason.damaged'));
  if (input.state === 'pending' || input.state === 'waiting') return note('not-measured', say('reason.notLookedAt'));
  if (input.isIndexPrint) return note('index-print', say('reason.indexPrint'));
  if (input.longSidePx !== undefined && input.longSidePx < judgedFromPx)
    return note('too-small', say('reason.tooSmall'));
  // What was measured before its drive went away still holds.
  const isKnown = input.state === 'ready' || (input.state === 'offline' && input.measures !== null);
  if (!isKnown) return note('no-picture', say('reason.noPicture'));
  return input.measures === null ? note('not-measured', say('reason.notMeasured')) : null;
}
