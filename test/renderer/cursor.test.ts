import { describe, expect, it } from 'vitest';
import type { PhotoId } from '../../electron/contract/ids.ts';
import { createCursor } from '../../renderer/state/cursor.ts';
import type { Order } from '../../renderer/state/order.ts';

const ids = [1, 2, 3, 4] as PhotoId[];
const cursorAt = (index: number, selected: PhotoId[]) => {
  const cursor = createCursor(() => ({ ids, indexOf: (id: PhotoId) => ids.indexOf(id) }) as unknown as Order);
  cursor.moveTo(index);
  cursor.state.setState({ selected: new Set(selected) });
  return cursor;
};
const selected = (cursor: ReturnType<typeof cursorAt>) => [...cursor.state.getState().selected];

describe('a move', () => {
  it('at an edge lets go of what else is selected, so that the next key decides for one', () => {
    const cursor = cursorAt(0, ids.slice(0, 3));
    expect(cursor.moveTo(0)).toBe(true);
    expect([cursor.index(), selected(cursor)]).toEqual([0, [1]]);
    expect(cursor.moveTo(-1)).toBe(false);
    expect(cursor.moveTo(9)).toBe(true);
    expect([cursor.index(), selected(cursor)]).toEqual([3, [4]]);
    expect(cursor.moveTo(4)).toBe(false);
  });
  it('that extends the selection keeps it at an edge', () => {
    const cursor = cursorAt(0, ids.slice(0, 3));
    expect(cursor.moveTo(-1, true)).toBe(false);
    expect(selected(cursor)).toEqual([1, 2, 3]);
  });
});

describe('a list that changes', () => {
  const whole = [1, 2, 3, 4, 5, 6] as PhotoId[];
  const listOf = (shown: number[]) => ({ ids: shown, indexOf: (id: PhotoId) => shown.indexOf(id) }) as unknown as Order;
  // 1 2 3 and 4 5 6 are stacks.
  const standIn = (now: number[]) => (id: PhotoId) =>
    (now.find((other) => Math.ceil(other / 3) === Math.ceil(id / 3)) as PhotoId | undefined) ?? null;

  it('leaves the same stack active and selected when another frame becomes its best', () => {
    let now = [1, 4];
    const cursor = createCursor(() => listOf(now));
    cursor.go(1 as PhotoId);
    now = [3, 4];
    cursor.reconcile(null, whole, standIn(now));
    expect(cursor.state.getState()).toMatchObject({ cursor: 3, anchor: 3, selected: new Set([3]) });
    cursor.selectAll();
    now = [2, 6];
    cursor.reconcile(null, whole, standIn(now));
    expect(cursor.state.getState()).toMatchObject({ cursor: 2, selected: new Set([2, 6]) });
  });
  it('goes to what came next where the active one left the list', () => {
    let now = [1, 4];
    const cursor = createCursor(() => listOf(now));
    cursor.go(1 as PhotoId);
    now = [2, 4];
    cursor.reconcile(null, whole);
    expect(cursor.state.getState().cursor).toBe(4);
  });
});
