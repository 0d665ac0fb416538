/**
 * @file An open shoot in memory: its photos in capture order, and what is derived from them (stacks, suggestions, orders). Built from the catalog,
 * kept in step by whoever writes to it, and thrown away on close: nothing here is the only copy of anything.
 */
import type { FolderId, PhotoId } from '../../contract/ids.ts';
import type { Source } from '../../contract/photo-fields.ts';
import type { Facets, PhotoIds, PhotoQuery } from '../../contract/query.ts';
import type { DecidedBy } from '../../contract/settings.ts';
import type { Stack } from '../../contract/stack.ts';
import type { CullSettings } from '../../contract/suggestion.ts';
import type { Ranks } from '../culling/rank-stack.ts';
import { inCaptureOrder } from './capture-order.ts';
import { countFacets } from './count-facets.ts';
import { createDecisionTally, type DecisionTally } from './decision-tally.ts';
import { compileFilter } from './filter-photos.ts';
import { listIds } from './list-ids.ts';
import type { ShootPhoto } from './shoot-photo.ts';
import { createSortOrders } from './sort-photos.ts';

/** What culling makes of a shoot; see derive.ts. */
export interface Derived {
  stacks: Stack[];
  /** How the frames of each stack stand, best first. */
  ranks: Ranks;
  /** Photos whose stack, suggestion or findings differ from before. */
  changed: PhotoId[];
  /** True when photos moved between stacks: collapsed lists differ. */
  stacksChanged: boolean;
  /** Where frames of some stacks are only roughly compared so far: compares more for about so many milliseconds and says whether that was all. Derive again then. */
  compareMore?: ((forMs: number) => boolean) | undefined;
}
/** In steps, between which whatever waits for the engine may be answered: of 100,000 photos each takes part of a second. */
export type Derive = (photos: readonly ShootPhoto[], settings: CullSettings) => Generator<void, Derived>;

/** What of a photo was replaced, so that only what reads it is worked out again. */
export type Aspect = Exclude<Source, 'derived'>;

export interface Shoot {
  readonly folderId: FolderId;
  /** In capture order. */
  photos(): readonly ShootPhoto[];
  get(id: PhotoId): ShootPhoto | undefined;
  /** Adds photos or replaces those of the same id. */
  put(photos: readonly ShootPhoto[]): void;
  remove(ids: readonly PhotoId[]): void;
  /** Tells that photos were changed in place. */
  touched(...aspects: Aspect[]): void;
  /** Derives stacks and suggestions anew; they hold once the last step is done. */
  derive(settings: CullSettings): Generator<void, Derived>;
  stacks(): readonly Stack[];
  ranks(): Ranks;
  ids(query: PhotoQuery): PhotoIds;
  facets(query: PhotoQuery): Facets;
  /** What decisions change of its counts. */
  readonly tally: DecisionTally;
}

/** `decidedBy`: what counts as decided now. */
export function createShoot(folderId: FolderId, derive: Derive, decidedBy: () => DecidedBy): Shoot {
  const byId = new Map<PhotoId, ShootPhoto>();
  let sorted: ShootPhoto[] | null = null;
  let stacks: readonly Stack[] = [];
  let ranks: Ranks = new Map();
  let sortedIds: PhotoId[] | null = null;
  const photos = () => {
    sorted ??= inCaptureOrder(byId.values());
    return sorted;
  };
  const orders = createSortOrders(photos);
  const tally = createDecisionTally(photos, decidedBy);
  const reordered = () => {
    sorted = null;
    sortedIds = null;
    orders.invalidate('time');
    tally.forget();
  };

  return {
    folderId,
    tally,
    photos,
    get: (id) => byId.get(id),
    put: (added) => {
      for (const photo of added) byId.set(photo.id, photo);
      if (added.length > 0) reordered();
    },
    remove: (ids) => {
      for (const id of ids) byId.delete(id);
      if (ids.length > 0) reordered();
    },
    touched: (...aspects) => {
      if (aspects.includes('time')) reordered();
      else orders.invalidate(...aspects);
      if (aspects.some((aspect) => aspect !== 'decisions')) tally.forget();
    },
    *derive(settings) {
      const derived = yield* derive(photos(), settings);
      stacks = derived.stacks;
      ranks = derived.ranks;
      orders.invalidate('derived');
      if (derived.changed.length > 0) tally.forget();
      return derived;
    },
    stacks: () => stacks,
    ranks: () => ranks,
    ids: (query) => {
      sortedIds ??= photos().map((photo) => photo.id);
      return listIds({ photos: photos(), ids: sortedIds }, orders, query, decidedBy());
    },
    facets: (query) => countFacets(photos(), compileFilter(query.filter, decidedBy(), photos), decidedBy()),
  };
}
