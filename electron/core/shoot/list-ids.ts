/** @file A query to ids: sort order, filter, and one photo per stack where stacks are collapsed. */
import type { PhotoId, StackId } from '../../contract/ids.ts';
import type { PhotoIds, PhotoQuery } from '../../contract/query.ts';
import { compileFilter, passesAll } from './filter-photos.ts';
import type { ShootPhoto } from './shoot-photo.ts';
import type { SortOrders } from './sort-photos.ts';

/**
 * `photos` in capture order. Filtering walks the photos in that order, in which they lie in memory, and only then follows the
 * wanted order: jumping between 100,000 objects takes three times as long.
 */
export function listIds(photos: readonly ShootPhoto[], orders: SortOrders, query: PhotoQuery): PhotoIds {
  const order = orders.get(query.sort.by, query.sort.descending);
  const parts = compileFilter(query.filter);
  const total = photos.length;
  const passes = new Uint8Array(total);
  for (let position = 0; position < total; position++) {
    if (passesAll(parts, photos[position]!)) passes[position] = 1;
  }
  const matching = parts.length === 0 ? order : order.filter((position) => passes[position] === 1);
  const matched = matching.length;
  if (query.stacks === 'open') return { ids: idsAt(photos, matching), total, matched };
  const shown: ShootPhoto[] = [];
  for (const position of matching) shown.push(photos[position]!);
  return { ids: idsOf(collapse(shown)), total, matched };
}

/** The ids of many photos are read in the order in which they lie in memory, too. */
function idsAt(photos: readonly ShootPhoto[], positions: Uint32Array): PhotoId[] {
  const known = positions.length * 4 > photos.length ? idsOf(photos) : null;
  const ids: PhotoId[] = [];
  for (const position of positions) ids.push(known?.[position] ?? photos[position]!.id);
  return ids;
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
const idsOf = (photos: readonly ShootPhoto[]): PhotoId[] => photos.map((photo) => photo.id);
