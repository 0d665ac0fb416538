/** @file What a photo shows by itself for and against keeping it, each with its weight and its reason in words. */
import { say } from '../../../texts/say.ts';
import { type CullWeights, plainWeights, type Reason } from '../../contract/suggestion.ts';
import type { Told } from '../../contract/told.ts';
import { turnFaces } from '../found-faces/turn-faces.ts';
import { type ShootScale, scoreOf } from './frames/shoot-scale.ts';
import { closedEyes, lookingAway, prominentFaces } from './frames/subject.ts';
import type { SuggestInput } from './frames/suggest-input.ts';
import type { Fault } from './judgement/faults.ts';
import { judgement } from './judgement/fitted.ts';
import { mayBeMeant, movedFrom, type OwnFaults, ownFaults } from './judgement/own-faults.ts';
import { costOf } from './judgement/terms.ts';
import { weightOf } from './weighing.ts';

export interface Evidence {
  reason: Reason;
  /** Natural log odds of keeping: above 0 for, below against. */
  odds: number;
  /** Counts, and is no reason to give: nobody would see it. */
  isUnsaid?: boolean;
}

export function evidence(code: string, odds: number, text: Told, numbers: Record<string, number>): Evidence {
  return { odds, reason: { code, text, weight: odds > 0 ? 'good' : odds < 0 ? 'bad' : 'note', numbers } };
}

/** What costs less than this is no reason to give, log odds. */
const worthSaying = 0.15;

/** Brightness, colour, grain and clipping never cost more than this together: night, snow and concerts look like faults and are none, and where four of five were taken in the wrong light the fifth is unlike them. */
const toneLimit = 1.5;
const toneCodes: ReadonlySet<string> = new Set([
  'clipped-highlights',
  'clipped-colour',
  'dark',
  'bright',
  'noisy',
  'exposure-off',
  'clipped-in-stack',
  'noisier-in-stack',
  'cast-in-stack',
]);

/** The same evidence with what tone costs held to its limit. */
export function holdTone(found: readonly Evidence[]): Evidence[] {
  const isTone = ({ reason, odds }: Evidence) => odds < 0 && toneCodes.has(reason.code);
  const total = -found.filter(isTone).reduce((sum, one) => sum + one.odds, 0);
  const scale = total > toneLimit ? toneLimit / total : 1;
  return found.map((one) => (isTone(one) ? { ...one, odds: one.odds * scale } : one));
}

/** Blur by itself costs no more than this unless the frame is this soft: some lenses and some light draw no sharper. */
const softLimit = 2;
const surelySoft = -2.75;

/** Exposure at which what is blurred in a photo that stands alone may be called moved, seconds: letters, grass and soft grain run one way, too, and that nothing is sharp is true of all. */
const movesFromS = 1 / 250;

/** Edges between which a photo that stands alone is soft at 1:1, and not without any sharp place. */
const littleSoft = -1.9;
const nothingSharp = -2.75;

const faultCost = (fault: Fault, value: number, weights: CullWeights): number =>
  weightOf(weights, fault) * costOf(judgement.keeping.faults[fault], value);

/** `isAlone`: nothing to compare it with, so that softness by itself does not reject it. `blinks`: the eyes that are closed are open in another frame of its stack. */
export function ownEvidence(
  input: SuggestInput,
  scale: ShootScale,
  weights: CullWeights = plainWeights,
  isAlone = false,
  faults: OwnFaults = ownFaults(input, scale, isAlone),
  blinks = false,
): Evidence[] {
  const { measures } = input;
  if (measures === null) return [];
  return [
    ...eyesEvidence(input, faults, weights, blinks),
    ...softEvidence(input, faults, weights, isAlone),
    ...toneEvidence(input, faults, weights),
    ...scoreEvidence(input, scale, weights),
  ];
}

function eyesEvidence(input: SuggestInput, faults: OwnFaults, weights: CullWeights, blinks: boolean): Evidence[] {
  const turned = turnFaces(input.faces, input.turn ?? 0);
  const closed = closedEyes(turned);
  const words = lookEvidence(turned);
  if (closed.length > 0) {
    const { who, confidence } = closed[0]!;
    const text = say(blinks ? 'reason.blinks' : 'reason.eyesClosed', { who, more: closed.length - 1 });
    return [
      evidence('eyes-closed', -faultCost('eyes', faults.eyes, weights), text, { confidence, faces: closed.length }),
      ...words,
    ];
  }
  const faces = prominentFaces(input.faces);
  // Of a crowd most of which is too small to see, nothing is said.
  if (faces.length === 0 || !faces.every((face) => face.state === 'open')) return words;
  return [
    ...words,
    evidence('eyes-open', 0, say(faces.length === 1 ? 'reason.eyesOpen' : 'reason.noClosedEyes'), {
      faces: faces.length,
    }),
  ];
}

/** Words that move nothing. */
function lookEvidence(faces: SuggestInput['faces']): Evidence[] {
  const away = lookingAway(faces);
  const isKiss = prominentFaces(faces).some(({ look }) => look === 'kissing');
  return [
    ...(isKiss ? [evidence('kissing', 0, say('reason.kissing'), {})] : []),
    ...(away.length > 0
      ? [
          evidence('looking-away', 0, say('reason.looksAway', { who: away[0]!.who, more: away.length - 1 }), {
            faces: away.length,
          }),
        ]
      : []),
  ];
}

function softEvidence(input: SuggestInput, faults: OwnFaults, weights: CullWeights, isAlone: boolean): Evidence[] {
  const { edge, motionBlur, sharpness } = input.measures!;
  const cost = faultCost('soft', faults.soft, weights);
  const soft = edge !== null && edge < surelySoft && !isAlone ? cost : Math.min(cost, softLimit);
  if (edge !== null && mayBeMeant(input))
    return [evidence('motion-blur', 0, say('reason.movedMeant'), { edge, motionBlur })];
  if (edge !== null && soft > worthSaying) {
    // Hair, grass and rain look like movement where there is nothing to compare with: that it is a little soft is true of both.
    if (isAlone && edge < littleSoft && edge > nothingSharp)
      return [evidence('a-little-soft', -soft, say('reason.aLittleSoft'), { edge, motionBlur })];
    const moved = motionBlur > movedFrom && (!isAlone || (input.exposureTimeS ?? 0) >= movesFromS);
    const text = say(moved ? 'reason.moved' : 'reason.nothingSharp');
    return [evidence(moved ? 'motion-blur' : 'soft', -soft, text, { edge, sharpness })];
  }
  const onSubject = Math.min(softLimit, faultCost('softSubject', faults.softSubject, weights));
  return onSubject > worthSaying
    ? [evidence('soft', -onSubject, say('reason.softSubject'), { acutanceMissing: faults.softSubject })]
    : [];
}

export const clippedCode = ({ clippedColour }: SuggestInput): string =>
  clippedColour ? 'clipped-colour' : 'clipped-highlights';

/** "highlights clipped 12 %", or of a flower "red clipped 17 %". */
export const clippedText = ({ measures, clippedColour }: SuggestInput): Told =>
  clippedColour
    ? say('reason.clippedColour', { share: measures!.clippedHighlights, colour: clippedColour })
    : say('reason.clipped', { share: measures!.clippedHighlights });

function toneEvidence(input: SuggestInput, faults: OwnFaults, weights: CullWeights): Evidence[] {
  const { clippedHighlights, exposure, noise } = input.measures!;
  const found: Evidence[] = [];
  /** Put into words only where it is worth them: a shoot of thousands is judged while a slider moves. */
  const add = (fault: Fault, by: number, code: string, text: () => Told, numbers: Record<string, number>): void => {
    const cost = faultCost(fault, by, weights);
    if (cost > worthSaying) found.push(evidence(code, -cost, text(), numbers));
  };
  add('clipped', faults.clipped, clippedCode(input), () => clippedText(input), {
    clippedHighlights,
  });
  add('dim', faults.dim, 'dark', () => say('reason.dark', { stops: faults.dim }), { exposure });
  add('bright', faults.bright, 'bright', () => say('reason.bright', { stops: faults.bright }), { exposure });
  add('grain', faults.grain, 'noisy', () => say('reason.noisy'), { noise });
  return found;
}

function scoreEvidence(input: SuggestInput, scale: ShootScale, weights: CullWeights): Evidence[] {
  const score = scoreOf(input);
  if (score === null || scale.score === null) return [];
  const off = (score - scale.score.median) / scale.score.spread;
  if (Math.abs(off) < 1) return [];
  const odds = weights.score * Math.sign(off) * Math.min(1, 0.35 * Math.abs(off));
  if (odds === 0) return [];
  const text = say(off > 0 ? 'reason.scoreHigh' : 'reason.scoreLow');
  return [evidence(off > 0 ? 'high-score' : 'low-score', odds, text, { score, shootMedian: scale.score.median })];
}
