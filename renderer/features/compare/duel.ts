/** @file Champion against challenger: which two frames are compared, and what the arrows make of it. Pure steps over ids. */

/** Where the contestants come from: a selection, a stack, or everything there is. */
export type DuelKind = 'selection' | 'stack' | 'all';

export interface Duel<Id> {
  kind: DuelKind;
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
  order: { ids: readonly Id[]; indexOf: (id: Id) => number };
  selected: ReadonlySet<Id>;
  /** Members of the active photo's stack; none where it stands alone. */
  stack: { photoIds: readonly Id[]; bestId: Id | null } | undefined;
  isPick: (id: Id) => boolean;
}

/** A selection of two and more, else the stack, else everything: the active photo and its neighbours. */
export const contestants = <Id>(
  start: Pick<DuelStart<Id>, 'cursor' | 'order' | 'selected' | 'stack'>,
): Pick<Duel<Id>, 'kind' | 'ids'> => {
  const { cursor, order, selected, stack } = start;
  if (selected.size > 1 && selected.has(cursor)) {
    const chosen = [...selected].filter((id) => order.indexOf(id) >= 0);
    chosen.sort((a, b) => order.indexOf(a) - order.indexOf(b));
    if (chosen.length > 1) return { kind: 'selection', ids: chosen };
  }
  const members = stack?.photoIds.filter((id) => order.indexOf(id) >= 0) ?? [];
  if (members.length > 1 && members.includes(cursor)) return { kind: 'stack', ids: members };
  return { kind: 'all', ids: order.ids };
};

/** The one after `id`, else the one before it, never `not`. */
const beside = <Id>(ids: readonly Id[], id: Id, not: Id): Id | null => {
  const at = ids.indexOf(id);
  for (let i = at + 1; i < ids.length; i++) if (ids[i] !== not) return ids[i]!;
  for (let i = at - 1; i >= 0; i--) if (ids[i] !== not) return ids[i]!;
  return null;
};

/**
 * The champion is what the photographer has picked already, else the stack's best, else the first; of everything, the active photo.
 * The active photo is always one of the two.
 */
export const startDuel = <Id>(start: DuelStart<Id>): Duel<Id> => {
  const { cursor, stack, isPick } = start;
  const { kind, ids } = contestants(start);
  const best = stack?.bestId ?? null;
  const seeded = ids.find(isPick) ?? (best !== null && ids.includes(best) ? best : ids[0]);
  const champion = kind === 'all' ? cursor : (seeded ?? cursor);
  return { kind, ids, champion, challenger: champion === cursor ? beside(ids, champion, champion) : cursor };
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

/** Follows an active photo that was set elsewhere (undo, the next stack); null where a new duel has to start. */
export const follow = <Id>(duel: Duel<Id>, cursor: Id): Duel<Id> | null => {
  if (cursor === duel.champion || cursor === duel.challenger) return duel;
  return duel.kind !== 'all' && duel.ids.includes(cursor) ? { ...duel, challenger: cursor } : null;
};

/** The same two after the lists changed; null where a new duel has to start. */
export const rebase = <Id>(duel: Duel<Id>, now: Pick<Duel<Id>, 'kind' | 'ids'>): Duel<Id> | null => {
  const isIn = (id: Id | null): boolean => id === null || now.ids.includes(id);
  return now.kind === duel.kind && isIn(duel.champion) && isIn(duel.challenger) ? { ...duel, ids: now.ids } : null;
};
