/** @file A query to ids: sort order, filter, and one photo per stack where stacks are collapsed. */
import type { PhotoId, StackId } from '../../contract/ids.ts';
import type { PhotoIds, PhotoQuery } from '../../contract/query.ts';
import { compileFilter, passesAll } from './filter-photos.ts';
import type { ShootPhoto } from './shoot-photo.ts';
import type { SortOrders } from './sort-photos.ts';

export function listIds(orders: SortOrders, query: PhotoQuery): PhotoIds {
  const order = orders.get(query.sort.by, query.sort.descending);
  const parts = compileFilter(query.filter);
  const matching = parts.length === 0 ? order : order.filter((photo) => passesAll(parts, photo));
  const shown = query.stacks === 'collapsed' ? collapse(matching) : matching;
  return { ids: shown.map((photo) => photo.id), total: order.length, matched: matching.length };
}

/** One photo stands for its stack, where the first of them stood: the best if it matches too, else the first. Protected stacks collapse likewise. */
function collapse(photos: readonly ShootPhoto[]): ShootPhoto[] {
  const shown: ShootPhoto[] = [];
  const place = new Map<StackId, number>();
  for (const photo of photos) {
    const { stack } = photo;
    if (!stack || stack.photoIds.length === 1) {
      shown.push(photo);
      continue;
    }
    const at = place.get(stack.id);
    if (at === undefined) {
      place.set(stack.id, shown.length);
      shown.push(photo);
    } else if (stack.bestId === photo.id) {
      shown[at] = photo;
    }
  }
  return shown;
}

/** Ids in the order of `photos`. */
export const idsOf = (photos: readonly ShootPhoto[]): PhotoId[] => photos.map((photo) => photo.id);
