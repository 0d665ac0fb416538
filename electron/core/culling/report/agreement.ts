/** @file How the app's suggestions agreed with what the photographer decided. */
import type { Decision } from '../../../contract/decision.ts';
import type { PhotoId } from '../../../contract/ids.ts';
import type { AgreementReport } from '../../../contract/report.ts';
import type { Stack } from '../../../contract/stack.ts';
import type { Suggestion, SuggestionClass } from '../../../contract/suggestion.ts';

const merit: Record<SuggestionClass, number> = { keep: 2, undecided: 1, reject: 0 };

/**
 * Ids without a suggestion are left out, undecided photos count for nothing.
 * `accepted` were flagged by accepting the suggestion: counted, and told, since they cannot disagree.
 * A pair is a pick and a reject of one burst or group of near-duplicates; the app agreed where it put the pick higher: by class, then by being the stack's best frame.
 */
export function agreement(
  suggestions: ReadonlyMap<PhotoId, Suggestion>,
  decisions: ReadonlyMap<PhotoId, Decision>,
  stacks: readonly Stack[],
  accepted: ReadonlySet<PhotoId>,
): AgreementReport {
  const flagged = (ids: Iterable<PhotoId>, flag: Decision['flag']): PhotoId[] =>
    [...ids].filter((id) => decisions.get(id)?.flag === flag && suggestions.has(id));
  const suggestedAs = (ids: PhotoId[], kind: SuggestionClass) =>
    ids.filter((id) => suggestions.get(id)!.class === kind);
  const picks = flagged(decisions.keys(), 'pick');
  const rejects = flagged(decisions.keys(), 'reject');
  let pairs = 0;
  let pairsAgreed = 0;
  for (const { kind, photoIds, bestId } of stacks) {
    if (kind !== 'burst' && kind !== 'near-duplicate') continue;
    const height = (id: PhotoId) => merit[suggestions.get(id)!.class] + (id === bestId ? 0.5 : 0);
    const rejected = flagged(photoIds, 'reject');
    for (const pick of flagged(photoIds, 'pick')) {
      pairs += rejected.length;
      pairsAgreed += rejected.filter((reject) => height(pick) > height(reject)).length;
    }
  }
  return {
    decided: picks.length + rejects.length,
    accepted: [...picks, ...rejects].filter((id) => accepted.has(id)).length,
    pairs,
    pairsAgreed,
    keepersLost: suggestedAs(picks, 'reject'),
    rejectsFound: suggestedAs(rejects, 'reject').length,
    rejects: rejects.length,
    picks: picks.length,
    picksFound: suggestedAs(picks, 'keep').length,
  };
}
