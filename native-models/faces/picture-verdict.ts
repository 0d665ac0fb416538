/** @file Which faces count, and what the picture's eyes are: those of its worst prominent face. */
import type { Box, EyeState } from './face-types.ts';

/** From this on a face is prominent. */
export const prominentArea = 0.25;

/** Detections under the first score were no faces in any of the pictures looked at (13 of 13), from the second on all were. */
const doubtfulScore = 0.73;
const credibleScore = 0.8;
/** Shares of the frame's area: below the first nobody took the picture for it, from the second on size alone does not speak against it. */
const tinyShare = 0.0005;
const fairShare = 0.002;

/** A face that the frame cuts off and that is smaller than this share of it came in by chance: a poster, somebody who passes. What it counts for. */
const cutShare = 0.01;
const cutWorth = 0.2;

const isCut = ({ x, y, w, h }: Box): boolean => x < 0 || y < 0 || x + w > 1 || y + h > 1;

const ramp = (value: number, from: number, to: number): number =>
  Math.min(1, Math.max(0, (value - from) / (to - from)));

/** Whether it is a face rather than none. @param score the detector's. */
export const isCredible = (score: number): boolean => ramp(score, doubtfulScore, credibleScore) >= 0.5;

/**
 * How much each face is what the picture was taken of, 0..1: whether it is one, whether it is large enough in the frame, and its area against the
 * largest credible face's. The first two do not depend on the other faces: a false one that comes and goes moves nobody else.
 * @param boxes fractions of the picture.
 */
export function prominences(faces: readonly { readonly box: Box; readonly score: number }[]): number[] {
  const own = faces.map(({ box, score }) => {
    const area = box.w * box.h;
    const byChance = isCut(box) && area < cutShare ? cutWorth : 1;
    return { area, weight: byChance * ramp(score, doubtfulScore, credibleScore) * ramp(area, tinyShare, fairShare) };
  });
  const largest = Math.max(...own.map(({ area, weight }) => (weight >= 0.5 ? area : 0)), 0);
  const fallback = Math.max(...own.map(({ area }) => area), Number.MIN_VALUE);
  return own.map(({ area, weight }) => Math.min(1, area / (largest || fallback)) * weight);
}

const badness: Record<EyeState, number> = { closed: 3, 'cant-tell': 2, 'too-small': 1, open: 0 };

/**
 * The worst prominent face's state, its place in the list and its confidence; null where there is no face.
 * Among equally bad faces the surest speaks.
 */
export function pictureEyes(
  faces: readonly { readonly state: EyeState; readonly confidence: number; readonly prominence: number }[],
): { state: EyeState; confidence: number; faceIndex: number } | null {
  const prominent = faces
    .map(({ state, confidence, prominence }, faceIndex) => ({ state, confidence, prominence, faceIndex }))
    .filter(({ prominence }) => prominence >= prominentArea)
    .toSorted((a, b) => badness[b.state] - badness[a.state] || b.confidence - a.confidence);
  const worst = prominent[0];
  return worst ? { state: worst.state, confidence: worst.confidence, faceIndex: worst.faceIndex } : null;
}
