/** @file Which faces count, and what the picture's eyes are: those of its worst prominent face. */
import type { Box, EyeState } from './face-types.ts';

/** A face at least this large, relative to the largest one's area, is prominent. */
export const prominentArea = 0.25;

/** Each face's area relative to the largest one's, 0..1. */
export function prominences(boxes: readonly Box[]): number[] {
  const areas = boxes.map(({ w, h }) => w * h);
  const largest = Math.max(...areas, Number.MIN_VALUE);
  return areas.map((area) => area / largest);
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
