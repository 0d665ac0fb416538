/**
 * @file From evidence to a verdict on each eye and on the face.
 *
 * [Note: Never closed on a guess] A wrong "closed" throws a keeper away, a missed one costs a glance. So "closed" needs
 * every witness: the lids' distance, the blink coefficient, a clear face looking this way, pixels and sharpness enough
 * to see a lid, a second crop, and no objection from the eye classifier where it is installed. "Open" needs less.
 * Everything else is can't tell, with the reason. Thresholds: an aspect ratio of .137 separates 253 labelled real faces
 * best; the other numbers were set on the reference pictures, sharp and artificially blurred, with a margin.
 */
import type { EyeState } from './face-types.ts';

/** What was observed of one eye. */
export type EyeEvidence = {
  readonly aspectRatio: number;
  /** Blink coefficient 0..1. */
  readonly blink: number;
  /** Look-down coefficient 0..1: lids follow the eyes. */
  readonly lookDown: number;
  /** 0..1: lids drawn together. */
  readonly squint: number;
  /** See `irisContrast`; of this eye and of the other. */
  readonly iris: number;
  readonly otherIris: number;
  /** In pixels that were really there: of the picture or the native crop. */
  readonly widthPx: number;
  /** See `edgeWidth`. */
  readonly edgeWidth: number;
  readonly otherEdgeWidth: number;
  /** The other eye's width over this one's: below 1 this is the near eye. */
  readonly otherOverThis: number;
  /** Aspect ratio from a second, tighter crop; null when no second look was needed. */
  readonly secondAspectRatio: number | null;
  /** The eye classifier's probability of open; null where it is not installed or was not asked. */
  readonly classifierOpen: number | null;
};

export type FaceEvidence = {
  readonly presence: number;
  readonly yawDeg: number;
  /** Positive upwards. */
  readonly pitchDeg: number;
  readonly covered: boolean;
  /** Longer side of the face's box, in the same pixels as the eyes' widths. */
  readonly longSidePx: number;
};

export type Judgement = { readonly state: EyeState; readonly confidence: number; readonly because: string };

const closedAspectRatio = 0.137;
const closedBlink = 0.4;
const shutAspectRatio = 0.09;
const openAspectRatio = 0.17;
const openBlink = 0.6;
/** Below this a lid is about two pixels: even an open eye is a guess. */
const leastWidthPx = 14;
/** Colours around smaller eyes are a few noisy pixels. */
const leastCoveredWidthPx = 11;
/** A face whose eyes would be `leastWidthPx` wide: an eye is about a sixth of a face's height. */
const leastFacePx = 90;
/** The least width at which closed lids differ from a squint. */
const leastClosedWidthPx = 24;
/** White beside an iris for certain: no lid and no lens shows it. */
const irisSeen = 1.7;
/** Uniform from corner to corner: a dark lens, a deep shadow. */
const noIris = 1.06;
/** Narrower eyes are too few pixels for white and iris to part. */
const leastIrisWidthPx = 18;
/** Eyes turned down this far hide themselves behind their lids. */
const looksDown = 0.6;
/** A head bent further shows the lids of open eyes. */
const bowedDeg = -20;
const sharpEdges = 0.09;
const readableEdges = 0.15;
/** Goggles and glasses measure up to .1. */
const coveredEdges = 0.18;

const cannotTell = (because: string): Judgement => ({ state: 'cant-tell', confidence: 0, because });
const tooSmall: Judgement = { state: 'too-small', confidence: 0, because: 'too small to tell' };

/** How sure eyes are open that were seen to be. */
export const openConfidence = (
  { aspectRatio, blink }: Pick<EyeEvidence, 'aspectRatio' | 'blink'>,
  presence: number,
): number => ((openness(aspectRatio) + (1 - blink)) / 2) * presence;

/** Whether the landmarks alone read closed, so that a second look is worth its time. */
export function readsClosed({
  aspectRatio,
  blink,
  squint,
}: Pick<EyeEvidence, 'aspectRatio' | 'blink' | 'squint'>): boolean {
  if (aspectRatio > closedAspectRatio) return false;
  // Tightly shut eyes are more of a squint than of a blink.
  return blink >= closedBlink || (aspectRatio <= shutAspectRatio && blink >= 0.25 && squint >= 0.5);
}

/** 0 surely closed .. 1 surely open, from the lids' distance. */
const openness = (aspectRatio: number): number => 1 / (1 + Math.exp(-(aspectRatio - closedAspectRatio) / 0.03));

function judgeClosed(eye: EyeEvidence, face: FaceEvidence): Judgement {
  if (eye.widthPx < leastClosedWidthPx) return { ...tooSmall, because: 'too small to tell; the lids seem down' };
  if (face.presence < 0.9 || Math.abs(face.yawDeg) > 35) return cannotTell('turned away');
  if (eye.edgeWidth > sharpEdges) return cannotTell('too blurred to tell');
  if (eye.iris >= irisSeen) return cannotTell('may be half closed');
  // Closed lids read as looking down, too, but never so much more.
  const isBowed = face.pitchDeg < bowedDeg && eye.lookDown >= 0.5;
  if (isBowed || eye.lookDown >= eye.blink + 0.25) return cannotTell('looking down');
  if (eye.secondAspectRatio === null || eye.secondAspectRatio > 0.15) return cannotTell('may be half closed');
  if (eye.classifierOpen !== null && eye.classifierOpen >= 0.5) return cannotTell('may be half closed');
  const witnesses = [1 - openness(eye.aspectRatio), 1 - openness(eye.secondAspectRatio), eye.blink];
  if (eye.classifierOpen !== null) witnesses.push(1 - eye.classifierOpen);
  const mean = witnesses.reduce((sum, value) => sum + value, 0) / witnesses.length;
  return { state: 'closed', confidence: mean * face.presence, because: '' };
}

/** Dark skin, low light and thick frames look like a cover; wide open lids with white beside both irises do not lie. */
function showsEyes({ aspectRatio, blink, iris, otherIris, classifierOpen }: EyeEvidence): boolean {
  const isWide = aspectRatio >= 0.2 && blink <= 0.35;
  return isWide && Math.min(iris, otherIris) >= irisSeen && (classifierOpen === null || classifierOpen >= 0.2);
}

/** The landmark model draws open eyes on dark lenses. */
function hidesEyes({ widthPx, iris, otherIris }: EyeEvidence): boolean {
  return widthPx >= leastIrisWidthPx && Math.max(iris, otherIris) <= noIris;
}

/** The verdict on one eye. */
export function judgeEye(eye: EyeEvidence, face: FaceEvidence): Judgement {
  // Without a clear face the landmarks are nowhere near the eyes, so the face's own size decides.
  if (face.presence < 0.5) return face.longSidePx < leastFacePx ? tooSmall : cannotTell('turned away or hidden');
  if (face.covered && eye.widthPx >= leastCoveredWidthPx && !showsEyes(eye)) {
    // Soft skin runs into hair and background: no cover.
    if (Math.max(eye.edgeWidth, eye.otherEdgeWidth) > coveredEdges) return cannotTell('too blurred to tell');
    return cannotTell(readsClosed(eye) && eye.lookDown > looksDown ? 'looking down' : 'eyes covered');
  }
  if (eye.widthPx < leastWidthPx && eye.otherOverThis <= 1.25) return tooSmall;
  if (eye.otherOverThis > 2 || Math.abs(face.yawDeg) > 55) return cannotTell('turned away');
  if (eye.widthPx < leastWidthPx) return tooSmall;
  if (readsClosed(eye)) return judgeClosed(eye, face);
  if (eye.edgeWidth > readableEdges) return cannotTell('too blurred to tell');
  if (eye.lookDown > looksDown && eye.iris < irisSeen && eye.aspectRatio < 0.25)
    return eye.widthPx < leastClosedWidthPx ? tooSmall : cannotTell('looking down');
  if (eye.aspectRatio < openAspectRatio || eye.blink > openBlink) {
    return eye.widthPx < leastClosedWidthPx ? tooSmall : cannotTell('may be half closed');
  }
  if (hidesEyes(eye)) return cannotTell('behind dark glasses or in deep shadow');
  return { state: 'open', confidence: openConfidence(eye, face.presence), because: '' };
}

/** Why an eye is unclear whose lids are down, as far as can be seen. */
const lidsAreDown: ReadonlySet<string> = new Set([
  'may be half closed',
  'looking down',
  'too small to tell; the lids seem down',
]);

/** How surely the only readable eye must be closed to speak for the face. */
const loneClosedConfidence = 0.8;

/** The verdict on the face from those on its eyes, the subject's right and left. */
export function judgeFace(right: Judgement, left: Judgement): Judgement {
  const eyes = [right, left];
  const closed = eyes.filter(({ state }) => state === 'closed');
  const open = eyes.filter(({ state }) => state === 'open');
  if (closed.length === 1 && open.length === 1) return cannotTell('one eye reads open, the other closed');
  if (closed.length === 2 || open.length === 2) {
    return { state: right.state, confidence: Math.min(right.confidence, left.confidence), because: '' };
  }
  const unclear = eyes.find(({ state }) => state === 'cant-tell') ?? eyes.find(({ state }) => state === 'too-small')!;
  if (open.length === 1 && !lidsAreDown.has(unclear.because)) {
    return { ...open[0]!, confidence: open[0]!.confidence * 0.8 };
  }
  if (closed.length === 1 && closed[0]!.confidence >= loneClosedConfidence && unclear.because === 'turned away') {
    return { ...closed[0]!, confidence: closed[0]!.confidence * 0.8 };
  }
  return unclear;
}
