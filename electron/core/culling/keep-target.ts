/** @file Bringing the number of suggested keepers to what the photographer asked for. */
import type { CullSettings, SuggestionClass } from '../../contract/suggestion.ts';
import type { Case } from './suggest.ts';

/** A second frame of a stack waits behind other stacks' best frames of the same merit. */
const secondFrameOdds = -1;

/**
 * Changes `classes` in place: the strongest cases up to the target are keep, surplus keeps become undecided, never reject.
 * Suggested rejects, protected, damaged and unmeasured photos are not taken to fill up: the target is missed rather than filled with those.
 */
export function meetKeepTarget(
  cases: readonly Case[],
  classes: SuggestionClass[],
  target: NonNullable<CullSettings['keep']>,
): void {
  const wanted = 'count' in target ? target.count : Math.max(1, Math.round(target.share * cases.length));
  const merit = cases.map((one) => one.odds + (one.isSecond ? secondFrameOdds : 0));
  const order = [...cases.keys()]
    .filter((i) => !cases[i]!.barred && classes[i] !== 'reject')
    .sort((a, b) => merit[b]! - merit[a]! || a - b);
  order.forEach((i, place) => {
    classes[i] = place < wanted ? 'keep' : 'undecided';
  });
}
