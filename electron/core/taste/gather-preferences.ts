/** @file Choices inside stacks, read from what was decided: a pick over what was rejected or passed over, more stars over fewer. */
import type { PhotoId, StackId } from '../../contract/ids.ts';
import type { Stack } from '../../contract/stack.ts';
import type { RankedFrame, Ranks } from '../culling/rank-stack.ts';
import { type Direction, directions } from '../culling/taste/directions.ts';
import type { Preference } from '../culling/taste/fit-taste.ts';
import type { ShootPhoto } from '../shoot/shoot-photo.ts';

/** What was not picked beside a pick may not have been looked at. */
const passedOver = 0.4;

export interface PreferenceOfPhotos extends Preference {
  taken: PhotoId;
  other: PhotoId;
}

/** `accepted`: flagged by accepting a suggestion; those repeat the model and teach nothing. */
export function gatherPreferences(
  shoot: number,
  photo: (id: PhotoId) => ShootPhoto | undefined,
  stacks: readonly Stack[],
  ranks: Ranks,
  accepted: ReadonlySet<PhotoId>,
): PreferenceOfPhotos[] {
  const found: PreferenceOfPhotos[] = [];
  for (const stack of stacks) {
    const ranked = ranks.get(stack.id as StackId);
    if (!ranked || ranked.length < 2) continue;
    const frames = ranked.flatMap((rank) => {
      const known = photo(rank.id);
      return known && rank.shortcomings !== null
        ? [{ rank, height: heightOf(known), isOwn: !accepted.has(rank.id) }]
        : [];
    });
    for (const taken of frames) {
      if (!taken.isOwn || taken.height <= 0) continue;
      for (const other of frames) {
        if (taken.height - other.height < 1 || (other.height < 0 && !other.isOwn)) continue;
        found.push({
          ...{ shoot, stack: stack.id as number, taken: taken.rank.id, other: other.rank.id },
          shared: taken.rank.sharedUtility - other.rank.sharedUtility,
          difference: differenceOf(taken.rank, other.rank),
          weight: other.height === 0 ? passedOver : 1,
        });
      }
    }
  }
  return found;
}

/** Rejected under nothing decided, that under a pick; stars above each other. */
function heightOf({ decision: { flag, stars } }: ShootPhoto): number {
  if (flag === 'reject') return -1;
  return stars > 0 ? stars : flag === 'pick' ? 3 : 0;
}

const differenceOf = (a: RankedFrame, b: RankedFrame) =>
  Object.fromEntries(directions.map((name) => [name, a.leanings[name] - b.leanings[name]])) as Record<
    Direction,
    number
  >;
