import { describe, expect, it } from 'vitest';
import { stripBrackets, stripStart } from '../../renderer/layout/strip.ts';

describe('stripStart', () => {
  it('stands still while the photo is inside the margin', () => {
    expect(stripStart(10, 15, 100, 12)).toBe(10);
  });
  it('moves by one at an edge', () => {
    expect(stripStart(10, 20, 100, 12)).toBe(11);
    expect(stripStart(10, 11, 100, 12)).toBe(9);
  });
  it('stays inside the list', () => {
    expect(stripStart(0, 0, 100, 12)).toBe(0);
    expect(stripStart(80, 99, 100, 12)).toBe(88);
    expect(stripStart(50, 2, 5, 12)).toBe(0);
  });
  it('puts a far jump into the middle', () => {
    expect(stripStart(0, 50, 100, 12)).toBe(44);
  });
  it('always contains the photo', () => {
    for (let visible = 1; visible < 9; visible++) {
      let start = 0;
      for (const index of [0, 3, 9, 4, 19, 18, 0]) {
        start = stripStart(start, index, 20, visible);
        expect(index).toBeGreaterThanOrEqual(start);
        expect(index).toBeLessThan(start + visible);
      }
    }
  });
});

it('brackets say where a stack is cut', () => {
  const stack = { id: 3, photoIds: [3, 4, 5, 6] };
  const ids = [1, 2, 3, 4, 5, 6, 7];
  const stackOf = (id: number) => (stack.photoIds.includes(id) ? stack : undefined);
  expect(stripBrackets(ids, 0, 4, stackOf)).toEqual([
    { stackId: 3, from: 2, to: 3, isCutLeft: false, isCutRight: true, size: 4 },
  ]);
  expect(stripBrackets(ids, 3, 7, stackOf)).toEqual([
    { stackId: 3, from: 0, to: 2, isCutLeft: true, isCutRight: false, size: 4 },
  ]);
});
