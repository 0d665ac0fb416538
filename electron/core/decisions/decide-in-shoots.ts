/** @file Deciding on photos of the shoots that are open: durable first, then in memory, then told; whoever shows counts gets them along. */
import type { Catalog } from '../catalog/catalog.ts';
import type { OpenShoots } from '../shoot/open-shoots.ts';
import { toCard } from '../shoot/photo-card.ts';
import { createDecide, type Decide, type DecideDeps } from './decide.ts';

export function decideInShoots({
  catalog,
  open,
  hand,
  events,
}: {
  catalog: Catalog;
  open: OpenShoots;
  hand: NonNullable<DecideDeps['hand']>;
  events: DecideDeps['events'];
}): Decide {
  return createDecide({
    ...{ decisions: catalog.decisions, hand },
    photo: (id) => open.photo(id),
    folderOf: (id) => catalog.photos.get(id)?.folderId ?? null,
    handStackOf: (id) => catalog.handStacks.of(id),
    setsOf: (id) => catalog.photoSets.of(id),
    subjectOf: (id) => catalog.photoSubjects.of(id),
    restacked: (folderId) => open.get(folderId)?.deriver.now(),
    reclocked: (folderId) => open.get(folderId)?.reloadClocks(),
    along: (photo, change) => {
      const shoot = open.get(photo.folderId)?.shoot;
      if (shoot) shoot.tally.along(photo, change);
      else change();
    },
    touched: (folderId) => open.get(folderId)?.shoot.touched('decisions'),
    seen: (folderId, ids) => {
      const shoot = open.get(folderId)?.shoot;
      if (!shoot) return null;
      // Not counted for the decision's sake: whoever shows counts asks for them, and from then on they are kept.
      const counts = shoot.tally.kept();
      return counts && { cards: ids.flatMap((id) => shoot.get(id) ?? []).map(toCard), counts };
    },
    events,
  });
}
