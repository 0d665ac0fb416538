/** @file Moving the active photo and changing the selection, over whichever order the view walks. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PhotoId } from '../../electron/contract/ids.ts';
import type { Order } from './order.ts';
import {
  extendTo,
  noSelection,
  reconcileSelection,
  type Selection,
  selectMany,
  selectOnly,
  successorOf,
  toggle,
} from './selection.ts';

export interface Cursor {
  state: StoreApi<Selection<PhotoId> & { direction: 1 | -1 }>;
  /** The order of the current view. */
  order(): Order;
  index(): number;
  /** Moves to an index, and selects it alone; false at an edge, with nothing else selected. */
  moveTo(index: number, extend?: boolean): boolean;
  go(id: PhotoId): void;
  /** Makes it the active one within the selection; one outside is selected alone. */
  activate(id: PhotoId): void;
  toggle(id: PhotoId): void;
  extendTo(id: PhotoId): void;
  selectMany(ids: readonly PhotoId[], add: boolean): void;
  selectAll(): void;
  selectNone(): void;
  /** What is not selected is; where that is nothing, the active one stays. */
  invert(): void;
  /**
   * The list changed under it. `preferred` is where the address says the cursor should be, `whole` the shoot without a filter as far as known.
   * `standIn`: who stands for a photo that is still in the list and folded away, else null: the cell stays active when another frame becomes its best.
   */
  reconcile(preferred: PhotoId | null, whole?: readonly PhotoId[], standIn?: (folded: PhotoId) => PhotoId | null): void;
}

export const createCursor = (order: () => Order): Cursor => {
  const state = createStore<Selection<PhotoId> & { direction: 1 | -1 }>(() => ({ ...noSelection, direction: 1 }));
  let lastIndex = 0;
  let lastIds: readonly PhotoId[] = [];
  const index = (): number => {
    const { cursor } = state.getState();
    return cursor === null ? -1 : order().indexOf(cursor);
  };
  const set = (next: Selection<PhotoId>): void => {
    const before = lastIndex;
    const at = next.cursor === null ? -1 : order().indexOf(next.cursor);
    lastIndex = Math.max(0, at);
    lastIds = order().ids;
    const direction = lastIndex === before ? state.getState().direction : lastIndex > before ? 1 : -1;
    state.setState({ ...next, direction });
  };
  const extend = (id: PhotoId): void => set(extendTo(state.getState(), id, order().ids, order().indexOf));
  return {
    state,
    order,
    index,
    moveTo(target, isExtending = false) {
      const { ids } = order();
      const id = ids[Math.min(ids.length - 1, Math.max(0, target))];
      const { cursor, selected } = state.getState();
      // A move without a place to go still lets go of the rest: the next key decides for what is framed.
      if (id === undefined || (id === cursor && (isExtending || selected.size < 2))) return false;
      if (isExtending) extend(id);
      else set(selectOnly(id));
      return true;
    },
    go: (id) => set(selectOnly(id)),
    activate(id) {
      const { anchor, selected } = state.getState();
      set(selected.has(id) ? { cursor: id, anchor, selected } : selectOnly(id));
    },
    toggle: (id) => set(toggle(state.getState(), id)),
    extendTo: extend,
    selectMany: (ids, add) => set(selectMany(state.getState(), ids, add)),
    selectAll: () => set(selectMany(state.getState(), order().ids, false)),
    selectNone() {
      const { cursor } = state.getState();
      if (cursor !== null) set(selectOnly(cursor));
    },
    invert() {
      const s = state.getState();
      set(
        selectMany(
          s,
          order().ids.filter((id) => !s.selected.has(id)),
          false,
        ),
      );
    },
    reconcile(preferred, whole = [], standIn = () => null) {
      const now = order();
      const held = state.getState();
      const inSight = (id: PhotoId): PhotoId => (now.indexOf(id) >= 0 ? id : (standIn(id) ?? id));
      const s = {
        cursor: held.cursor && inSight(held.cursor),
        anchor: held.anchor && inSight(held.anchor),
        selected: new Set([...held.selected].map(inSight)),
      };
      if (s.cursor === null && preferred !== null && now.indexOf(preferred) >= 0) {
        set(selectOnly(preferred));
        return;
      }
      const before = { ids: lastIds, index: lastIndex, whole };
      const isOther = (selected: ReadonlySet<PhotoId>) => [...selected].some((id) => !held.selected.has(id));
      const next = reconcileSelection(s, now.ids, now.indexOf, (gone) =>
        gone === null
          ? (now.ids[lastIndex] ?? now.ids.at(-1) ?? null)
          : successorOf(gone, now.ids, now.indexOf, before),
      );
      if (next.cursor !== held.cursor || next.selected.size !== held.selected.size || isOther(next.selected)) set(next);
      else {
        lastIndex = Math.max(0, index());
        lastIds = now.ids;
      }
    },
  };
};
