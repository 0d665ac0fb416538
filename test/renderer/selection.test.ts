import { describe, expect, it } from 'vitest';
import {
  extendTo,
  noSelection,
  reconcileSelection,
  selectMany,
  selectOnly,
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
  it('falls to the neighbour at the old place when the active photo left', () => {
    const s = reconcileSelection(selectOnly(99), order, indexOf, 3);
    expect(s.cursor).toBe(13);
    expect([...s.selected]).toEqual([13]);
  });
  it('falls to the last at the end of the list', () => {
    expect(reconcileSelection(selectOnly(99), order, indexOf, 60).cursor).toBe(15);
  });
  it('drops what left and keeps the rest', () => {
    const s = { cursor: 12, anchor: 99, selected: new Set([12, 99, 14]) };
    const next = reconcileSelection(s, order, indexOf, 2);
    expect([...next.selected]).toEqual([12, 14]);
    expect(next.anchor).toBe(12);
  });
  it('is empty in an empty list', () => {
    expect(reconcileSelection(selectOnly(12), [], () => -1, 0).cursor).toBeNull();
  });
});
