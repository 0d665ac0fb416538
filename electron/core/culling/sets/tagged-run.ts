/** @file Sets that the camera itself names. */

import type { Shot } from './camera-order.ts';
import { exposureValue } from './exposure.ts';
import { type ProtectedRun, runOf, runWhile } from './run.ts';

export function taggedRun(shots: readonly Shot[], from: number): ProtectedRun | null {
  const first = shots[from]!.photo;
  if (first.panorama)
    return runOf(
      'panorama',
      2,
      runWhile(shots, from, 15, (shot) => shot.photo.panorama),
    );
  const { bracketing } = first;
  if (bracketing === null) return null;
  const seen = new Set([exposureStep(shots[from]!)]);
  const length = runWhile(shots, from, 5, (shot, before) => {
    if (shot.photo.bracketing !== bracketing || startsAgain(before, shot)) return false;
    // A second set of the same bracket starts where an exposure comes back.
    if (bracketing !== 'exposure' || shot.photo.sequenceNumber !== null) return true;
    const step = exposureStep(shot);
    if (seen.has(step)) return false;
    seen.add(step);
    return true;
  });
  return runOf(bracketing === 'focus' ? 'focus-stack' : 'bracket', 2, length);
}

function startsAgain({ photo: before }: Shot, { photo }: Shot): boolean {
  return (
    photo.sequenceNumber !== null && before.sequenceNumber !== null && photo.sequenceNumber <= before.sequenceNumber
  );
}

/** Exposure in thirds of a stop: set compensation where it varies with nothing else known, else shutter, aperture and ISO together. */
function exposureStep({ photo }: Shot): number {
  return Math.round(3 * (exposureValue(photo) ?? photo.exposureCompensation ?? 0));
}
