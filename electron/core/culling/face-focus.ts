/** @file Of people the one with a sharp face leads: a frame focused behind them is sharper nearly everywhere, and not what anybody wants. */

import { prominentFaces } from './frames/subject.ts';
import type { SuggestInput } from './frames/suggest-input.ts';

/** log2 of acutance by which the sharpest face of one frame must exceed that of another. Grain, a turned head and a shadow move it by less. */
const clearlyBetterFace = 0.7;

/** Acutance of the sharpest prominent face (its eyes or the whole of it); null where there is no face that was measured. */
function sharpestFace({ faces }: SuggestInput): number | null {
  const values = prominentFaces(faces).flatMap(({ eyeSharpness, sharpness }) =>
    eyeSharpness === null && sharpness === null ? [] : [Math.max(eyeSharpness ?? 0, sharpness ?? 0)],
  );
  return values.length === 0 ? null : Math.max(...values);
}

/**
 * For each frame the frames (by index) that go before it, because a face is clearly sharper there while nothing but softness speaks against them: eyes, light and grain, as
 * `otherCosts` (log odds), are no worse by more than `allowed`.
 */
export function sharperFaces(
  frames: readonly SuggestInput[],
  otherCosts: readonly (number | null)[],
  allowed: number,
): number[][] {
  const faces = frames.map(sharpestFace);
  return faces.map((own, i) =>
    faces.flatMap((other, j) => {
      if (own === null || other === null || otherCosts[i] === null || otherCosts[j] === null) return [];
      const isSharper = Math.log2((other + 0.05) / (own + 0.05)) > clearlyBetterFace;
      return isSharper && otherCosts[j]! <= otherCosts[i]! + allowed ? [j] : [];
    }),
  );
}
