import { describe, expect, it } from 'vitest';
import { indexIds } from '../../renderer/layout/id-index.ts';
import { collapseStacks, groupByStack, nextStackStart } from '../../renderer/layout/visible-order.ts';

const a = { id: 2, photoIds: [2, 3, 4], bestId: 3 };
const b = { id: 6, photoIds: [6, 7], bestId: null };
const stackOf = (id: number) => [a, b].find((s) => s.photoIds.includes(id));

describe('groupByStack', () => {
  it('puts a stack where its first photo stood, in capture order', () => {
    expect(groupByStack([4, 1, 7, 2, 5, 6, 3], stackOf)).toEqual([2, 3, 4, 1, 6, 7, 5]);
  });
  it('leaves out members that the filter left out', () => {
    expect(groupByStack([4, 1, 2], stackOf)).toEqual([2, 4, 1]);
  });
  it('never loses a photo to a stack that no longer names it', () => {
    const stale = { id: 9, photoIds: [10, 11], bestId: null };
    expect(groupByStack([9, 10, 11], () => stale).toSorted((a, b) => a - b)).toEqual([9, 10, 11]);
  });
});

describe('collapseStacks', () => {
  it('shows the best, or the first where none is best', () => {
    expect(collapseStacks([1, 2, 3, 4, 5, 6, 7], stackOf, new Set())).toEqual([1, 3, 5, 6]);
  });
  it('shows the first that matches where the best was filtered out', () => {
    expect(collapseStacks([1, 2, 4], stackOf, new Set())).toEqual([1, 2]);
  });
  it('shows all of an open stack', () => {
    expect(collapseStacks([1, 2, 3, 4, 6, 7], stackOf, new Set([2]))).toEqual([1, 2, 3, 4, 6]);
  });
});

describe('nextStackStart', () => {
  const order = [1, 2, 3, 4, 5, 6, 7];
  it.each([
    [2, 1, 5],
    [0, 1, 2],
    [4, 1, 6],
    [5, 1, null],
    [5, -1, 5],
    [4, -1, 2],
    [3, -1, 1],
    [0, -1, null],
  ] as const)('from index %i by %i to %s', (index, by, id) => {
    expect(nextStackStart(order, index, by, stackOf)).toBe(id);
  });
});

describe('indexIds', () => {
  it.each([
    ['close together', [7, 5, 6, 100]],
    ['far apart', [1, 9_000_000_000, 5]],
    ['none', []],
  ])('%s', (_, ids) => {
    const indexOf = indexIds(ids);
    expect(ids.map(indexOf)).toEqual(ids.map((_each, i) => i));
    expect(indexOf(4)).toBe(-1);
    expect(indexOf(200)).toBe(-1);
  });
});
