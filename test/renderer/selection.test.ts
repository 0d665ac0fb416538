import { describe, expect, it } from 'vitest';
import {
  extendTo,
  noSelection,
  reconcileSelection,
  selectMany,
  selectOnly,
  successorOf,
  toggle,
} from '../../renderer/state/selection.ts';

const order = [10, 11, 12, 13, 14, 15];
const indexOf = (id: number): number => order.indexOf(id);

describe('clicks', () => {
  it('ctrl click adds, and takes away, but never the last', () => {
    const two = toggle(selectOnly(11), 13);
    expect([...two.selected]).toEqual([11, 13]);
    expect(two.cursor).toBe(13);
    const one = toggle(two, 13);
    expect([...one.selected]).toEqual([11]);
    expect(one.cursor).toBe(11);
    expect([...toggle(one, 11).selected]).toEqual([11]);
  });
  it('shift extends from the anchor both ways', () => {
    const right = extendTo(selectOnly(12), 14, order, indexOf);
    expect([...right.selected]).toEqual([12, 13, 14]);
    const left = extendTo(right, 10, order, indexOf);
    expect([...left.selected]).toEqual([10, 11, 12]);
    expect(left.cursor).toBe(10);
    expect(left.anchor).toBe(12);
  });
  it('shift without an anchor in the list selects only that', () => {
    expect([...extendTo(selectOnly(99), 12, order, indexOf).selected]).toEqual([12]);
  });
});

describe('selectMany', () => {
  it('replaces or adds, and keeps the active photo if it is inside', () => {
    expect([...selectMany(selectOnly(12), [10, 11], false).selected]).toEqual([10, 11]);
    expect(selectMany(selectOnly(12), [10, 11], false).cursor).toBe(10);
    expect(selectMany(selectOnly(12), [10, 11], true).cursor).toBe(12);
  });
  it('an empty rectangle leaves the active photo', () => {
    expect([...selectMany(selectOnly(12), [], false).selected]).toEqual([12]);
    expect(selectMany<number>(noSelection, [], false).selected.size).toBe(0);
  });
});

describe('reconcileSelection', () => {
  it('goes to its successor when the active photo left', () => {
    const s = reconcileSelection(selectOnly(99), order, indexOf, () => 13);
    expect(s.cursor).toBe(13);
    expect([...s.selected]).toEqual([13]);
  });
  it('drops what left and keeps the rest', () => {
    const s = { cursor: 12, anchor: 99, selected: new Set([12, 99, 14]) };
    const next = reconcileSelection(s, order, indexOf, () => null);
    expect([...next.selected]).toEqual([12, 14]);
    expect(next.anchor).toBe(12);
  });
  it('is empty in an empty list', () => {
    expect(
      reconcileSelection(
        selectOnly(12),
        [],
        () => -1,
        () => null,
      ).cursor,
    ).toBeNull();
  });
});

describe('successorOf', () => {
  const all = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  const among = (list: readonly number[], before: { ids: readonly number[]; index: number }, gone: number) =>
    successorOf(gone, list, (id) => list.indexOf(id), { ...before, whole: all });
  it('is the next one where a decision took the photo out of a filter, however near the one before is', () => {
    expect(among([4, 9], { ids: [4, 5, 9], index: 1 }, 5)).toBe(9);
    expect(among([1, 4], { ids: [1, 4, 5], index: 2 }, 5)).toBe(4);
  });
  it('is the nearest in the shoot where another filter shows other photos, not whoever stands in the same row', () => {
    expect(among([1, 4, 9], { ids: all, index: 5 }, 6)).toBe(4);
    expect(among([2, 7], { ids: [1, 5, 8], index: 1 }, 5)).toBe(7);
  });
  it('is whoever stands at the old place where nothing is known, and nobody in an empty list', () => {
    expect(among([20, 21, 22], { ids: [99], index: 0 }, 99)).toBe(20);
    expect(among([], { ids: all, index: 5 }, 6)).toBeNull();
  });
});
