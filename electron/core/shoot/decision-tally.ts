/** @file The counts that decisions change, kept while a shoot is open: a decision changes them by its own photos and never counts the rest again. */
import { isDecided } from '../../contract/is-decided.ts';
import type { DecidedBy } from '../../contract/settings.ts';
import type { DecisionCounts } from '../../contract/shoot-summary.ts';
import { isLookedAt, type ShootPhoto, suggestedClass, theirsSaid } from './shoot-photo.ts';

export interface DecisionTally {
  /** Null since something other than decisions changed them. */
  kept(): DecisionCounts | null;
  /** Counts all where nothing is kept. */
  counts(): DecisionCounts;
  /** Runs what changes the photo in place by a decision, and takes the difference along. */
  along(photo: ShootPhoto, change: () => void): void;
  /** Photos came, went, or were judged anew. */
  forget(): void;
}

/** `by`: what counts as decided now. */
export function createDecisionTally(photos: () => readonly ShootPhoto[], by: () => DecidedBy): DecisionTally {
  let held: { by: DecidedBy; counts: DecisionCounts } | null = null;
  const kept = () => (held && held.by === by() ? copyOf(held.counts) : null);
  return {
    kept,
    counts: () => {
      const known = kept();
      if (known) return known;
      const counts = countDecisions(photos(), by());
      held = { by: by(), counts };
      return copyOf(counts);
    },
    along: (photo, change) => {
      if (held) add(held.counts, photo, held.by, -1);
      change();
      if (held) add(held.counts, photo, held.by, 1);
    },
    forget: () => {
      held = null;
    },
  };
}

/** Of all of them, one by one. `by`: what counts as decided. */
export function countDecisions(photos: readonly ShootPhoto[], by: DecidedBy): DecisionCounts {
  const counts = nothing();
  for (const photo of photos) add(counts, photo, by, 1);
  return counts;
}

const nothing = (): DecisionCounts => ({
  ...{ picks: 0, rejects: 0, undecided: 0, theirs: 0 },
  suggested: { keep: 0, reject: 0, undecided: 0 },
});
const copyOf = (counts: DecisionCounts): DecisionCounts => ({ ...counts, suggested: { ...counts.suggested } });

function add(counts: DecisionCounts, photo: ShootPhoto, by: DecidedBy, n: 1 | -1): void {
  const { flag } = photo.decision;
  if (flag === 'pick') counts.picks += n;
  else if (flag === 'reject') counts.rejects += n;
  if (!isDecided(photo.decision, by)) counts.undecided += n;
  if (theirsSaid(photo) === 'said') counts.theirs += n;
  // A suggestion is about the flag: stars do not answer it.
  if (flag === 'none' && isLookedAt(photo)) counts.suggested[suggestedClass(photo)] += n;
}
