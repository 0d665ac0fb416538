/** @file In which order photos are scored: first where a score can still change a suggestion. Pure. */
import type { PhotoId } from '../../contract/ids.ts';
import type { Ranks } from '../culling/rank-stack.ts';
import type { ShootPhoto } from '../shoot/shoot-photo.ts';

/** Frames of a stack that are no further behind the best of it, log odds: a score may put another one first. */
const closeOdds = 1;
/** A suggestion that is surer stays what it is. */
const sureFrom = 0.8;

type Waiting = Pick<ShootPhoto, 'id' | 'decision' | 'suggestion' | 'stack'>;

/**
 * Photos that somebody decided on come last, those whose suggestion is sure before them; first the close candidates of stacks, then singles of which
 * nothing can be told, then the rest. Within each in the given order.
 */
export function inScoreOrder<Photo extends Waiting>(photos: readonly Photo[], ranks: Ranks): Photo[] {
  const close = new Set<PhotoId>();
  for (const frames of ranks.values()) {
    const near = frames.filter(({ utility }) => utility >= -closeOdds);
    if (near.length > 1) for (const { id } of near) close.add(id);
  }
  const placeOf = ({ id, decision, suggestion, stack }: Waiting): number => {
    if (decision.flag !== 'none' || decision.stars > 0) return 4;
    if (close.has(id)) return 0;
    const isSingle = stack === null || stack.photoIds.length < 2;
    if (suggestion === null || suggestion.class === 'undecided') return isSingle ? 1 : 2;
    return suggestion.confidence < sureFrom ? 2 : 3;
  };
  return photos
    .map((photo) => ({ photo, place: placeOf(photo) }))
    .sort((a, b) => a.place - b.place)
    .map(({ photo }) => photo);
}
