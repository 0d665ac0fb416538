/** @file How the app's suggestions agreed with what the photographer decided. */
import type { Decision } from '../../../contract/decision.ts';
import type { PhotoId } from '../../../contract/ids.ts';
import type { Agreement } from '../../../contract/report.ts';
import type { Stack } from '../../../contract/stack.ts';
import type { Suggestion, SuggestionClass } from '../../../contract/suggestion.ts';

const merit: Record<SuggestionClass, number> = { keep: 2, undecided: 1, reject: 0 };

/** Picks are 2, rejects 0; undecided photos count as 1 only beside a decided one. */
function wish(decision: Decision | undefined): number {
  if (decision?.flag === 'pick') return 2;
  return decision?.flag === 'reject' ? 0 : 1;
}

/** Ids without a suggestion are left out; ids without a decision are undecided. The app orders a pair by class, then by its stack's best frame. */
export function agreement(
  suggestions: ReadonlyMap<PhotoId, Suggestion>,
  decisions: ReadonlyMap<PhotoId, Decision>,
  stacks: readonly Stack[],
): Agreement {
  const flagged = (flag: Decision['flag']): PhotoId[] =>
    [...decisions].filter(([id, decision]) => decision.flag === flag && suggestions.has(id)).map(([id]) => id);
  const suggested = (id: PhotoId): SuggestionClass | undefined => suggestions.get(id)?.class;
  const picks = flagged('pick');
  const rejects = flagged('reject');
  const pairs = { told: 0, alike: 0 };
  const best = { asked: 0, picked: 0 };
  for (const stack of stacks) {
    if (stack.kind !== 'burst' && stack.kind !== 'near-duplicate') continue;
    const ids = stack.photoIds.filter((id) => suggestions.has(id));
    const apparent = (id: PhotoId) => merit[suggestions.get(id)!.class] + (id === stack.bestId ? 0.5 : 0);
    ids.forEach((a, i) => {
      for (const b of ids.slice(i + 1)) {
        const difference = wish(decisions.get(a)) - wish(decisions.get(b));
        if (difference === 0) continue;
        pairs.told++;
        const said = Math.sign(apparent(a) - apparent(b));
        pairs.alike += said === 0 ? 0.5 : said === Math.sign(difference) ? 1 : 0;
      }
    });
    if (stack.bestId !== null && ids.some((id) => decisions.get(id)?.flag === 'pick')) {
      best.asked++;
      if (decisions.get(stack.bestId)?.flag === 'pick') best.picked++;
    }
  }
  const part = (of: number, all: number) => (all === 0 ? null : of / all);
  return {
    pairs: pairs.told,
    pairwise: part(pairs.alike, pairs.told),
    picks: picks.length,
    lostKeepers: picks.filter((id) => suggested(id) === 'reject'),
    rejects: rejects.length,
    rejectsFound: part(rejects.filter((id) => suggested(id) === 'reject').length, rejects.length),
    bestPicked: part(best.picked, best.asked),
  };
}
