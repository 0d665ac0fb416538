/** @file What speaks for and against a photo, each with its weight and its reason in words. */
import type { Measures } from '../../contract/measures.ts';
import type { Reason } from '../../contract/suggestion.ts';
import type { RankedFrame } from './rank-stack.ts';
import { logSharpness, type ShootScale, scoreOf } from './shoot-scale.ts';
import { closedEyes, prominentFaces, sharpestSubject } from './subject.ts';
import type { SuggestInput } from './suggest-input.ts';

export interface Evidence {
  reason: Reason;
  /** Natural log odds of keeping: above 0 for, below against. */
  odds: number;
}

function evidence(code: string, odds: number, text: string, numbers: Record<string, number>): Evidence {
  return { odds, reason: { code, text, weight: odds > 0 ? 'good' : odds < 0 ? 'bad' : 'note', numbers } };
}

const percent = (share: number): string => `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`;
const stops = (value: number): string => `${Math.abs(value).toFixed(1)} ${Math.abs(value) === 1 ? 'stop' : 'stops'}`;

/** Above this noise (8-bit levels) what is left of sharpness says nothing about focus or movement. */
const drownedNoise = 6;

/** What the picture shows by itself, against what is usual in the shoot. Frames that are not the best of their stack (`isSecond`) are not praised for what their neighbour does better. */
export function ownEvidence(input: SuggestInput, scale: ShootScale, isSecond = false): Evidence[] {
  const found: Evidence[] = [];
  const { measures } = input;
  if (measures === null) return found;
  const eyes = closedEyes(input.faces);
  if (eyes.length > 0) {
    const { who, confidence } = eyes[0]!;
    const more = eyes.length > 1 ? ` and ${eyes.length - 1} more` : '';
    const text = `eyes closed${who === '' ? '' : `: ${who}`}${more}`;
    found.push(evidence('eyes-closed', -2 * confidence, text, { confidence, faces: eyes.length }));
  } else if (prominentFaces(input.faces).some((face) => face.state === 'open')) {
    const faces = prominentFaces(input.faces).length;
    found.push(evidence('eyes-open', 0.2, faces === 1 ? 'eyes open' : 'no closed eyes', { faces }));
  }
  found.push(...sharpnessEvidence(input, measures, scale, isSecond));
  const { clippedHighlights, clippedShadows, exposure } = measures;
  if (clippedHighlights > 0.04) {
    const odds = -Math.min(1.2, 3 * clippedHighlights + 0.1);
    found.push(
      evidence('clipped-highlights', odds, `highlights clipped ${percent(clippedHighlights)}`, { clippedHighlights }),
    );
  }
  if (clippedShadows > 0.15)
    found.push(
      evidence('clipped-shadows', -Math.min(0.8, clippedShadows), `shadows clipped ${percent(clippedShadows)}`, {
        clippedShadows,
      }),
    );
  if (exposure < -4)
    found.push(
      evidence('dark', Math.max(-1.6, 0.4 * (exposure + 3)), `dark: ${stops(exposure)} under mid-grey`, { exposure }),
    );
  if (exposure > 1.6)
    found.push(evidence('bright', -0.6 * (exposure - 1.2), `bright: ${stops(exposure)} over mid-grey`, { exposure }));
  const noisy = (measures.noise - scale.noise.median) / scale.noise.spread;
  if (measures.noise > 4 && noisy > 3)
    found.push(
      evidence('noisy', -Math.min(0.8, 0.1 * noisy), 'noisier than most of the shoot', { noise: measures.noise }),
    );
  found.push(...scoreEvidence(input, scale));
  return found;
}

/** A subject weaker than this (acutance) is soft to the eye at 1:1, whatever else the shoot holds. */
const softSubject = 0.25;

function sharpnessEvidence(input: SuggestInput, measures: Measures, scale: ShootScale, isSecond: boolean): Evidence[] {
  const { sharpness, motionBlur, defocus, noise } = measures;
  const soft = (logSharpness(sharpness) - scale.sharpness.median) / scale.sharpness.spread;
  if (sharpness < 0.45 && soft < -2.5 && noise < drownedNoise) {
    const moved = motionBlur > 0.6;
    const text = moved ? 'blurred by movement' : defocus > 0.6 ? 'out of focus everywhere' : 'soft';
    return [evidence(moved ? 'motion-blur' : 'soft', Math.max(-2, 0.45 * soft), text, { sharpness })];
  }
  const subject = sharpestSubject(input);
  if (subject !== null && subject < softSubject) {
    const off = scale.subject === null ? -2 : (logSharpness(subject) - scale.subject.median) / scale.subject.spread;
    if (off <= -1.5)
      return [evidence('soft', Math.max(-1.4, 0.4 * off), 'soft on the subject', { sharpness: subject })];
    return [];
  }
  return soft > 1 && !isSecond
    ? [evidence('sharp', Math.min(0.8, 0.25 * soft), 'among the sharpest of the shoot', { sharpness })]
    : [];
}

function scoreEvidence(input: SuggestInput, scale: ShootScale): Evidence[] {
  const score = scoreOf(input);
  if (score === null || scale.score === null) return [];
  const off = (score - scale.score.median) / scale.score.spread;
  if (Math.abs(off) < 1) return [];
  const odds = Math.sign(off) * Math.min(1, 0.35 * Math.abs(off));
  const text = off > 0 ? 'scored above most of the shoot' : 'scored below most of the shoot';
  return [evidence(off > 0 ? 'high-score' : 'low-score', odds, text, { score, shootMedian: scale.score.median })];
}

/** How the frame stands in its stack. `place` is its rank, 0 for the best; `lead` the best frame's advantage over the second. */
export function stackEvidence(
  rank: RankedFrame,
  place: number,
  size: number,
  lead: number,
  isBurst: boolean,
): Evidence[] {
  const where = isBurst ? 'this burst' : 'this group';
  if (rank.sharpness === null) return [];
  const found: Evidence[] = [];
  if (place === 0) {
    const sharpest = rank.sharperFrames === 0 && rank.softerFrames > 0;
    const text = `${sharpest ? 'sharpest' : 'best'} of ${size} in ${where}`;
    found.push(
      evidence(sharpest ? 'sharpest-of-stack' : 'best-of-stack', 1 + Math.min(0.6, lead), text, { size, lead }),
    );
  } else {
    const odds = (isBurst ? 2 : 1.3) * Math.max(-1.4, rank.utility) - 0.25;
    const { sharperFrames } = rank;
    found.push(
      sharperFrames > 0
        ? evidence('softer-in-stack', odds, `softer than ${sharperFrames} of ${size} in ${where}`, {
            sharperFrames,
            size,
            difference: rank.sharpness,
          })
        : evidence('not-best-of-stack', odds, `not the best of ${size} in ${where}`, { place: place + 1, size }),
    );
  }
  // Already inside the utility: a reason to read, no weight of its own.
  if (Math.abs(rank.exposureOff) > 0.7) {
    const way = rank.exposureOff > 0 ? 'brighter' : 'darker';
    const text = `${stops(rank.exposureOff)} ${way} than the rest of ${where}`;
    found.push({
      odds: 0,
      reason: { code: 'exposure-off', text, weight: 'bad', numbers: { stops: rank.exposureOff } },
    });
  }
  if (rank.noiseOff > 0.3) {
    const numbers = { log2: rank.noiseOff };
    found.push({
      odds: 0,
      reason: { code: 'noisier-in-stack', text: `noisier than the rest of ${where}`, weight: 'bad', numbers },
    });
  }
  return found;
}
