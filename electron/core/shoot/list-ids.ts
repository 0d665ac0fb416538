/** @file A query to ids: sort order, filter, and one photo per stack where stacks are collapsed. */
import type { PhotoId, StackId } from '../../contract/ids.ts';
import type { IdsQuery, PhotoIds, PhotoQuery } from '../../contract/query.ts';
import type { DecidedBy } from '../../contract/settings.ts';
import { compileFilter, type FilterPart, passesAll } from './filter-photos.ts';
import type { ShootPhoto } from './shoot-photo.ts';
import type { SortOrders } from './sort-photos.ts';

/** A shoot in capture order; `ids` are those of `photos`, kept beside them because reading them one by one is what a list of 100,000 costs. */
export interface InCaptureOrder {
  photos: readonly ShootPhoto[];
  ids: readonly PhotoId[];
}

/**
 * Filtering walks the photos in capture order, in which they lie in memory, and only then follows the wanted order: jumping between 100,000
 * objects takes three times as long. `by`: what counts as decided.
 */
export function listIds(
  { photos, ids }: InCaptureOrder,
  orders: SortOrders,
  query: PhotoQuery,
  by: DecidedBy,
): PhotoIds {
  const order = orders.get(query.sort.by, query.sort.descending);
  const parts = compileFilter(query.filter, by, () => photos);
  const matching = parts.length === 0 ? order : filtered(photos, parts, order);
  const shown = query.stacks === 'open' ? matching : collapse(photos, matching);
  const listed = new Array<PhotoId>(shown.length);
  for (let i = 0; i < shown.length; i++) listed[i] = ids[shown[i]!]!;
  return { ids: listed, total: photos.length, matched: matching.length };
}

function filtered(photos: readonly ShootPhoto[], parts: readonly FilterPart[], order: Uint32Array): Uint32Array {
  const passes = new Uint8Array(photos.length);
  for (let position = 0; position < photos.length; position++) {
    if (passesAll(parts, photos[position]!)) passes[position] = 1;
  }
  return order.filter((position) => passes[position] === 1);
}

/** One photo stands for its stack, where the first of them stood: the best if it matches too, else the first. Protected stacks collapse likewise. */
function collapse(photos: readonly ShootPhoto[], positions: Uint32Array): number[] {
  const shown: number[] = [];
  const place = new Map<StackId, number>();
  for (const position of positions) {
    const { stack, id } = photos[position]!;
    if (!stack || stack.photoIds.length === 1) {
      shown.push(position);
      continue;
    }
    const at = place.get(stack.id);
    if (at === undefined) {
      place.set(stack.id, shown.length);
      shown.push(position);
    } else if (stack.bestId === id) {
      shown[at] = position;
    }
  }
  return shown;
}

/** The ids around one of a list, as a query asks for their cards. */
export function idsNear(ids: readonly PhotoId[], near: NonNullable<IdsQuery['near']>): readonly PhotoId[] {
  const found = near.id === null ? -1 : ids.indexOf(near.id);
  const at = found >= 0 ? found : Math.min(near.index, ids.length - 1);
  return ids.slice(Math.max(0, at - near.count), Math.max(0, at + near.count));
}
