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
