/** @file What a photo shows by itself against what is usual in the shoot. Unknown is no fault, and what the shoot shares is its style. */
import type { ShootScale } from '../frames/shoot-scale.ts';
import { closedEyes, sharpestSubject } from '../frames/subject.ts';
import type { SuggestInput } from '../frames/suggest-input.ts';
import { type Fault, faultNames } from './faults.ts';

/** An edge (Measures.edge) from which on a frame is sharp at 1:1. */
const sharpEdge = -1;
/** Acutance from which on a subject is sharp. */
const sharpAcutance = 0.5;

export const ownFaultNames = faultNames.filter((name) => name !== 'behind');
export type OwnFaults = Readonly<Record<Exclude<Fault, 'behind'>, number>>;

export function ownFaults(input: SuggestInput, scale: ShootScale): OwnFaults {
  const { measures } = input;
  if (measures === null) return { soft: 0, softSubject: 0, grain: 0, dim: 0, bright: 0, clipped: 0, eyes: 0 };
  const subject = sharpestSubject(input);
  const beyond = (value: number) => Math.max(0, value);
  return {
    soft: measures.edge === null ? 0 : beyond(sharpEdge - measures.edge),
    softSubject: subject === null ? 0 : beyond(sharpAcutance - subject),
    grain: beyond(measures.noise - scale.noise.median),
    dim: beyond(scale.exposure.median - measures.exposure),
    bright: beyond(measures.exposure - scale.exposure.median),
    clipped: beyond(measures.clippedHighlights - scale.clipped.median),
    eyes: scale.eyesClosed > 0.5 ? 0 : (closedEyes(input.faces)[0]?.confidence ?? 0),
  };
}
