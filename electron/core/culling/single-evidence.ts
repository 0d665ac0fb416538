/**
 * @file What can be said of a photo that stands alone, where nothing of its moment is there to compare it with: what is right with it as well as what is not, in words that hold at 1:1. Words alone move
 * nothing; only a subject that is known and sharp speaks for a keeper. Thresholds were read beside real pictures of many cameras, old phones among them.
 */
import { say } from '../../../texts/say.ts';
import type { Measures } from '../../contract/measures.ts';
import { clippedCode, clippedText, type Evidence, evidence } from './evidence.ts';
import { prominentFaces, subjectAcutance } from './frames/subject.ts';
import type { SuggestInput } from './frames/suggest-input.ts';
import type { OwnFaults } from './judgement/own-faults.ts';

/** Measures.edge from which on the sharpest places are sharp at 1:1, and under which they are a little soft there. */
const sharpFrom = -1;
const softUnder = -1.9;
/** Acutance of the eyes, the face or the focus point that is sharp. */
const sharpSubject = 0.6;
/** What a sharp subject speaks for a keeper, log odds: of usual acutance, and by how much more or less the sharper or softer half is worth. */
const subjectWorth = { usual: 0.7, more: 0.5, usualAcutance: 0.85, spread: 0.25 };
/** How sure eyes must be open: of five sharp faces with less, on fitting scenes, four had their lids half down. */
const surelyOpen = 0.8;

function worthOf(acutance: number): number {
  const { usual, more, usualAcutance, spread } = subjectWorth;
  return usual + more * Math.max(-1, Math.min(1, (acutance - usualAcutance) / spread));
}

/** Shares of the frame: from the first on worth a word, under the second nothing is lost. */
const clippedFrom = 0.05;
const blockedFrom = 0.15;
const heldUnder = 0.005;
/** Noise that nobody sees, 8-bit levels; under a stop of the usual light noise that is not there may be hidden in black. */
const cleanUnder = 0.7;
const darkUnder = -2;

/** Nothing but black, stops from mid-grey and RMS contrast: a cap, or a shutter that did not open. A star or a lamp anywhere is more. */
const blackUnder = -9;
const blackContrast = 0.004;
const nothingCost = 6;

const isNothing = ({ exposure, contrast, edge }: Measures): boolean =>
  edge === null && exposure < blackUnder && contrast < blackContrast;

/** Beside `own`, what speaks for and against it by itself: where something is wrong with a photo, that its light is right is no news. */
export function singleEvidence(input: SuggestInput, faults: OwnFaults, own: readonly Evidence[]): Evidence[] {
  const { measures } = input;
  if (measures === null) return [];
  if (isNothing(measures))
    return [evidence('nothing-on-it', -nothingCost, say('reason.nothingOnIt'), { exposure: measures.exposure })];
  const found = [
    ...sharpness(input, measures, faults),
    ...tones(input, measures, faults),
    ...grain(input, measures, faults),
  ];
  const isWrong = own.some(({ odds }) => odds < 0);
  const said = new Set(own.map(({ reason }) => reason.code));
  return found
    .filter(({ reason }) => !said.has(reason.code))
    .filter(({ reason }) => !isWrong || reason.weight !== 'good' || reason.code.startsWith('sharp'));
}

const good = (code: string, text: Parameters<typeof evidence>[2], numbers: Record<string, number>): Evidence => {
  const plain = evidence(code, 0, text, numbers);
  return { ...plain, reason: { ...plain.reason, weight: 'good' } };
};

function sharpness(input: SuggestInput, { edge, motionBlur }: Measures, faults: OwnFaults): Evidence[] {
  if (faults.soft > 0 || faults.softSubject > 0) return [];
  // Of several who count the softest: "sharp on the face" is said of all of them.
  const acutance = subjectAcutance(input);
  const faces = prominentFaces(input.faces);
  const isFace = faces.length > 0;
  if (acutance !== null && acutance >= sharpSubject && edge !== null && edge >= softUnder) {
    const text = say(isFace ? 'reason.sharpFace' : 'reason.sharpFocus');
    const numbers = { acutance, edge };
    // Where somebody's eyes cannot be told, it may be no face, or a sharp blink.
    if (faces.every(({ state }) => state === 'open'))
      return faces.every(({ confidence }) => confidence >= surelyOpen)
        ? [evidence('sharp-on-subject', worthOf(acutance), text, numbers)]
        : [good('sharp-on-subject', text, numbers)];
  }
  if (edge === null) return [];
  if (edge >= sharpFrom) return [good('sharp', say('reason.sharp'), { edge })];
  if (edge < softUnder && !input.hasSharpPlace)
    return [evidence('a-little-soft', 0, say('reason.aLittleSoft'), { edge, motionBlur })];
  return [];
}

function tones(
  input: SuggestInput,
  { clippedHighlights, clippedShadows, exposure }: Measures,
  faults: OwnFaults,
): Evidence[] {
  const found: Evidence[] = [];
  // Not where most of the shoot is as white: a ground that is meant to be.
  if (faults.clipped >= clippedFrom)
    found.push(evidence(clippedCode(input), 0, clippedText(input), { clippedHighlights }));
  if (clippedShadows >= blockedFrom)
    found.push(evidence('clipped-shadows', 0, say('reason.blocked', { share: clippedShadows }), { clippedShadows }));
  const isHeld = clippedHighlights < heldUnder && clippedShadows < heldUnder && faults.dim === 0 && faults.bright === 0;
  return isHeld
    ? [good('tones-held', say('reason.tonesHeld'), { exposure, clippedHighlights, clippedShadows })]
    : found;
}

function grain(input: SuggestInput, { noise, exposure }: Measures, faults: OwnFaults): Evidence[] {
  const isShown = faults.grain === 0 && noise < cleanUnder && exposure > darkUnder;
  return isShown ? [good('hardly-noisy', say('reason.hardlyNoisy'), { noise, iso: input.iso ?? 0 })] : [];
}
