/**
 * @file What a face does with its eyes, in one word where one fits: the state says what may be held against a picture, the look what anybody would say of it.
 *
 * [Note: Looks]
 * A look never makes a fault. Where somebody laughs with narrow eyes, the verdict "may be half closed" becomes open: white beside an iris is seen between lids that are drawn together by a smile. Looking
 * away is only a word here; whether it counts depends on where the others look (core/culling).
 */
import type { FaceLook } from './face-types.ts';
import { type EyeEvidence, type Judgement, openConfidence, readsClosed } from './judge-eyes.ts';
import type { ObservedFace } from './observe-face.ts';

/** Smiling, and lids drawn together: of 61 faces on the reference scenes ten have both, all of them laughing. */
const smiles = 0.6;
const squints = 0.5;
/** Wider eyes laugh without squinting; narrower ones read closed. Aspect ratios. */
const narrowUnder = 0.235;
const shutFrom = 0.137;
/** White beside an iris for certain. */
const irisSeen = 1.7;
/** Further from the camera than a gaze is measured wrong: of 45 faces on the reference scenes that look into it none came over 10 degrees. */
const awayFromDeg = 15;
/** Fewer pixels, or softer edges, move an iris by as much. */
const leastGazeWidthPx = 18;
const sharpEdges = 0.09;

const meanOf = (face: ObservedFace, value: (eye: EyeEvidence) => number): number =>
  (value(face.eyes.right) + value(face.eyes.left)) / 2;
const worst = (face: ObservedFace, value: (eye: EyeEvidence) => number): number =>
  Math.max(value(face.eyes.right), value(face.eyes.left));

function laughs(face: ObservedFace): boolean {
  const { right, left } = face.eyes;
  return (
    face.smile >= smiles &&
    meanOf(face, ({ squint }) => squint) >= squints &&
    meanOf(face, ({ aspectRatio }) => aspectRatio) <= narrowUnder &&
    Math.min(right.aspectRatio, left.aspectRatio) >= shutFrom &&
    Math.max(right.iris, left.iris) >= irisSeen
  );
}

/** The verdict on a face with its look; null where no word but the state's fits. */
export function lookOf(face: ObservedFace, verdict: Judgement): { verdict: Judgement; look: FaceLook | null } {
  const { because, state } = verdict;
  if (state === 'closed' || state === 'too-small') return { verdict, look: null };
  const isHalf = because === 'may be half closed';
  if ((state === 'open' || isHalf) && laughs(face)) {
    const confidence = meanOf(face, (eye) => openConfidence(eye, face.presence));
    return { verdict: state === 'open' ? verdict : { state: 'open', confidence, because: '' }, look: 'laughing' };
  }
  if (because === 'looking down') return { verdict, look: 'looking-down' };
  if (because === 'behind dark glasses or in deep shadow') return { verdict, look: 'sunglasses' };
  // Between open and closed by what was seen, not by two looks that contradict each other.
  const isSeen = worst(face, ({ edgeWidth }) => edgeWidth) <= sharpEdges;
  if (isHalf && isSeen && !readsClosed(face.eyes.right) && !readsClosed(face.eyes.left))
    return { verdict, look: 'half-closed' };
  const isWide = Math.max(face.eyes.right.widthPx, face.eyes.left.widthPx) >= leastGazeWidthPx;
  if (state === 'open' && isSeen && isWide && Math.abs(face.gazeDeg) >= awayFromDeg)
    return { verdict, look: 'looking-away' };
  return { verdict, look: null };
}
