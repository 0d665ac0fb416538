/** @file What other programs and the camera wrote, in our words. */
import { type Decision, type DecisionChange, label } from '../../contract/decision.ts';
import type { Metadata } from '../../contract/photo.ts';

export type Opinion = Pick<Metadata, 'fileRating' | 'fileLabel' | 'fileFlag'>;

/** Only what is said: no stars are no opinion, and neither is a label that is not one of ours. */
function theirDecision(opinion: Opinion | null): DecisionChange {
  const theirs: DecisionChange = {};
  if (opinion?.fileFlag) theirs.flag = opinion.fileFlag;
  const rating = opinion?.fileRating ?? null;
  if (rating !== null && rating >= 1 && rating <= 5) theirs.stars = rating;
  if (rating === -1) theirs.flag = 'reject';
  if (!opinion?.fileLabel) return theirs;
  const named = label.safeParse(opinion.fileLabel.toLowerCase());
  if (named.success && named.data !== 'none') theirs.label = named.data;
  return theirs;
}

/** Their word where ours is missing; null where there is none. What the photographer decided here stands, whatever lies beside it. */
export function openTheirs(ours: Decision, opinion: Opinion | null): DecisionChange | null {
  const { flag, stars, label: named } = theirDecision(opinion);
  const open: DecisionChange = {};
  if (flag && ours.flag === 'none') open.flag = flag;
  if (stars && ours.stars === 0) open.stars = stars;
  if (named && ours.label === 'none') open.label = named;
  return Object.keys(open).length > 0 ? open : null;
}
