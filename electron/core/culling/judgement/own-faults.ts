/** @file What a photo shows by itself against what is usual in the shoot. Unknown is no fault, and what the shoot shares is its style. */
import type { ShootScale } from '../frames/shoot-scale.ts';
import { closedEyes, sharpestSubject } from '../frames/subject.ts';
import type { SuggestInput } from '../frames/suggest-input.ts';
import { type Fault, faultNames } from './faults.ts';

/** An edge (Measures.edge) from which on a frame is sharp at 1:1. */
const sharpEdge = -1;
/** Acutance from which on a subject is sharp. */
const sharpAcutance = 0.5;

/** Fine texture without any flat place (ferns, leather, sand) reads as this much grain, 8-bit levels: less is no claim. */
const textureNoise = 1.2;

/** From this exposure on a moved picture may be meant, seconds: panning with a soft subject, movement of the camera on purpose. */
const meantMovementFromS = 1 / 30;
/** Measures.motionBlur from which on blur is called movement. */
export const movedFrom = 0.6;

/** Measures.motionBlur that is beyond doubt, and what it counts as, log2 of fine detail: a word and no verdict. */
const clearlyMoved = 0.9;
const movedFault = 1.8;

const beyond = (value: number) => Math.max(0, value);

export const ownFaultNames = faultNames.filter((name) => name !== 'behind');
export type OwnFaults = Readonly<Record<Exclude<Fault, 'behind'>, number>>;

/**
 * What stands alone is another picture of another thing: only what is far from sharp, and far from the light and the grain of the others, is held against it. log2 of fine detail, stops, 8-bit levels
 * beyond what counts in a stack.
 */
const aloneSlack = { soft: 1.5, light: 1, grain: 2 };

/** `isAlone`: there is nothing of its moment to compare it with. */
export function ownFaults(input: SuggestInput, scale: ShootScale, isAlone = false): OwnFaults {
  const faults = faultsInStack(input, scale);
  if (!isAlone) return faults;
  return {
    ...faults,
    soft: faults.soft > aloneSlack.soft ? faults.soft : 0,
    dim: beyond(faults.dim - aloneSlack.light),
    bright: beyond(faults.bright - aloneSlack.light),
    grain: beyond(faults.grain - aloneSlack.grain),
  };
}

function faultsInStack(input: SuggestInput, scale: ShootScale): OwnFaults {
  const { measures } = input;
  if (measures === null) return { soft: 0, softSubject: 0, grain: 0, dim: 0, bright: 0, clipped: 0, eyes: 0 };
  const subject = sharpestSubject(input);
  return {
    soft: softOf(input, scale),
    softSubject:
      subject === null ? 0 : beyond(Math.min(sharpAcutance, scale.sharpestSubject ?? sharpAcutance) - subject),
    grain: grainOf(input, scale),
    dim: beyond(scale.exposure.median - measures.exposure),
    bright: beyond(measures.exposure - scale.exposure.median),
    clipped: beyond(measures.clippedHighlights - scale.clipped.median),
    eyes: scale.eyesClosed > 0.5 ? 0 : (closedEyes(input.faces)[0]?.confidence ?? 0),
  };
}

/** Softness counts against what a quarter of the shoot reaches; a close-up's plane of focus, and movement at an exposure for it, are no fault. */
function softOf(input: SuggestInput, scale: ShootScale): number {
  const { measures } = input;
  const edge = measures!.edge;
  if (edge === null || input.hasSharpPlace || mayBeMeant(input)) return 0;
  const soft = beyond(Math.min(sharpEdge, scale.sharpestEdge ?? sharpEdge) - edge);
  // After a long way nothing across it is left to judge by, and the edges along it are sharp as ever.
  const isMoved = measures!.motionBlur > clearlyMoved && scale.moved < 0.5;
  return isMoved ? Math.max(movedFault, soft) : soft;
}

/** Moved at an exposure at which photographers move the camera, or follow, on purpose. */
export function mayBeMeant({ measures, exposureTimeS }: SuggestInput): boolean {
  return measures!.motionBlur > movedFrom && (exposureTimeS ?? 0) >= meantMovementFromS;
}

/** Grain cannot be more than usual at a sensitivity that is not; where that is unknown, texture may be taken for it. */
function grainOf({ measures, iso }: SuggestInput, scale: ShootScale): number {
  if (iso && scale.iso !== null && iso <= scale.iso) return 0;
  const grain = beyond(measures!.noise - scale.noise.median);
  return grain > textureNoise ? grain : 0;
}
