/** @file After undo and redo: the photos of that step come into view, unless whoever asked has gone on meanwhile. */
import type { StoreApi } from 'zustand/vanilla';
import type { PhotoId, StackId } from '../../electron/contract/ids.ts';
import type { Stack } from '../../electron/contract/stack.ts';
import type { Cursor } from './cursor.ts';
import type { OrderState } from './order.ts';

export interface BringBack {
  /** From where the photographer is now: what it answers brings the first of these into view, if they are still there. */
  fromHere(): (ids: readonly PhotoId[]) => void;
  /** The list changed: what was not in it may be now. */
  listChanged(): void;
  /** Moves of the app's own, while which nobody goes on. */
  unasked(run: () => void): void;
}

export const createBringBack = (of: {
  cursor: Cursor;
  order: Pick<StoreApi<OrderState>, 'getState'>;
  isGrid: () => boolean;
  stackOf: (id: PhotoId) => Stack | undefined;
  openStack: (id: StackId) => void;
}): BringBack => {
  const { cursor, order } = of;
  /** How often somebody went to another photo, by whatever way. */
  let moves = 0;
  let isUnasked = false;
  let awaited: { ids: readonly PhotoId[]; moves: number } | null = null;
  cursor.state.subscribe((now, before) => {
    if (now.cursor !== before.cursor && !isUnasked) moves++;
  });
  const unasked = (run: () => void): void => {
    const before = isUnasked;
    isUnasked = true;
    run();
    isUnasked = before;
  };
  /** Goes to the first of these that is in the list; one folded away inside a stack is brought out by opening it. */
  const reveal = (ids: readonly PhotoId[]): boolean => {
    const id = ids.find((each) => order.getState().walk.indexOf(each) >= 0);
    if (id === undefined) return false;
    const stack = of.stackOf(id);
    if (stack && of.isGrid() && order.getState().grid.indexOf(id) < 0) of.openStack(stack.id);
    // Within the selection it belongs to, if it does.
    unasked(() => cursor.activate(id));
    return true;
  };
  return {
    unasked,
    fromHere() {
      const asked = moves;
      return (ids) => {
        if (moves !== asked) return;
        const active = cursor.state.getState().cursor;
        // Whoever looks at one of them stays with it.
        if (active !== null && ids.includes(active) && cursor.index() >= 0) return;
        // Under a filter it may come back only with the next list.
        if (!reveal(ids)) awaited = { ids, moves };
      };
    },
    listChanged() {
      if (awaited && (awaited.moves !== moves || reveal(awaited.ids))) awaited = null;
    },
  };
};
