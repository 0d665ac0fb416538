/** @file Which photos of a shoot are worth comparing, and what is expected of each before anybody chose. */
import type { BestShotsQuery } from '../../contract/best-shots.ts';
import type { PhotoId } from '../../contract/ids.ts';
import type { ShootPhoto } from '../shoot/shoot-photo.ts';
import { suggestedClass } from '../shoot/shoot-photo.ts';

export interface Candidate {
  id: PhotoId;
  /** Log odds that it is taken before a middling one. */
  prior: number;
}

/** Evidence is about faults, not about beauty: half of it is believed here. */
const believed = 0.5;
const mostOdds = 3;
/** Two thirds of the range of a learned score are worth this much, log odds. */
const scoreWorth = 1.5;

/** Of a stack its picks, else its best: nobody compares frames of one moment with each other here. */
export function candidatesOf(photos: readonly ShootPhoto[], of: BestShotsQuery['of']): Candidate[] {
  const pickedStacks = new Set(
    photos.flatMap((photo) => (photo.decision.flag === 'pick' ? (photo.stack?.id ?? []) : [])),
  );
  return photos
    .filter((photo) => {
      const { flag } = photo.decision;
      if (flag === 'pick') return true;
      if (of === 'picks' || flag === 'reject' || (photo.state !== 'ready' && photo.state !== 'offline')) return false;
      const stack = photo.stack;
      if (stack && stack.photoIds.length > 1 && stack.bestId !== null)
        return stack.bestId === photo.id && !pickedStacks.has(stack.id);
      return suggestedClass(photo) !== 'reject';
    })
    .map((photo) => ({ id: photo.id, prior: priorOf(photo) }));
}

function priorOf({ merit, scores, decision }: ShootPhoto): number {
  const odds = Math.log(Math.max(1e-6, merit) / Math.max(1e-6, 1 - merit));
  const judged = scores.filter(({ scale }) => scale.judges);
  const score = judged.length === 0 ? 0.5 : judged.reduce((sum, { normalised }) => sum + normalised, 0) / judged.length;
  return (
    believed * Math.max(-mostOdds, Math.min(mostOdds, odds)) +
    scoreWorth * 1.5 * (score - 0.5) +
    (decision.stars > 0 ? 0.5 * (decision.stars - 3) : 0)
  );
}
