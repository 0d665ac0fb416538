/** @file Selection over an order of ids: pure steps from one state to the next. The cursor is the active photo and always selected. */

export interface Selection<Id> {
  /** The active photo; null only in an empty list. */
  cursor: Id | null;
  /** Where a shift-range starts. */
  anchor: Id | null;
  selected: ReadonlySet<Id>;
}

export const noSelection = { cursor: null, anchor: null, selected: new Set<never>() };

/** Plain click or move: this one alone. */
export const selectOnly = <Id>(id: Id): Selection<Id> => ({ cursor: id, anchor: id, selected: new Set([id]) });

/** Ctrl or Cmd click: in or out; the last one stays. */
export const toggle = <Id>(s: Selection<Id>, id: Id): Selection<Id> => {
  const selected = new Set(s.selected);
  if (!selected.delete(id)) {
    selected.add(id);
    return { cursor: id, anchor: id, selected };
  }
  if (selected.size === 0) return selectOnly(id);
  const cursor = s.cursor === id ? ([...selected].at(-1) ?? id) : s.cursor;
  return { cursor, anchor: cursor, selected };
};

/** Shift click or shift move: everything from the anchor to here, in the order shown. */
export const extendTo = <Id>(
  s: Selection<Id>,
  id: Id,
  order: readonly Id[],
  indexOf: (id: Id) => number,
): Selection<Id> => {
  const from = s.anchor === null ? -1 : indexOf(s.anchor);
  const to = indexOf(id);
  if (from < 0 || to < 0) return selectOnly(id);
  return {
    cursor: id,
    anchor: s.anchor,
    selected: new Set(order.slice(Math.min(from, to), Math.max(from, to) + 1)),
  };
};

/** A dragged rectangle: replaces the selection, or adds to it. */
export const selectMany = <Id>(s: Selection<Id>, ids: readonly Id[], add: boolean): Selection<Id> => {
  const selected = new Set(add ? s.selected : []);
  for (const id of ids) selected.add(id);
  if (selected.size === 0) return s.cursor === null ? s : selectOnly(s.cursor);
  const cursor = s.cursor !== null && selected.has(s.cursor) ? s.cursor : (ids[0] ?? [...selected][0] ?? null);
  return { cursor, anchor: cursor, selected };
};

/**
 * Who takes the place of a photo that left the list: the one that came next, where it is still there (a decision took the photo out of a filter);
 * else the nearest in the whole shoot (another filter shows other photos); else whoever stands at its old place.
 */
export const successorOf = <Id>(
  gone: Id,
  order: readonly Id[],
  indexOf: (id: Id) => number,
  before: { ids: readonly Id[]; index: number; whole: readonly Id[] },
): Id | null => {
  if (order.length === 0) return null;
  const next = before.ids[before.index] === gone ? before.ids[before.index + 1] : undefined;
  if (next !== undefined && indexOf(next) >= 0) return next;
  for (const known of [before.whole, before.ids]) {
    const at = known.indexOf(gone);
    for (let apart = 1; at >= 0 && (apart <= at || at + apart < known.length); apart++) {
      for (const id of [known[at + apart], known[at - apart]]) if (id !== undefined && indexOf(id) >= 0) return id;
    }
  }
  return order[Math.min(Math.max(0, before.index), order.length - 1)]!;
};

/** After the list changed: what left it leaves the selection; `successor` takes the place of an active photo that left. */
export const reconcileSelection = <Id>(
  s: Selection<Id>,
  order: readonly Id[],
  indexOf: (id: Id) => number,
  successor: (gone: Id | null) => Id | null,
): Selection<Id> => {
  if (order.length === 0) return { cursor: null, anchor: null, selected: new Set() };
  const selected = new Set<Id>();
  for (const id of s.selected) if (indexOf(id) >= 0) selected.add(id);
  if (s.cursor !== null && indexOf(s.cursor) >= 0) {
    selected.add(s.cursor);
    const anchor = s.anchor !== null && indexOf(s.anchor) >= 0 ? s.anchor : s.cursor;
    return { cursor: s.cursor, anchor, selected };
  }
  const cursor = successor(s.cursor) ?? order[0]!;
  if (selected.size === 0) return selectOnly(cursor);
  selected.add(cursor);
  return { cursor, anchor: cursor, selected };
};
