/** @file Champion against challenger: which two frames are compared, and what the arrows make of it. Pure steps over ids. */

export interface Duel<Id> {
  /** Everything that may be compared, in the order shown. */
  ids: readonly Id[];
  champion: Id;
  /** null where there is nobody to compare with. */
  challenger: Id | null;
}

export interface DuelStart<Id> {
  /** The active photo. */
  cursor: Id;
  /** All photos in the order the arrows walk. */
  order: readonly Id[];
  selected: ReadonlySet<Id>;
  /** Members of the active photo's stack; none where it stands alone. */
  stack: { photoIds: readonly Id[]; bestId: Id | null } | undefined;
  isPick: (id: Id) => boolean;
}

/** A selection of two and more, else the stack, else everything: the active photo and its neighbours. */
export const contestants = <Id>({ cursor, order, selected, stack }: Omit<DuelStart<Id>, 'isPick'>): readonly Id[] => {
  if (selected.size > 1 && selected.has(cursor)) {
    const chosen = order.filter((id) => selected.has(id));
    if (chosen.length > 1) return chosen;
  }
  if (stack) {
    const shown = new Set(order);
    const members = stack.photoIds.filter((id) => shown.has(id));
    if (members.length > 1 && members.includes(cursor)) return members;
  }
  return order;
};

/** The one after `id`, else the one before it, never `not`. */
const beside = <Id>(ids: readonly Id[], id: Id, not: Id): Id | null => {
  const at = ids.indexOf(id);
  for (let i = at + 1; i < ids.length; i++) if (ids[i] !== not) return ids[i]!;
  for (let i = at - 1; i >= 0; i--) if (ids[i] !== not) return ids[i]!;
  return null;
};

/**
 * The champion is what the photographer has picked already, else the stack's best, else the first (of everything: the active photo).
 * The active photo is always one of the two.
 */
export const startDuel = <Id>(start: DuelStart<Id>): Duel<Id> => {
  const { cursor, order, stack, isPick } = start;
  const ids = contestants(start);
  const best = stack?.bestId ?? null;
  const champion =
    ids === order && ids.length > 2 && !stack
      ? cursor
      : (ids.find(isPick) ?? (best !== null && ids.includes(best) ? best : (ids[0] ?? cursor)));
  return { ids, champion, challenger: champion === cursor ? beside(ids, champion, champion) : cursor };
};

/** Another challenger in this direction, over the champion; null at the end. */
export const nextChallenger = <Id>({ ids, champion, challenger }: Duel<Id>, by: 1 | -1): Id | null => {
  const from = ids.indexOf(challenger ?? champion);
  for (let i = from + by; i >= 0 && i < ids.length; i += by) if (ids[i] !== champion) return ids[i]!;
  return null;
};

/** The challenger has won: the next one that comes meets it. */
export const promote = <Id>(duel: Duel<Id>): Duel<Id> => {
  if (duel.challenger === null) return duel;
  const next = nextChallenger({ ...duel, champion: duel.challenger }, 1);
  return { ...duel, champion: duel.challenger, challenger: next ?? duel.champion };
};

export const swap = <Id>(duel: Duel<Id>): Duel<Id> =>
  duel.challenger === null ? duel : { ...duel, champion: duel.challenger, challenger: duel.champion };

/** Follows an active photo that was set elsewhere (undo, the address); null where it is not among these. */
export const follow = <Id>(duel: Duel<Id>, cursor: Id): Duel<Id> | null => {
  if (cursor === duel.champion || cursor === duel.challenger) return duel;
  return duel.ids.includes(cursor) ? { ...duel, challenger: cursor } : null;
};
